import { describe, expect, it } from 'vitest';
import { mediaTypeOf } from '../../../shared/files/media-type.ts';

const bytes = (...parts: readonly (string | number)[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'number' ? [part] : [...Buffer.from(part, 'latin1')])));

describe('the type of a file', () => {
  it.each([
    ['image/jpeg', bytes(0xff, 0xd8, 0xff, 0xe0, 'JFIF')],
    ['image/jpeg', bytes(0xff, 0xd8, 0xff, 0xe1, 'Exif')],
    ['image/png', bytes(0x89, 'PNG\r\n', 0x1a, '\n')],
    ['image/webp', bytes('RIFF', 1, 2, 3, 4, 'WEBPVP8 ')],
    ['image/gif', bytes('GIF87a')],
    ['image/gif', bytes('GIF89a')],
    ['application/pdf', bytes('%PDF-1.7\n')],
  ])('is %s by its first bytes', (mediaType, content) => {
    expect(mediaTypeOf(content)).toBe(mediaType);
  });

  it.each([
    ['a text that its sender calls photo.jpg', bytes('I am a photo, believe me')],
    ['a page that would run scripts', bytes('<html><script>alert(1)</script>')],
    ['a drawing that may run scripts', bytes('<svg xmlns="http://www.w3.org/2000/svg">')],
    ['a program', bytes('MZ', 0x90, 0x00)],
    ['an archive', bytes('PK', 3, 4)],
    ['a sound in the same container as WebP', bytes('RIFF', 1, 2, 3, 4, 'WAVEfmt ')],
    ['a PDF that begins too late', bytes(' %PDF-1.7')],
    ['two bytes of a JPEG', bytes(0xff, 0xd8)],
    ['nothing', bytes()],
  ])('is none that is taken: %s', (_, content) => {
    expect(mediaTypeOf(content)).toBeUndefined();
  });
});
