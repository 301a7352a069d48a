import { copyOf, giveUp, joined, letters, numbers } from './bytes.ts';

const needed = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP']);
/** Bits of VP8X that say that there are Exif and XMP. */
const exifBit = 0x08;
const xmpBit = 0x04;

/** A WebP without Exif, XMP, chunks of unknown meaning, and without what lies behind its end. */
export function cleanWebp(bytes: Uint8Array): Uint8Array {
  const { u32le } = numbers(bytes);
  const whole = 8 + u32le(4);
  if (whole > bytes.byteLength) giveUp('shorter than it says');
  const kept: Uint8Array[] = [];
  for (let at = 12; at + 8 <= whole; ) {
    const size = u32le(at + 4);
    const end = at + 8 + size + (size % 2);
    if (at + 8 + size > whole) giveUp('a chunk is longer than the file');
    const name = letters(bytes, at, 4);
    if (needed.has(name)) {
      const chunk = copyOf(bytes, at, Math.min(end, bytes.byteLength));
      if (name === 'VP8X' && size >= 10) chunk[8] = (chunk[8] ?? 0) & ~(exifBit | xmpBit);
      kept.push(chunk);
    }
    at = end;
  }
  if (kept.length === 0) giveUp('a picture without a picture');
  const body = joined(kept);
  const head = Uint8Array.from([0x52, 0x49, 0x46, 0x46, 0, 0, 0, 0, 0x57, 0x45, 0x42, 0x50]);
  new DataView(head.buffer).setUint32(4, body.byteLength + 4, true);
  return joined([head, body]);
}
