import { giveUp } from './bytes.ts';

/** Text as UTF-8 without a mark at its beginning: old programs in China write GB 18030. */
export function cleanText(bytes: Uint8Array): Uint8Array {
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextEncoder().encode(new TextDecoder(encoding, { fatal: true }).decode(bytes));
    } catch {
      // The next one.
    }
  }
  return giveUp('text in an encoding that nobody knows');
}
