import { describe, expect, test } from 'vitest';
import type { MediaType } from '../../../shared/complaint/media-types.ts';
import { boxesIn } from '../../../shared/files/cleaning/iso-boxes.ts';
import { clean } from '../../../shared/files/cleaning/clean.ts';
import { mediaTypeOfWhole } from '../../../shared/files/media-type.ts';
import { box, fullBox, trak, u32 } from './support/boxes.ts';

const planted = 'Zhang San +28.1-120.9/';

async function cleaned(content: Buffer, mediaType: MediaType): Promise<Buffer> {
  expect(content.includes('Zhang San'), 'the string is planted').toBe(true);
  expect(mediaTypeOfWhole(content)).toBe(mediaType);
  const outcome = await clean(content, mediaType);
  if (outcome === 'cannot-clean') throw new Error('it could not be cleaned');
  const bytes = Buffer.from(outcome.content);
  expect(bytes.includes('Zhang San')).toBe(false);
  expect(mediaTypeOfWhole(bytes)).toBe(mediaType);
  const again = await clean(bytes, mediaType);
  expect(again === 'cannot-clean' ? again : again.changed).toBe(false);
  return bytes;
}

/** A film with a track that is seen and more tracks beside it; its samples lie behind one another. */
function film(
  brand: string,
  more: { readonly kinds?: readonly string[]; readonly moov?: readonly Buffer[] } = {},
): Buffer {
  const kinds = ['vide', ...(more.kinds ?? [])];
  const samples = kinds.map((kind) =>
    kind === 'vide' || kind === 'soun' ? `${kind} sample` : `${kind} of ${planted}`,
  );
  const ftyp = box('ftyp', brand, u32(0), brand);
  const make = (start: number): Buffer => {
    let at = start;
    const traks = kinds.map((kind, index) => {
      const here = at;
      const size = samples[index]?.length ?? 0;
      at += size;
      return trak(kind, here, size, box('udta', box('©nam', planted)), box('meta', planted));
    });
    const mvhd = fullBox('mvhd', 0, u32(0xd1234567), u32(0xd1234567), Buffer.alloc(88));
    return box('moov', mvhd, ...traks, box('udta', box('©xyz', planted)), box('meta', planted), ...(more.moov ?? []));
  };
  const moov = make(ftyp.length + make(0).length + 8);
  return Buffer.concat([ftyp, moov, box('mdat', ...samples), box('uuid', planted), box('free', planted)]);
}
const typesAt = (bytes: Buffer): readonly string[] => boxesIn(bytes, 0, bytes.length).map(({ type }) => type);

