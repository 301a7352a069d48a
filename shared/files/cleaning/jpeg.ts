import { Buffer } from 'node:buffer';
import { giveUp, joined, letters, numbers } from './bytes.ts';

const soi = 0xd8;
const eoi = 0xd9;
const sos = 0xda;
const comment = 0xfe;
const app = (n: number): number => 0xe0 + n;

/** How the picture was held, from its Exif: 1 to 8; undefined when it says nothing. */
function orientationOf(segment: Uint8Array): number | undefined {
  if (letters(segment, 0, 6) !== 'Exif\0\0') return undefined;
  const tiff = segment.subarray(6);
  const { u16, u16le, u32, u32le } = numbers(tiff);
  const order = letters(tiff, 0, 2);
  if (order !== 'II' && order !== 'MM') return undefined;
  const short = order === 'II' ? u16le : u16;
  const long = order === 'II' ? u32le : u32;
  const start = tiff.byteLength >= 8 ? long(4) : tiff.byteLength;
  if (start + 2 > tiff.byteLength) return undefined;
  const count = short(start);
  for (let n = 0; n < count; n++) {
    const at = start + 2 + n * 12;
    if (at + 12 > tiff.byteLength) return undefined;
    if (short(at) === 0x0112) {
      const value = short(at + 8);
      return value >= 2 && value <= 8 ? value : undefined;
    }
  }
  return undefined;
}

/** Exif, TIFF with the highest byte first, one entry: orientation, one short; its value comes before the last bytes. */
const exifHead = 'Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0';

/** An Exif segment that says how the picture was held and nothing else. */
export const orientationExif = (orientation: number): Uint8Array =>
  joined([Buffer.from(exifHead, 'latin1'), Uint8Array.of(orientation), new Uint8Array(6)]);

const segment = (marker: number, body: Uint8Array): Uint8Array =>
  joined([Uint8Array.from([0xff, marker, ((body.byteLength + 2) >> 8) & 0xff, (body.byteLength + 2) & 0xff]), body]);

/** What a decoder needs to show the right colours: Adobe's word on the colour transform, and colour profiles. */
const isNeeded = (marker: number, body: Uint8Array): boolean =>
  (marker === app(14) && letters(body, 0, 5) === 'Adobe') ||
  (marker === app(2) && letters(body, 0, 12) === 'ICC_PROFILE\0');

/** Where the entropy-coded data that begins at `at` ends: at the next marker that is no restart and no stuffed byte. */
function scanEnd(bytes: Uint8Array, at: number): number {
  for (let end = bytes.indexOf(0xff, at); end >= 0; end = bytes.indexOf(0xff, end + 1)) {
    const next = bytes[end + 1];
    if (next !== undefined && next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return end;
  }
  return bytes.byteLength;
}

/**
 * A JPEG without what tells who took it, where and with what: Exif with its thumbnail, XMP, IPTC, comments, makers' own
 * segments, and whatever lies behind the end of the picture (second pictures, films of "live" photos). What stays are the
 * pixels as they were coded, colour profiles, and how the picture was held.
 */
export function cleanJpeg(bytes: Uint8Array): Uint8Array {
  const { u8, u16 } = numbers(bytes);
  const kept: Uint8Array[] = [Uint8Array.from([0xff, soi])];
  let at = 2;
  let hasScan = false;
  let orientation: number | undefined;
  for (;;) {
    if (at >= bytes.byteLength) break;
    if (u8(at) !== 0xff) giveUp('no marker where one must be');
    const marker = u8(at + 1);
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === eoi) break;
    const end = at + 2 + u16(at + 2);
    if (end > bytes.byteLength) giveUp('a segment is longer than the file');
    const body = bytes.subarray(at + 4, end);
    const isApp = marker >= app(0) && marker <= app(15);
    if (marker === app(1)) orientation ??= orientationOf(body);
    if (marker === app(0) && letters(body, 0, 5) === 'JFIF\0') {
      // Resolution without the thumbnail that may stand behind it.
      kept.push(segment(marker, joined([body.subarray(0, 12), Uint8Array.from([0, 0])])));
    } else if (marker === sos) {
      const next = scanEnd(bytes, end);
      kept.push(bytes.subarray(at, next));
      hasScan = true;
      at = next;
      continue;
    } else if (marker !== comment && (!isApp || isNeeded(marker, body))) {
      kept.push(bytes.subarray(at, end));
    }
    at = end;
  }
  if (!hasScan) giveUp('a picture without a picture');
  if (orientation !== undefined) kept.splice(1, 0, segment(app(1), orientationExif(orientation)));
  return joined([...kept, Uint8Array.from([0xff, eoi])]);
}
