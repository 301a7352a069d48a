import { giveUp, joined, letters, numbers } from './bytes.ts';

/** Chunks that a picture is made of or that say how to show it; whatever else there is says who made it, or nothing. */
const needed = new Set('IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP cICP sBIT bKGD pHYs acTL fcTL fdAT'.split(' '));

/** A PNG without texts, Exif, times and chunks of unknown meaning, and without what lies behind its end. */
export function cleanPng(bytes: Uint8Array): Uint8Array {
  const { u32 } = numbers(bytes);
  const kept: Uint8Array[] = [bytes.subarray(0, 8)];
  let at = 8;
  for (;;) {
    const name = letters(bytes, at + 4, 4);
    const end = at + 12 + u32(at);
    if (end > bytes.byteLength) giveUp('a chunk is longer than the file');
    if (needed.has(name)) kept.push(bytes.subarray(at, end));
    if (name === 'IEND') return joined(kept);
    at = end;
  }
}