describe('a film', () => {
  test.each([
    ['isom', 'video/mp4'],
    ['mp42', 'video/mp4'],
    ['3gp5', 'video/mp4'],
    ['qt  ', 'video/quicktime'],
    ['M4A ', 'audio/mp4'],
  ] as const)(
    'of the brand %s keeps pictures, sounds and places in the file, and loses the rest',
    async (brand, type) => {
      const made = film(brand, { kinds: ['soun', 'meta', 'tmcd'] });
      const bytes = await cleaned(made, type);
      expect(bytes.length).toBe(made.length);
      expect(typesAt(bytes)).toEqual(['ftyp', 'moov', 'mdat', 'free', 'free']);
      const [, moov] = boxesIn(bytes, 0, bytes.length);
      const inside = boxesIn(bytes, moov?.body ?? 0, moov?.end ?? 0).map((each) => each.type);
      expect(inside).toEqual(['mvhd', 'trak', 'trak', 'free', 'free', 'free', 'free']);
      expect(bytes.includes('vide samplesoun sample')).toBe(true);
      expect(bytes.indexOf('vide sample')).toBe(made.indexOf('vide sample'));
      // no moment is left
      expect(bytes.includes(u32(0xd1234567))).toBe(false);
    },
  );

  test('in fragments keeps them and loses what stands beside them', async () => {
    const fragments = [
      box('styp', 'msdh', u32(0), 'msdh'),
      box('emsg', planted),
      box(
        'moof',
        fullBox('mfhd', 0, u32(1)),
        box('traf', fullBox('tfhd', 0, u32(1)), box('udta', planted)),
        box('uuid', planted),
      ),
      box('mdat', 'fragment'),
    ];
    const made = Buffer.concat([film('iso5', { moov: [box('mvex', 'trex')] }), ...fragments]);
    const bytes = await cleaned(made, 'video/mp4');
    expect(bytes.includes('fragment')).toBe(true);
    expect(typesAt(bytes).slice(-4)).toEqual(['styp', 'free', 'moof', 'mdat']);
  });

  test.each([
    ['in fragments with measurements between them', film('iso5', { kinds: ['meta'], moov: [box('mvex', 'trex')] })],
    ['with a packed head', film('qt  ', { moov: [box('cmov', 'x')] })],
    ['without pictures or sounds', Buffer.concat([box('ftyp', 'isom', u32(0)), box('mdat', 'x')])],
    ['cut off', film('isom').subarray(0, -5)],
    ['with something behind its last box', Buffer.concat([film('isom'), Buffer.from('abc')])],
    ['whose box is longer than the file', Buffer.concat([film('isom'), u32(4000), Buffer.from('mdat')])],
  ])('%s cannot be cleaned', async (_, content) => {
    const type = mediaTypeOfWhole(content) ?? 'video/mp4';
    expect(await clean(content, type)).toBe('cannot-clean');
  });

  test('of a million boxes inside each other’s shadow is given up at once', async () => {
    const content = Buffer.concat([
      box('ftyp', 'isom', u32(0)),
      Buffer.concat(Array.from({ length: 200_000 }, () => box('free'))),
    ]);
    const begun = performance.now();
    expect(await clean(content, 'video/mp4')).toBe('cannot-clean');
    expect(performance.now() - begun).toBeLessThan(2000);
  });
});

/** Builds EBML by hand. */
const ebml = (id: string, content: Buffer | string | undefined, size?: Buffer): Buffer => {
  const body = typeof content === 'string' ? Buffer.from(content) : (content ?? Buffer.alloc(0));
  const length = Buffer.alloc(8);
  length.writeBigUInt64BE(BigInt(body.length));
  length[0] = 1;
  return Buffer.concat([Buffer.from(id, 'hex'), size ?? length, body]);
};
const unknown = Buffer.from('01ffffffffffffff', 'hex');

describe('a WebM', () => {
  const head = ebml('1a45dfa3', ebml('4282', 'webm'));
  const info = ebml(
    '1549a966',
    Buffer.concat([
      ebml('2ad7b1', Buffer.from([0x0f, 0x42, 0x40])),
      ebml('4d80', `Program of ${planted}`),
      ebml('5741', planted),
      ebml('7ba9', planted),
      ebml('4461', Buffer.from('0123456789abcdef', 'hex')),
      ebml('ec', planted),
    ]),
  );
  const tracks = ebml('1654ae6b', ebml('ae', Buffer.concat([ebml('d7', Buffer.from([1])), ebml('536e', planted)])));
  const block = ebml('a3', 'pictures');

  test.each([
    [
      'of known length',
      (inside: Buffer) => ebml('18538067', inside),
      ebml('1f43b675', Buffer.concat([ebml('e7', '\0'), block])),
    ],
    [
      'recorded live',
      (inside: Buffer) => ebml('18538067', inside, unknown),
      Buffer.concat([ebml('1f43b675', undefined, unknown), ebml('e7', '\0'), block]),
    ],
  ])('%s keeps its pictures and their places', async (_, segment, cluster) => {
    const inside = [
      info,
      tracks,
      cluster,
      ebml('1254c367', planted),
      ebml('1941a469', planted),
      ebml('1043a770', planted),
    ];
    const made = Buffer.concat([head, segment(Buffer.concat(inside))]);
    const bytes = await cleaned(made, 'video/webm');
    expect(bytes.length).toBe(made.length);
    expect(bytes.indexOf('pictures')).toBe(made.indexOf('pictures'));
  });

  test('whose elements are longer than the file cannot be cleaned', async () => {
    const made = Buffer.concat([head, ebml('18538067', Buffer.concat([info, tracks]))]);
    expect(await clean(made.subarray(0, -3), 'video/webm')).toBe('cannot-clean');
  });
});
