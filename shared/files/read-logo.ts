import { type Logo, logoPixelsMax } from '../contract/profile.ts';
import type { ReadLogo } from '../usecase/profile/ports.ts';
import { Uncleanable, letters, numbers } from './cleaning/bytes.ts';
import { cleanJpeg } from './cleaning/jpeg.ts';
import { cleanPng } from './cleaning/png.ts';
import { cleanWebp } from './cleaning/webp.ts';
import { mediaTypeOf } from './media-type.ts';

type Size = Pick<Logo, 'width' | 'height'>;

const pngSize = (bytes: Uint8Array): Size => {
  const { u32 } = numbers(bytes);
  return { width: u32(16), height: u32(20) };
};

/** Markers of frames: C0 to CF but for tables and the like. */
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

/** The frame stands before any coded data, in a row of segments. */
function jpegSize(bytes: Uint8Array): Size {
  const { u8, u16 } = numbers(bytes);
  let at = 2;
  while (!isFrame(u8(at + 1))) at += 2 + u16(at + 2);
  return { width: u16(at + 7), height: u16(at + 5) };
}

/** What the first chunk says: the canvas, or the picture itself, lossless or not. */
function webpSize(bytes: Uint8Array): Size {
  const { u16le, u32le, u8 } = numbers(bytes);
  const name = letters(bytes, 12, 4);
  if (name === 'VP8X') return { width: u16le(24) + u8(26) * 65_536 + 1, height: u16le(27) + u8(29) * 65_536 + 1 };
  if (name === 'VP8 ') return { width: u16le(26) & 0x3fff, height: u16le(28) & 0x3fff };
  const bits = u32le(21);
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
}

const kinds = {
  'image/png': { clean: cleanPng, sizeOf: pngSize },
  'image/jpeg': { clean: cleanJpeg, sizeOf: jpegSize },
  'image/webp': { clean: cleanWebp, sizeOf: webpSize },
} as const;

const isSize = (pixels: number): boolean => pixels >= 1 && pixels <= logoPixelsMax;

/**
 * Reads a logo by its content, whatever its sender called it, and cleans it. Undefined for anything but PNG, JPEG and WebP,
 * for what is damaged, and for a picture without a size or larger than pages need.
 */
export function readLogo(given: Uint8Array): ReadLogo | undefined {
  const mediaType = mediaTypeOf(given);
  if (mediaType !== 'image/png' && mediaType !== 'image/jpeg' && mediaType !== 'image/webp') return undefined;
  try {
    const { clean, sizeOf } = kinds[mediaType];
    const bytes = clean(given);
    const size = sizeOf(bytes);
    return isSize(size.width) && isSize(size.height) ? { mediaType, bytes, ...size } : undefined;
  } catch (error) {
    if (error instanceof Uncleanable) return undefined;
    throw error;
  }
}
