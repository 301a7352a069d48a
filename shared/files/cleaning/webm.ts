import { copyOf, giveUp, numbers } from './bytes.ts';

const segment = 0x18538067;
const cluster = 0x1f43b675;
const info = 0x1549a966;
const tracks = 0x1654ae6b;
const track = 0xae;

/** What a film is made of: heads, indexes, pictures and sounds. Tags, attachments and chapters are not. */
const kept = new Set([0x1a45dfa3, 0x114d9b74, 0x1c53bb6b, 0xec]);
/** Inside a cluster of unknown length. */
const inCluster = new Set([0xe7, 0xa3, 0xa0, 0xab, 0xa7]);
/** Of the segment: lengths, and the programs, which must be there and are named by blanks. */
const inInfo = new Set([0x2ad7b1, 0x4489]);
const programs = new Set([0x4d80, 0x5741]);
/** Of a track: its name, and a sum that would no longer be right. */
const notInTrack = new Set([0x536e, 0xbf]);

type Element = { readonly id: number; readonly start: number; readonly body: number; readonly end: number | undefined };

/** A WebM without its tags, names, times, attachments and programs. Nothing moves: what goes becomes a void. */
export function cleanWebm(bytes: Uint8Array): Uint8Array {
  const out = copyOf(bytes);
  const { u8 } = numbers(bytes);

  /** A number of variable length; with its mark for ids, without it for lengths. */
  const vint = (
    at: number,
    withMark: boolean,
  ): { readonly value: number; readonly next: number; readonly isUnknown: boolean } => {
    const first = u8(at);
    const length = Math.clz32(first) - 23;
    if (length > 8) giveUp('a number of no length');
    let value = withMark ? first : first & (0xff >> length);
    let isUnknown = (first & (0xff >> length)) === 0xff >> length;
    for (let n = 1; n < length; n++) {
      const byte = u8(at + n);
      isUnknown &&= byte === 0xff;
      value = value * 256 + byte;
    }
    return { value, next: at + length, isUnknown };
  };
  const elementAt = (at: number): Element => {
    const id = vint(at, true);
    const size = vint(id.next, false);
    const end = size.isUnknown ? undefined : size.next + size.value;
    if (end !== undefined && end > bytes.byteLength) giveUp('an element is longer than the file');
    return { id: id.value, start: at, body: size.next, end };
  };
  const toVoid = (start: number, end: number): void => {
    out.fill(0, start, end);
    out[start] = 0xec;
    const length = end - start;
    if (length < 9) {
      out[start + 1] = 0x80 | (length - 2);
      return;
    }
    out[start + 1] = 0x01;
    new DataView(out.buffer).setUint32(start + 5, length - 9);
  };
  /** Goes through what lies between two places. */
  const each = (from: number, to: number, see: (element: Element & { readonly end: number }) => void): void => {
    for (let at = from; at < to; ) {
      const element = elementAt(at);
      const { end } = element;
      if (end === undefined || end > to) return giveUp('an element is longer than what holds it');
      see({ ...element, end });
      at = end;
    }
  };

  let at = 0;
  let isInCluster = false;
  let segmentEnd = bytes.byteLength;
  while (at < segmentEnd) {
    const element = elementAt(at);
    const { id, start, body, end } = element;
    if (id === segment) {
      segmentEnd = end ?? bytes.byteLength;
      at = body;
      continue;
    }
    if (id === cluster) {
      isInCluster = end === undefined;
      at = end ?? body;
      continue;
    }
    if (end === undefined) return giveUp('only segments and clusters may have no length');
    if (id === info) {
      each(body, end, (part) => {
        if (programs.has(part.id)) out.fill(0x20, part.body, part.end);
        else if (!inInfo.has(part.id)) toVoid(part.start, part.end);
      });
    } else if (id === tracks) {
      each(body, end, (entry) => {
        if (entry.id !== track) return toVoid(entry.start, entry.end);
        return each(entry.body, entry.end, (part) => {
          if (notInTrack.has(part.id)) toVoid(part.start, part.end);
        });
      });
    } else if (id === 0xec) {
      out.fill(0, body, end);
    } else if (!kept.has(id) && !(isInCluster && inCluster.has(id))) {
      toVoid(start, end);
    }
    at = end;
  }
  return out.subarray(0, at);
}
