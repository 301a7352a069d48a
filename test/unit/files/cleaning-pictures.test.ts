import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { clean } from '../../../shared/files/cleaning/clean.ts';
import type { MediaType } from '../../../shared/complaint/media-types.ts';
import { mediaTypeOfWhole } from '../../../shared/files/media-type.ts';
import { box, fullBox, u16, u32 } from './support/boxes.ts';

/** What must be gone: planted in every place where cameras and programs write. */
const planted = 'Zhang San 120.96E';

/** A picture that is different everywhere, so that a pixel out of place shows. */
const drawing = () => {
  const pixels = Buffer.from(Array.from({ length: 48 * 32 * 3 }, (_, index) => (index * 37 + (index >> 5) * 11) % 256));
  return sharp(pixels, { raw: { width: 48, height: 32, channels: 3 } });
};
const pixelsOf = (content: Uint8Array) => sharp(content).raw().toBuffer();

async function cleaned(content: Uint8Array, mediaType: MediaType): Promise<Buffer> {
  expect(Buffer.from(content).includes(planted), 'the string is planted').toBe(true);
  expect(mediaTypeOfWhole(content)).toBe(mediaType);
  const outcome = await clean(content, mediaType);
  if (outcome === 'cannot-clean') throw new Error('it could not be cleaned');
  expect(outcome.changed).toBe(true);
  expect(mediaTypeOfWhole(outcome.content)).toBe(mediaType);
  const bytes = Buffer.from(outcome.content);
  expect(bytes.includes(planted)).toBe(false);
  expect(bytes.includes('Zhang')).toBe(false);
  return bytes;
}

/** Once is enough: a clean file stays as it is, byte for byte. */
async function staysClean(content: Uint8Array, mediaType: MediaType): Promise<void> {
  const again = await clean(content, mediaType);
  expect(again === 'cannot-clean' ? again : again.changed).toBe(false);
}

const exif = {
  IFD0: { Artist: planted, Copyright: planted, Make: planted, ImageDescription: planted },
  IFD2: { BodySerialNumber: planted },
  IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '28/1 7/1 0/1' },
};
const xmp = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="${planted}"/></rdf:RDF></x:xmpmeta>`;

const segment = (marker: number, text: string): Buffer =>
  Buffer.concat([Buffer.from([0xff, marker]), u16(Buffer.byteLength(text) + 2), Buffer.from(text)]);

const chunk = (name: string, text: string): Buffer =>
  Buffer.concat([u32(Buffer.byteLength(text)), Buffer.from(name), Buffer.from(text), u32(0)]);

const block = (label: number, ...parts: readonly string[]): Buffer =>
  Buffer.concat([
    Buffer.from([0x21, label]),
    ...parts.map((part) => Buffer.concat([Buffer.from([part.length]), Buffer.from(part)])),
    Buffer.from([0]),
  ]);

const item = (id: number, type: string, name: string): Buffer =>
  fullBox('infe', 2, u16(id), u16(0), type, `${name}\0`, type === 'mime' ? 'application/rdf+xml\0' : '');

/** One picture, one Exif and one XMP item, as a phone writes them: in the file, or beside the list of items. */
const heic = (method: 0 | 1): Buffer => {
  const exifItem = Buffer.from(`\0\0\0\0Exif of ${planted}`);
  const xmpItem = Buffer.from(`<xmp>${planted}</xmp>`);
  const picture = Buffer.from('coded picture');
  const make = (pictureAt: number, exifAt: number, xmpAt: number): readonly Buffer[] => {
    const place = (id: number, at: number, size: number): Buffer =>
      Buffer.concat([u16(id), u16(id === 1 ? 0 : method), u16(0), u16(1), u32(at), u32(size)]);
    return [
      box('ftyp', 'heic', u32(0), 'mif1heic'),
      fullBox(
        'meta',
        0,
        fullBox('hdlr', 0, Buffer.alloc(4), 'pict', Buffer.alloc(12), `${planted}\0`),
        fullBox('pitm', 0, u16(1)),
        fullBox('iinf', 0, u16(3), item(1, 'hvc1', planted), item(2, 'Exif', ''), item(3, 'mime', '')),
        fullBox(
          'iloc',
          1,
          u16(0x4400),
          u16(3),
          place(1, pictureAt, picture.length),
          place(2, exifAt, exifItem.length),
          place(3, xmpAt, xmpItem.length),
        ),
        ...(method === 1 ? [box('idat', exifItem, xmpItem)] : []),
      ),
      box('mdat', picture, ...(method === 0 ? [exifItem, xmpItem] : [])),
      box('uuid', planted),
    ];
  };
  const [ftyp, meta] = make(0, 0, 0).map((part) => part.length);
  const start = (ftyp ?? 0) + (meta ?? 0) + 8;
  const exifAt = method === 1 ? 0 : start + picture.length;
  return Buffer.concat(make(start, exifAt, exifAt + exifItem.length));
};

describe('a JPEG', () => {
  test('keeps its pixels, its colours and how it was held, and nothing else', async () => {
    const made = await drawing()
      .withExif(exif)
      .withXmp(xmp)
      .withMetadata({ orientation: 6 })
      .jpeg({ progressive: true })
      .toBuffer();
    const telling = Buffer.concat([
      made.subarray(0, 2),
      segment(0xe1, `http://ns.adobe.com/xap/1.0/\0${planted}`),
      segment(0xed, `Photoshop 3.0\0${planted}`),
      segment(0xfe, planted),
      segment(0xe7, planted),
      made.subarray(2),
      // What phones put behind a picture: another picture, a film.
      made,
      Buffer.from(planted),
    ]);
    const bytes = await cleaned(telling, 'image/jpeg');
    expect(await pixelsOf(bytes)).toEqual(await pixelsOf(made));
    const facts = await sharp(bytes).metadata();
    expect(facts.orientation).toBe(6);
    expect(facts.exif?.length).toBeLessThan(40);
    expect(facts.icc).toEqual((await sharp(made).metadata()).icc);
    expect(facts.xmp).toBeUndefined();
    await staysClean(bytes, 'image/jpeg');
  });

  test('with a thumbnail in its JFIF loses the thumbnail', async () => {
    const made = await drawing().jpeg().toBuffer();
    const thumbnail = Buffer.concat([
      Buffer.from('JFIF\0\x01\x01\0\0\x01\0\x01\x06\x01', 'latin1'),
      Buffer.from(planted),
      Buffer.alloc(1),
    ]);
    const telling = Buffer.concat([
      made.subarray(0, 2),
      Buffer.from([0xff, 0xe0]),
      u16(thumbnail.length + 2),
      thumbnail,
      made.subarray(2),
    ]);
    expect(await pixelsOf(await cleaned(telling, 'image/jpeg'))).toEqual(await pixelsOf(made));
  });

  test.each([
    ['cut off in a segment', (made: Buffer) => made.subarray(0, 30)],
    ['without a picture', (made: Buffer) => Buffer.concat([made.subarray(0, 20), Buffer.from([0xff, 0xd9])])],
    ['of noise', (made: Buffer) => Buffer.concat([made.subarray(0, 20), Buffer.alloc(3_000_000, 0x37)])],
  ])('%s cannot be cleaned', async (_, damage) => {
    expect(await clean(damage(await drawing().jpeg().toBuffer()), 'image/jpeg')).toBe('cannot-clean');
  });
});

