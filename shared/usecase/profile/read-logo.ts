import { type Logo, logoPixelsMax } from '../../contract/profile.ts';
import type { LogoFile } from './ports.ts';

/** A picture by its content: what it is, how large, and its bytes without anything that is not the picture. */
export type ReadLogo = LogoFile & Pick<Logo, 'width' | 'height'>;

type Size = { readonly width: number; readonly height: number };

const ascii = (bytes: Uint8Array, from: number, to: number): string => String.fromCharCode(...bytes.subarray(from, to));

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Chunks that make the picture; texts, times and places do not. */
const pngChunks = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'sBIT']);

function readPng(bytes: Uint8Array): ReadLogo | undefined {
  const view = viewOf(bytes);
  const kept = [bytes.subarray(0, 8)];
  for (let at = 8; at + 12 <= bytes.length; ) {
    const end = at + 12 + view.getUint32(at);
    if (end > bytes.length) return undefined;
    const name = ascii(bytes, at + 4, at + 8);
    if (pngChunks.has(name)) kept.push(bytes.subarray(at, end));
    if (name === 'IEND') {
      const size = ascii(bytes, 12, 16) === 'IHDR' && { width: view.getUint32(16), height: view.getUint32(20) };
      return size ? { mediaType: 'image/png', bytes: joined(kept), ...size } : undefined;
    }
    at = end;
  }
  return undefined;
}

const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
/** Segments of programs: all but the two that say how the colours are meant. And comments. */
const isExtra = (marker: number): boolean =>
  marker === 0xfe || (marker >= 0xe0 && marker <= 0xef && marker !== 0xe0 && marker !== 0xee);

/** Where the coded picture that begins at `at` ends: at the next marker that is not part of it. */
function endOfScan(bytes: Uint8Array, at: number): number {
  let end = at;
  while (end + 1 < bytes.length) {
    const next = bytes[end + 1] ?? 0;
    if (bytes[end] === 0xff && next !== 0 && (next < 0xd0 || next > 0xd7)) return end;
    end += 1;
  }
  return bytes.length;
}

function readJpeg(bytes: Uint8Array): ReadLogo | undefined {
  const view = viewOf(bytes);
  const kept = [bytes.subarray(0, 2)];
  let size: Size | undefined;
  for (let at = 2; at + 4 <= bytes.length + 2; ) {
    if (bytes[at] !== 0xff) return undefined;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xd9) {
      kept.push(bytes.subarray(at, at + 2));
      return size && { mediaType: 'image/jpeg', bytes: joined(kept), ...size };
    }
    if (at + 4 > bytes.length) return undefined;
    const header = at + 2 + view.getUint16(at + 2);
    if (header <= at + 3 || header > bytes.length) return undefined;
    if (isFrame(marker) && header >= at + 9) size = { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    const end = marker === 0xda ? endOfScan(bytes, header) : header;
    if (!isExtra(marker)) kept.push(bytes.subarray(at, end));
    at = end;
  }
  return undefined;
}

const webpChunks = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF']);

const bitsOfLossless = (view: DataView, at: number): Size => {
  const bits = view.getUint32(at + 9, true);
  return { width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 };
};

const threeBytes = (view: DataView, at: number): number => view.getUint16(at, true) + view.getUint8(at + 2) * 65_536;

/** The size that a chunk says, `at` its name. */
function sizeOfChunk(name: string, view: DataView, at: number): Size | undefined {
  if (at + 18 > view.byteLength) return undefined;
  if (name === 'VP8X') return { width: threeBytes(view, at + 12) + 1, height: threeBytes(view, at + 15) + 1 };
  if (name === 'VP8L') return bitsOfLossless(view, at);
  const isWhole = name === 'VP8 ' && view.getUint8(at + 11) === 0x9d;
  return isWhole
    ? { width: view.getUint16(at + 14, true) & 0x3fff, height: view.getUint16(at + 16, true) & 0x3fff }
    : undefined;
}

function readWebp(bytes: Uint8Array): ReadLogo | undefined {
  const view = viewOf(bytes);
  const kept: Uint8Array[] = [];
  let size: Size | undefined;
  for (let at = 12; at + 8 <= bytes.length; ) {
    const name = ascii(bytes, at, at + 4);
    const length = view.getUint32(at + 4, true);
    const end = at + 8 + length + (length % 2);
    if (at + 8 + length > bytes.length) return undefined;
    size ??= sizeOfChunk(name, view, at);
    if (webpChunks.has(name)) {
      const chunk = bytes.slice(at, end);
      // What is left out must not be announced: colour profile, Exif, XMP.
      if (name === 'VP8X') chunk[8] = (chunk[8] ?? 0) & ~0b10_1100;
      kept.push(chunk);
    }
    at = end;
  }
  const body = joined(kept);
  const head = new Uint8Array(12);
  head.set(bytes.subarray(0, 12));
  viewOf(head).setUint32(4, body.length + 4, true);
  return size && body.length > 0 ? { mediaType: 'image/webp', bytes: joined([head, body]), ...size } : undefined;
}

const isPng = (bytes: Uint8Array): boolean => ascii(bytes, 0, 8) === '\u0089PNG\r\n\u001a\n';
const isJpeg = (bytes: Uint8Array): boolean => ascii(bytes, 0, 3) === '\u00ff\u00d8\u00ff';
const isWebp = (bytes: Uint8Array): boolean => ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WEBP';

const isSize = (pixels: number): boolean => pixels >= 1 && pixels <= logoPixelsMax;

/**
 * Reads a logo by its content: PNG, JPEG or WebP, whatever its sender called it. Undefined for anything else, for what is
 * broken off, and for a picture without a size or larger than pages need.
 */
export function readLogo(bytes: Uint8Array): ReadLogo | undefined {
  const read = isPng(bytes)
    ? readPng(bytes)
    : isJpeg(bytes)
      ? readJpeg(bytes)
      : isWebp(bytes)
        ? readWebp(bytes)
        : undefined;
  if (!read) return undefined;
  return isSize(read.width) && isSize(read.height) ? read : undefined;
}
