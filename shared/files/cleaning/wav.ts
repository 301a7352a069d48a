import { copyOf, giveUp, joined, letters, numbers } from './bytes.ts';

/** What sound is made of; whatever else there is says who recorded it, when and with what. */
const needed = new Set(['fmt ', 'fact', 'data']);

/** A WAV without names, times, serial numbers and tags. */
export function cleanWav(bytes: Uint8Array): Uint8Array {
  const { u32le } = numbers(bytes);
  const kept: Uint8Array[] = [];
  for (let at = 12; at + 8 <= bytes.byteLength; ) {
    const name = letters(bytes, at, 4);
    // A recording that was broken off says that its sound is longer than it is.
    const size = Math.min(u32le(at + 4), bytes.byteLength - at - 8);
    if (needed.has(name)) {
      const head = copyOf(bytes, at, at + 8);
      new DataView(head.buffer).setUint32(4, size, true);
      kept.push(head, bytes.subarray(at + 8, at + 8 + size), new Uint8Array(size % 2));
    }
    at += 8 + size + (size % 2);
  }
  if (kept.length < 6) giveUp('sound without sound');
  const body = joined(kept);
  const head = Uint8Array.from([0x52, 0x49, 0x46, 0x46, 0, 0, 0, 0, 0x57, 0x41, 0x56, 0x45]);
  new DataView(head.buffer).setUint32(4, body.byteLength + 4, true);
  return joined([head, body]);
}
