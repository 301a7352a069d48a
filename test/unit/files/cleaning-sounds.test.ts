import { describe, expect, test } from 'vitest';
import type { MediaType } from '../../../shared/complaint/media-types.ts';
import { clean } from '../../../shared/files/cleaning/clean.ts';
import { mediaTypeOfWhole } from '../../../shared/files/media-type.ts';

const planted = 'Zhang San recorded this';

async function cleaned(content: Buffer, mediaType: MediaType): Promise<Buffer> {
  expect(content.includes(planted), 'the string is planted').toBe(true);
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

const le32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
};

const id3 = (text: string): Buffer =>
  Buffer.concat([
    Buffer.from('ID3\x03\0\0\0\0\0'),
    Buffer.from([text.length + 20]),
    Buffer.from(text),
    Buffer.alloc(20),
  ]);
const id3v1 = Buffer.concat([Buffer.from('TAG'), Buffer.from(planted), Buffer.alloc(125 - planted.length)]);

describe('an MP3', () => {
  const sound = Buffer.concat([Buffer.from([0xff, 0xfb, 0x90, 0x64]), Buffer.alloc(413, 0x55)]);
  const ape = Buffer.concat([
    Buffer.from('APETAGEX'),
    Buffer.alloc(24),
    Buffer.from(planted),
    Buffer.from('APETAGEX'),
    le32(2000),
    le32(planted.length + 32),
    le32(1),
    le32(0x80000000),
    Buffer.alloc(8),
  ]);

  test.each([
    ['at its beginning', Buffer.concat([id3(planted), sound])],
    ['at its end', Buffer.concat([sound, id3v1])],
    ['everywhere', Buffer.concat([id3(planted), id3('x'), sound, ape, id3v1])],
  ])('with tags %s keeps its sound alone', async (_, made) => {
    expect(await cleaned(made, 'audio/mpeg')).toEqual(sound);
  });

  test.each([
    ['tags alone', id3(planted)],
    ['tags that are longer than the file', Buffer.concat([Buffer.from('ID3\x03\0\0\x7f\x7f\x7f\x7f'), sound])],
  ])('of %s cannot be cleaned', async (_, made) => {
    expect(await clean(made, 'audio/mpeg')).toBe('cannot-clean');
  });
});

const wav = (...chunks: readonly Buffer[]): Buffer => {
  const body = Buffer.concat([Buffer.from('WAVE'), ...chunks]);
  return Buffer.concat([Buffer.from('RIFF'), le32(body.length), body]);
};

const chunk = (name: string, content: Buffer): Buffer =>
  Buffer.concat([Buffer.from(name), le32(content.length), content, Buffer.alloc(content.length % 2)]);
const format = chunk('fmt ', Buffer.alloc(16, 1));

describe('a WAV', () => {
  const data = chunk('data', Buffer.from('samples'));

  test('keeps format and samples', async () => {
    const names = ['LIST', 'bext', 'iXML', 'id3 ', 'junk'].map((name) => chunk(name, Buffer.from(planted)));
    const bytes = await cleaned(wav(format, ...names, data, chunk('LIST', Buffer.from(planted))), 'audio/wav');
    expect(bytes).toEqual(wav(format, data));
  });

  test('without samples cannot be cleaned', async () => {
    expect(await clean(wav(format), 'audio/wav')).toBe('cannot-clean');
  });
});

const comments = (head: string, tail: number): Buffer => {
  const text = `ARTIST=${planted}${'. '.repeat(200)}`;
  return Buffer.concat([
    Buffer.from(head),
    le32(planted.length),
    Buffer.from(planted),
    le32(1),
    le32(text.length),
    Buffer.from(text),
    Buffer.alloc(tail, 1),
  ]);
};

describe('an Ogg', () => {
  const crcTable = Array.from({ length: 256 }, (_, index) => {
    let crc = index << 24;
    for (let bit = 0; bit < 8; bit++) crc = (crc & 0x80000000) === 0 ? crc << 1 : (crc << 1) ^ 0x04c11db7;
    return crc >>> 0;
  });
  const crc = (bytes: Buffer): number =>
    bytes.reduce((sum, byte) => ((sum << 8) ^ (crcTable[((sum >>> 24) ^ byte) & 0xff] ?? 0)) >>> 0, 0);
  /** A page of whole packets. */
  const page = (number: number, packets: readonly Buffer[]): Buffer => {
    const sizes = packets.flatMap(({ length }) => [
      ...Array.from({ length: Math.floor(length / 255) }, () => 255),
      length % 255,
    ]);
    const bytes = Buffer.concat([
      Buffer.from('OggS\0'),
      Buffer.from([number === 0 ? 2 : 0]),
      Buffer.alloc(8),
      le32(77),
      le32(number),
      le32(0),
      Buffer.from([sizes.length, ...sizes]),
      ...packets,
    ]);
    bytes.writeUInt32LE(crc(bytes), 22);
    return bytes;
  };

  test.each([
    ['Vorbis', '\x01vorbis', comments('\x03vorbis', 1)],
    ['Opus', 'OpusHead', comments('OpusTags', 0)],
    ['Speex', 'Speex   ', comments('', 0)],
  ])('%s keeps its sound under right sums, and its list of comments is empty', async (_, head, tags) => {
    const setup = Buffer.from('setup packet');
    const made = Buffer.concat([
      page(0, [Buffer.concat([Buffer.from(head), Buffer.alloc(20)])]),
      page(1, [tags, setup]),
      page(2, [Buffer.from('sound')]),
      Buffer.from(planted),
    ]);
    const bytes = await cleaned(made, 'audio/ogg');
    expect(bytes.includes('setup packet')).toBe(true);
    expect(bytes.includes('sound')).toBe(true);
    expect(bytes.length).toBe(made.length - planted.length);
    for (let at = 0; at < bytes.length; ) {
      const segments = bytes.readUInt8(at + 26);
      const size = bytes.subarray(at + 27, at + 27 + segments).reduce((sum, each) => sum + each, 27 + segments);
      const whole = Buffer.from(bytes.subarray(at, at + size));
      const sum = whole.readUInt32LE(22);
      whole.writeUInt32LE(0, 22);
      expect(crc(whole)).toBe(sum);
      at += size;
    }
  });

  test('of something that nobody knows cannot be cleaned', async () => {
    expect(await clean(page(0, [Buffer.from('fishead of nothing')]), 'audio/ogg')).toBe('cannot-clean');
  });
});

test.each([
  ['narrow', '#!AMR\n', 0x3c, 31],
  ['wide', '#!AMR-WB\n', 0x44, 60],
])('an AMR of the %s band keeps its frames and nothing behind them', async (_, head, frame, size) => {
  const frames = Buffer.concat(Array.from({ length: 3 }, () => Buffer.from([frame, ...Buffer.alloc(size, 7)])));
  const sound = Buffer.concat([Buffer.from(head), frames]);
  expect(await cleaned(Buffer.concat([sound, Buffer.from([0xff]), Buffer.from(planted)]), 'audio/amr')).toEqual(sound);
});

test('a text of an old program becomes UTF-8; its words stay', async () => {
  const gb = Buffer.from([0xcd, 0xb6, 0xcb, 0xdf, 0xa3, 0xba, 0x31, 0x32, 0x33]);
  expect(mediaTypeOfWhole(gb)).toBe('text/plain');
  const outcome = await clean(gb, 'text/plain');
  expect(outcome === 'cannot-clean' ? outcome : Buffer.from(outcome.content).toString('utf8')).toBe('投诉：123');
});
