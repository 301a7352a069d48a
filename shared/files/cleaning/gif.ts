import { giveUp, joined, letters, numbers } from './bytes.ts';

const extension = 0x21;
const image = 0x2c;
const trailer = 0x3b;
const graphicControl = 0xf9;
const plainText = 0x01;
const application = 0xff;

/** Extensions that animate the picture. */
const animating = new Set(['NETSCAPE2.0', 'ANIMEXTS1.0']);

/** The bytes of a table of colours, by the flags that announce it. */
const tableBytes = (flags: number): number => ((flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 7) + 1));

/** A GIF without comments, XMP and other programs' blocks, and without what lies behind its end. */
export function cleanGif(bytes: Uint8Array): Uint8Array {
  const { u8 } = numbers(bytes);
  /** Where a chain of sub-blocks ends. */
  const chainEnd = (from: number): number => {
    let end = from;
    while (u8(end) !== 0) end += 1 + u8(end);
    return end + 1;
  };
  let at = 13 + tableBytes(u8(10));
  const kept: Uint8Array[] = [bytes.subarray(0, at)];
  for (;;) {
    const start = at;
    switch (u8(at)) {
      case trailer:
        return joined([...kept, Uint8Array.from([trailer])]);
      case image:
        at = chainEnd(at + 11 + tableBytes(u8(at + 9)));
        kept.push(bytes.subarray(start, at));
        break;
      case extension: {
        const label = u8(at + 1);
        at = chainEnd(at + 2);
        const isKept =
          label === graphicControl ||
          label === plainText ||
          (label === application && animating.has(letters(bytes, start + 3, 11)));
        if (isKept) kept.push(bytes.subarray(start, at));
        break;
      }
      default:
        giveUp('a block of unknown kind');
    }
  }
}
