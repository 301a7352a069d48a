import type { MediaType } from '../complaint/media-types.ts';

/** How much of a file its type is told from, at its beginning and at its end, in bytes. */
export const headBytes = 64 * 1024;

const startsWith = (bytes: Uint8Array, signature: readonly number[], offset = 0): boolean =>
  signature.every((byte, index) => bytes[offset + index] === byte);

const ascii = (text: string): readonly number[] => Array.from(text, (character) => character.charCodeAt(0));
const isAscii = (bytes: Uint8Array, text: string, offset = 0): boolean => startsWith(bytes, ascii(text), offset);

/** Latin letters of some bytes, for looking names up. */
const latin = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');

/** Brands of ISO base media files by what they are; the first one that is known decides. */
const brands: readonly (readonly [RegExp, MediaType])[] = [
  [/^(avif|avis)$/, 'image/avif'],
  [/^(heic|heix|heim|heis|hevc|hevx|mif1|msf1)$/, 'image/heic'],
  [/^(M4A |M4B )$/, 'audio/mp4'],
  [/^qt {2}$/, 'video/quicktime'],
  [/^(isom|iso[2-9]|mp4[12]|avc1|M4V |MSNV|dash|3gp[4-9]|3g2[a-c]|mmp4)$/, 'video/mp4'],
];

/** The type that the file type box of an ISO base media file says: its major brand, else those it is compatible with. */
function isoType(bytes: Uint8Array): MediaType | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const size = Math.min(view.getUint32(0), bytes.byteLength, 512);
  const names: string[] = [];
  for (let at = 8; at + 4 <= size; at += 4) if (at !== 12) names.push(latin(bytes.subarray(at, at + 4)));
  // A HEIF file may call itself `mif1` and be an AVIF: the special brand counts before the general one.
  if (names.some((name) => /^avi[fs]$/.test(name))) return 'image/avif';
  for (const name of names) {
    const found = brands.find(([pattern]) => pattern.test(name));
    if (found) return found[1];
  }
  return undefined;
}

const officeParts = [
  ['word/document.xml', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['xl/workbook.xml', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ['ppt/presentation.xml', 'application/vnd.openxmlformats-officedocument.presentationml.presentation'],
] as const;

/** Which Office document a zip archive is, by the names in its directory. With macros it is none that we take. */
function officeType(head: Uint8Array, tail: Uint8Array): MediaType | undefined {
  const names = latin(head) + latin(tail);
  if (!names.includes('[Content_Types].xml') || names.includes('vbaProject.bin')) return undefined;
  return officeParts.find(([part]) => names.includes(part))?.[1];
}

const utf16 = (text: string): string => text.replaceAll(/./g, '$&\0');

/** Which of the old Office documents a compound file is, by the names of its streams. With macros it is none that we take. */
function oldOfficeType(head: Uint8Array, tail: Uint8Array): MediaType | undefined {
  const names = latin(head) + latin(tail);
  if (names.includes(utf16('_VBA_PROJECT')) || names.includes(utf16('Macros'))) return undefined;
  if (names.includes(utf16('WordDocument'))) return 'application/msword';
  return names.includes(utf16('Workbook')) ? 'application/vnd.ms-excel' : undefined;
}

/** What other programs would take for something else than text. */
const disguise = /^\s*<(!|\?|[a-z])|%PDF-/i;

/** Whether it reads as text, in UTF-8 or as old programs in China write it: without control characters, and no disguise. */
function isPlainText(head: Uint8Array, isWhole: boolean): boolean {
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      // The beginning may end inside a character.
      const text = new TextDecoder(encoding, { fatal: true }).decode(head, { stream: !isWhole });
      // oxlint-disable-next-line no-control-regex -- that is what is looked for
      if (/[\u0000-\u0008\u000b\u000e-\u001f\u007f]/.test(text) || text.trim() === '') return false;
      return !disguise.test(text.slice(0, 2000));
    } catch {
      // The next one.
    }
  }
  return false;
}

/** An MPEG audio frame that is followed by another one, or an ID3 tag. */
function isMp3(bytes: Uint8Array): boolean {
  if (isAscii(bytes, 'ID3')) return true;
  const [first = 0, second = 0, third = 0] = bytes;
  const isLayer3 = first === 0xff && (second & 0xe6) === 0xe2;
  return isLayer3 && (second & 0x18) !== 0x08 && (third & 0xf0) !== 0xf0 && (third & 0x0c) !== 0x0c;
}

/**
 * The type of a file by its content, whatever its sender called it; undefined for a type that is not taken.
 *
 * @param head its first bytes, `headBytes` of them or the whole file
 * @param tail its last bytes, when the head is not all of it
 */
export function mediaTypeOf(head: Uint8Array, tail: Uint8Array = head): MediaType | undefined {
  if (startsWith(head, [0xff, 0xd8, 0xff])) return 'image/jpeg';
  if (startsWith(head, [0x89, ...ascii('PNG\r\n'), 0x1a, 0x0a])) return 'image/png';
  if (isAscii(head, 'RIFF') && isAscii(head, 'WEBP', 8)) return 'image/webp';
  if (isAscii(head, 'RIFF') && isAscii(head, 'WAVE', 8)) return 'audio/wav';
  if (isAscii(head, 'GIF87a') || isAscii(head, 'GIF89a')) return 'image/gif';
  if (isAscii(head, '%PDF-')) return 'application/pdf';
  if (head.byteLength >= 16 && isAscii(head, 'ftyp', 4)) return isoType(head);
  if (startsWith(head, [0x1a, 0x45, 0xdf, 0xa3]))
    return latin(head.subarray(0, 64)).includes('webm') ? 'video/webm' : undefined;
  if (isAscii(head, 'OggS')) return 'audio/ogg';
  if (isAscii(head, '#!AMR')) return 'audio/amr';
  if (startsWith(head, [0x50, 0x4b, 0x03, 0x04])) return officeType(head, tail);
  if (startsWith(head, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])) return oldOfficeType(head, tail);
  if (isMp3(head)) return 'audio/mpeg';
  return isPlainText(head, tail === head) ? 'text/plain' : undefined;
}

/** The same of a file that is there as a whole. */
export const mediaTypeOfWhole = (content: Uint8Array): MediaType | undefined =>
  content.byteLength <= headBytes
    ? mediaTypeOf(content)
    : mediaTypeOf(content.subarray(0, headBytes), content.subarray(-headBytes));