describe('a PNG', () => {
  test('keeps its pixels and its colours', async () => {
    const made = await drawing().withExif(exif).withXmp(xmp).png().toBuffer();
    const telling = Buffer.concat([
      made.subarray(0, 33),
      chunk('tEXt', `Author\0${planted}`),
      chunk('iTXt', planted),
      chunk('tIME', '\x07\xea\x0b\x16\0\0\0'),
      chunk('prIv', planted),
      made.subarray(33),
      Buffer.from(planted),
    ]);
    const bytes = await cleaned(telling, 'image/png');
    expect(await pixelsOf(bytes)).toEqual(await pixelsOf(made));
    expect((await sharp(bytes).metadata()).exif).toBeUndefined();
    expect(bytes.includes('tIME')).toBe(false);
    await staysClean(bytes, 'image/png');
  });

  test('cut off cannot be cleaned', async () => {
    const made = await drawing().png().toBuffer();
    expect(await clean(made.subarray(0, made.length - 30), 'image/png')).toBe('cannot-clean');
  });
});

describe('a WebP', () => {
  test.each([{ lossless: true }, { lossless: false }])('keeps its pixels, %j', async (how) => {
    const made = await drawing().withExif(exif).withXmp(xmp).webp(how).toBuffer();
    const bytes = await cleaned(Buffer.concat([made, Buffer.from(planted)]), 'image/webp');
    expect(await pixelsOf(bytes)).toEqual(await pixelsOf(made));
    const facts = await sharp(bytes).metadata();
    expect([facts.exif, facts.xmp]).toEqual([undefined, undefined]);
    await staysClean(bytes, 'image/webp');
  });

  test('shorter than it says cannot be cleaned', async () => {
    const made = await drawing().webp().toBuffer();
    expect(await clean(made.subarray(0, made.length - 9), 'image/webp')).toBe('cannot-clean');
  });
});

describe('a GIF', () => {
  test('keeps its pictures and its rhythm', async () => {
    const made = await drawing().gif().toBuffer();
    const telling = Buffer.concat([
      made.subarray(0, -1),
      block(0xfe, planted),
      block(0xff, 'XMP DataXMP', planted),
      Buffer.from([0x3b]),
      Buffer.from(planted),
    ]);
    const bytes = await cleaned(telling, 'image/gif');
    expect(await pixelsOf(bytes)).toEqual(await pixelsOf(made));
    await staysClean(bytes, 'image/gif');
  });

  test('without an end cannot be cleaned', async () => {
    const made = await drawing().gif().toBuffer();
    expect(await clean(made.subarray(0, -1), 'image/gif')).toBe('cannot-clean');
  });
});

describe('an AVIF', () => {
  test('keeps its pixels and loses Exif and XMP', async () => {
    const made = await drawing().withExif(exif).withXmp(xmp).avif({ lossless: true }).toBuffer();
    const bytes = await cleaned(made, 'image/avif');
    expect(await pixelsOf(bytes)).toEqual(await pixelsOf(made));
    await staysClean(bytes, 'image/avif');
  });
});

describe('a HEIC', () => {
  test.each([0, 1] as const)('keeps its picture and loses what tells about it; method %i', async (method) => {
    const made = heic(method);
    const bytes = await cleaned(made, 'image/heic');
    expect(bytes.includes('coded picture')).toBe(true);
    expect(bytes.length).toBe(made.length);
    await staysClean(bytes, 'image/heic');
  });

  test('whose items lie outside of the file cannot be cleaned', async () => {
    const made = heic(0);
    const at = made.indexOf('iloc') + 4;
    for (let place = at + 20; place < at + 60; place += 1) made.writeUInt8(0x7f, place);
    expect(await clean(made, 'image/heic')).toBe('cannot-clean');
  });
});
