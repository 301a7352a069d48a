import { copyOf, giveUp, letters, numbers } from './bytes.ts';

/** CRC of an Ogg page: polynomial 0x04c11db7, nothing mirrored. */
const crcTable = Uint32Array.from({ length: 256 }, (_, index) => {
  let crc = index << 24;
  for (let bit = 0; bit < 8; bit++) crc = (crc & 0x80000000) === 0 ? crc << 1 : (crc << 1) ^ 0x04c11db7;
  return crc >>> 0;
});

function crcOf(page: Uint8Array): number {
  let crc = 0;
  for (const byte of page) crc = ((crc << 8) ^ (crcTable[((crc >>> 24) ^ byte) & 0xff] ?? 0)) >>> 0;
  return crc;
}

type Codec = { readonly head: string; readonly tagsHead: string };

/** What the first packet of a stream begins with, and what stands before the comments in the second. */
const codecs: readonly Codec[] = [
  { head: '\x01vorbis', tagsHead: '\x03vorbis' },
  { head: 'OpusHead', tagsHead: 'OpusTags' },
  { head: 'Speex   ', tagsHead: '' },
];

/** One stream: how many packets of it have ended, and where the bytes of its comments lie. */
type Stream = { readonly codec: Codec; ended: number; readonly comments: number[] };

/**
 * An empty list of comments, as long as the one that stood there: what made the file is called by blanks. As nothing moves,
 * only the sums of the pages change.
 */
function emptyComments(out: Uint8Array, { codec, comments }: Stream): void {
  const head = codec.tagsHead.length;
  const isVorbis = codec.tagsHead === '\x03vorbis';
  const rest = comments.slice(head);
  const vendor = rest.length - 8 - (isVorbis ? 1 : 0);
  if (vendor < 0) giveUp('comments without room');
  rest.forEach((at, index) => {
    out[at] = index < 4 ? (vendor >>> (8 * index)) & 0xff : index < 4 + vendor ? 0x20 : index < 8 + vendor ? 0 : 1;
  });
}

/** An Ogg (Vorbis, Opus, Speex) without its comments: titles, names, pictures, places. */
export function cleanOgg(bytes: Uint8Array): Uint8Array {
  const out = copyOf(bytes);
  const { u8, u32le } = numbers(bytes);
  const streams = new Map<number, Stream>();
  const pages: (readonly [start: number, end: number])[] = [];
  let at = 0;
  while (at < bytes.byteLength && letters(bytes, at, 4) === 'OggS') {
    const segments = u8(at + 26);
    const serial = u32le(at + 14);
    let body = at + 27 + segments;
    const sizes = Array.from({ length: segments }, (_, index) => u8(at + 27 + index));
    if ((u8(at + 5) & 2) !== 0) {
      const codec = codecs.find(({ head }) => letters(bytes, body, head.length) === head);
      if (!codec) giveUp('a stream of unknown kind');
      streams.set(serial, { codec, ended: 0, comments: [] });
    }
    const stream = streams.get(serial);
    if (!stream) giveUp('a page of no stream');
    for (const size of sizes) {
      if (stream.ended === 1) for (let byte = 0; byte < size; byte++) stream.comments.push(body + byte);
      if (size < 255) {
        stream.ended += 1;
        if (stream.ended === 2) emptyComments(out, stream);
      }
      body += size;
    }
    if (body > bytes.byteLength) giveUp('a page is longer than the file');
    pages.push([at, body]);
    at = body;
  }
  if (pages.length === 0 || [...streams.values()].some(({ ended }) => ended < 2)) giveUp('a stream without comments');
  const view = new DataView(out.buffer);
  for (const [start, end] of pages) {
    view.setUint32(start + 22, 0, true);
    view.setUint32(start + 22, crcOf(out.subarray(start, end)), true);
  }
  return out.subarray(0, at);
}
