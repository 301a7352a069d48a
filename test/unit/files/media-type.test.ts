import { describe, expect, it } from 'vitest';
import { mediaTypeOf } from '../../../shared/files/media-type.ts';

const bytes = (...parts: readonly (string | number)[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'number' ? [part] : [...Buffer.from(part, 'latin1')])));

const office = 'application/vnd.openxmlformats-officedocument.';
const compound = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

describe('the type of a file', () => {
  it.each([
    ['image/jpeg', bytes(0xff, 0xd8, 0xff, 0xe0, 'JFIF')],
    ['image/jpeg', bytes(0xff, 0xd8, 0xff, 0xe1, 'Exif')],
    ['image/png', bytes(0x89, 'PNG\r\n', 0x1a, '\n')],
    ['image/webp', bytes('RIFF', 1, 2, 3, 4, 'WEBPVP8 ')],
    ['image/gif', bytes('GIF87a')],
    ['image/gif', bytes('GIF89a')],
    ['application/pdf', bytes('%PDF-1.7\n')],
    ['image/heic', bytes(0, 0, 0, 24, 'ftypheic', 0, 0, 0, 0, 'mif1heic')],
    ['image/heic', bytes(0, 0, 0, 24, 'ftypmif1', 0, 0, 0, 0, 'mif1heic')],
    ['image/avif', bytes(0, 0, 0, 24, 'ftypmif1', 0, 0, 0, 0, 'mif1avif')],
    ['video/mp4', bytes(0, 0, 0, 24, 'ftypisom', 0, 0, 2, 0, 'isomiso2')],
    ['video/mp4', bytes(0, 0, 0, 24, 'ftypXYZ1', 0, 0, 2, 0, 'mp42isom')],
    ['video/quicktime', bytes(0, 0, 0, 20, 'ftypqt  ', 0, 0, 0, 0, 'qt  ')],
    ['audio/mp4', bytes(0, 0, 0, 24, 'ftypM4A ', 0, 0, 0, 0, 'M4A mp42')],
    ['video/webm', bytes(0x1a, 0x45, 0xdf, 0xa3, 0x9f, 'B\x86\x81\x01B\x82\x84webm')],
    ['audio/mpeg', bytes('ID3', 3, 0, 0, 0, 0, 0, 0)],
    ['audio/mpeg', bytes(0xff, 0xfb, 0x90, 0x64)],
    ['audio/wav', bytes('RIFF', 1, 2, 3, 4, 'WAVEfmt ')],
    ['audio/ogg', bytes('OggS', 0, 2)],
    ['audio/amr', bytes('#!AMR\n', 0x3c)],
    ['text/plain', new TextEncoder().encode('上午九点，三号窗口没有人。\n')],
    ['text/plain', bytes(0xcd, 0xb6, 0xcb, 0xdf, 0xa3, 0xba, '123')],
    [`${office}wordprocessingml.document`, bytes('PK', 3, 4, '[Content_Types].xml word/document.xml')],
    [`${office}spreadsheetml.sheet`, bytes('PK', 3, 4, '[Content_Types].xml xl/workbook.xml')],
    [`${office}presentationml.presentation`, bytes('PK', 3, 4, '[Content_Types].xml ppt/presentation.xml')],
    ['application/msword', bytes(...compound, 'W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0')],
    ['application/vnd.ms-excel', bytes(...compound, 'W\0o\0r\0k\0b\0o\0o\0k\0')],
  ])('is %s by its first bytes', (mediaType, content) => {
    expect(mediaTypeOf(content)).toBe(mediaType);
  });

  it.each([
    ['a page that would run scripts', bytes('<html><script>alert(1)</script>')],
    ['a drawing that may run scripts', bytes('<svg xmlns="http://www.w3.org/2000/svg">')],
    ['a program', bytes('MZ', 0x90, 0x00)],
    ['an archive', bytes('PK', 3, 4)],
    ['a film in the same container as WebP', bytes('RIFF', 1, 2, 3, 4, 'AVI LIST')],
    ['a document with macros', bytes('PK', 3, 4, '[Content_Types].xml word/document.xml word/vbaProject.bin')],
    ['an old document with macros', bytes(...compound, 'W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0M\0a\0c\0r\0o\0s\0')],
    ['an installer', bytes(...compound, 'x')],
    ['boxes of an unknown brand', bytes(0, 0, 0, 20, 'ftypevil', 0, 0, 0, 0, 'evil')],
    ['a Matroska film', bytes(0x1a, 0x45, 0xdf, 0xa3, 0x9f, 'B\x82\x88matroska')],
    ['a text with a zero in it', bytes('text', 0, 'text')],
    ['blanks', bytes('   \n')],
    ['a PDF that begins too late', bytes(' %PDF-1.7')],
    ['two bytes of a JPEG', bytes(0xff, 0xd8)],
    ['nothing', bytes()],
  ])('is none that is taken: %s', (_, content) => {
    expect(mediaTypeOf(content)).toBeUndefined();
  });
});
