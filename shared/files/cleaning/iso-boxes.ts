import { giveUp, letters, numbers } from './bytes.ts';

/** A box of an ISO base media file (ISO/IEC 14496-12): `start` of its head, `body` behind the head, `end`. */
export type Box = { readonly type: string; readonly start: number; readonly body: number; readonly end: number };

/** More boxes on one level than any camera writes. */
const boxesMax = 100_000;

/** The boxes between two places, in their order. */
export function boxesIn(bytes: Uint8Array, from: number, to: number): readonly Box[] {
  const { u32, u64 } = numbers(bytes);
  const found: Box[] = [];
  let at = from;
  while (at + 8 <= to) {
    const short = u32(at);
    // A list of QuickTime may end with a zero.
    if (short === 0 && to !== bytes.byteLength) break;
    const isLong = short === 1;
    const size = isLong ? u64(at + 8) : short === 0 ? to - at : short;
    const head = isLong ? 16 : 8;
    if (size < head || at + size > to) giveUp('a box is longer than what holds it');
    found.push({ type: letters(bytes, at + 4, 4), start: at, body: at + head, end: at + size });
    if (found.length > boxesMax) giveUp('too many boxes');
    at += size;
  }
  // What is left over is no box; at the end of a file anybody may have put anything there.
  if (to === bytes.byteLength && at < to) giveUp('something lies behind the last box');
  return found;
}

/** The first box of a type inside another. */
export const boxIn = (bytes: Uint8Array, holder: Box, type: string): Box | undefined =>
  boxesIn(bytes, holder.body, holder.end).find((box) => box.type === type);
