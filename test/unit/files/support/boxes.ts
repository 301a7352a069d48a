/** Builds ISO base media files by hand. */
export const u32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
};
export const u16 = (value: number): Buffer => {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(value);
  return bytes;
};

type Part = Buffer | string;
const bytesOf = (part: Part): Buffer => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part);

export function box(type: string, ...parts: readonly Part[]): Buffer {
  const body = Buffer.concat(parts.map(bytesOf));
  return Buffer.concat([u32(body.length + 8), Buffer.from(type, 'latin1'), body]);
}

/** A box with version and flags. */
export const fullBox = (type: string, version: number, ...parts: readonly Part[]): Buffer =>
  box(type, Buffer.from([version, 0, 0, version === 0 && type === 'url ' ? 1 : 0]), ...parts);

const times = (created: number): Buffer => Buffer.concat([u32(created), u32(created)]);

/** A track of one kind whose samples lie at `at`, `size` bytes, in one chunk. */
export const trak = (kind: string, at: number, size: number, ...more: readonly Buffer[]): Buffer =>
  box(
    'trak',
    fullBox('tkhd', 0, times(0xd1234567), u32(1), Buffer.alloc(68)),
    box(
      'mdia',
      fullBox('mdhd', 0, times(0xd1234567), u32(1000), u32(1), Buffer.alloc(4)),
      fullBox('hdlr', 0, Buffer.alloc(4), kind, Buffer.alloc(12), 'Handler of Zhang San\0'),
      box(
        'minf',
        box('dinf', fullBox('dref', 0, u32(1), fullBox('url ', 0))),
        box(
          'stbl',
          fullBox(
            'stsd',
            0,
            u32(1),
            kind === 'vide'
              ? box('avc1', Buffer.alloc(42), '\x14Encoder of Zhang San', Buffer.alloc(15))
              : box('mp4a', Buffer.alloc(28)),
          ),
          fullBox('stsc', 0, u32(1), u32(1), u32(1), u32(1)),
          fullBox('stsz', 0, u32(size), u32(1)),
          fullBox('stco', 0, u32(1), u32(at)),
          box('udta', 'udta in stbl of Zhang San'),
        ),
      ),
    ),
    ...more,
  );
