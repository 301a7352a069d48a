import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { readLogo } from '../../../shared/files/read-logo.ts';

const planted = 'PLANTED 120.95E 28.12N';
const drawing = () =>
  sharp({
    create: {
      width: 33,
      height: 21,
      channels: 3,
      background: '#fff',
      noise: { type: 'gaussian', mean: 128, sigma: 50 },
    },
  }).withExif({ IFD0: { Artist: planted, ImageDescription: planted } });
const pixels = (bytes: Uint8Array) => sharp(bytes).raw().toBuffer();

const kinds = [
  ['image/png', () => drawing().png().toBuffer()],
  ['image/jpeg', () => drawing().jpeg().toBuffer()],
  ['image/jpeg', () => drawing().jpeg({ progressive: true }).toBuffer()],
  ['image/webp', () => drawing().webp().toBuffer()],
  ['image/webp', () => drawing().webp({ lossless: true }).toBuffer()],
  ['image/webp', () => drawing().ensureAlpha(0.5).webp().toBuffer()],
] as const;

describe('a logo', () => {
  test('is read by its content: type, size, the picture, and nothing that was written beside it', async () => {
    for (const [mediaType, draw] of kinds) {
      const given = await draw();
      expect(given.includes(planted)).toBe(true);
      const read = readLogo(given);
      expect(read).toMatchObject({ mediaType, width: 33, height: 21 });
      const bytes = Buffer.from(read?.bytes ?? []);
      expect(bytes.includes('PLANTED')).toBe(false);
      expect((await pixels(bytes)).equals(await pixels(given))).toBe(true);
    }
  });

  test('what hangs behind the picture is left out', async () => {
    for (const [, draw] of kinds) {
      const given = await draw();
      const read = readLogo(Buffer.concat([given, Buffer.from('PK\u0003\u0004hidden')]));
      if (read) expect(Buffer.from(read.bytes).includes('hidden')).toBe(false);
    }
  });

  test('what is broken off anywhere is refused, or is what there was of it', async () => {
    for (const [, draw] of kinds) {
      const given = await draw();
      for (let length = 0; length < given.length; length += 7) {
        const read = readLogo(given.subarray(0, length));
        // A JPEG gets its end back.
        if (read) expect(read.bytes.length).toBeLessThanOrEqual(length + 2);
      }
    }
  });

  test('other things are not', () => {
    const others = ['', 'GIF89a', '<svg xmlns="http://www.w3.org/2000/svg"/>', '%PDF-1.7', 'RIFF....WEBP', '\u0089PNG'];
    for (const text of others) expect(readLogo(Buffer.from(text, 'latin1'))).toBeUndefined();
  });

  test('an endless row of empty segments is walked once', () => {
    const jpeg = Buffer.concat([Buffer.from([0xff, 0xd8]), Buffer.alloc(199_000, Buffer.from([0xff, 0xe1, 0, 2]))]);
    const png = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(199_000)]);
    const begun = performance.now();
    expect([readLogo(jpeg), readLogo(png)]).toEqual([undefined, undefined]);
    expect(performance.now() - begun).toBeLessThan(500);
  });
});
