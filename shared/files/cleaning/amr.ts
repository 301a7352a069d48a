import { copyOf, giveUp, letters } from './bytes.ts';

/** Bytes of speech behind the head of a frame, by its type: narrow band, and wide band (RFC 4867). */
const narrow = [12, 13, 15, 17, 19, 20, 26, 31, 5, 0, 0, 0, 0, 0, 0, 0];
const wide = [17, 23, 32, 36, 40, 46, 50, 58, 60, 5, 0, 0, 0, 0, 0, 0];

/** A recording in AMR: its frames, and nothing that lies behind the last whole one. */
export function cleanAmr(bytes: Uint8Array): Uint8Array {
  const isWide = letters(bytes, 0, 9) === '#!AMR-WB\n';
  if (!isWide && letters(bytes, 0, 6) !== '#!AMR\n') giveUp('a head of unknown kind');
  const sizes = isWide ? wide : narrow;
  let at = isWide ? 9 : 6;
  for (;;) {
    const head = bytes[at];
    // The outer bits of the head of a frame are empty.
    if (head === undefined || (head & 0x83) !== 0) break;
    const end = at + 1 + (sizes[(head >> 3) & 0x0f] ?? 0);
    if (end > bytes.byteLength) break;
    at = end;
  }
  return copyOf(bytes, 0, at);
}
