import { giveUp, letters, numbers } from './bytes.ts';
import { type Box, boxesIn } from './iso-boxes.ts';

/** Items that are pictures or put pictures together. The others tell about the picture: Exif, XMP, and what makers invent. */
const pictures = new Set([
  'hvc1',
  'hev1',
  'av01',
  'avc1',
  'jpeg',
  'grid',
  'iovl',
  'iden',
  'tmap',
  'lhv1',
  'vvc1',
  'unci',
]);

const itemsMax = 10_000;

type Span = readonly [start: number, end: number];

/** The ids of the items that are no pictures, and where their names stand. */
function itemsApart(
  bytes: Uint8Array,
  iinf: Box,
): { readonly ids: ReadonlySet<number>; readonly names: readonly Span[] } {
  const { u8, u16, u32 } = numbers(bytes);
  const ids = new Set<number>();
  const names: Span[] = [];
  const countBytes = u8(iinf.body) === 0 ? 2 : 4;
  for (const infe of boxesIn(bytes, iinf.body + 4 + countBytes, iinf.end)) {
    const version = u8(infe.body);
    if (version < 2) giveUp('items of an old kind');
    const idBytes = version === 2 ? 2 : 4;
    const id = idBytes === 2 ? u16(infe.body + 4) : u32(infe.body + 4);
    const typeAt = infe.body + 4 + idBytes + 2;
    if (!pictures.has(letters(bytes, typeAt, 4))) ids.add(id);
    const nameEnd = bytes.indexOf(0, typeAt + 4);
    names.push([typeAt + 4, nameEnd < 0 || nameEnd > infe.end ? infe.end : nameEnd]);
  }
  return { ids, names };
}

/** Where what tells about the picture lies in the file: to be erased, so that every other place stays where it is. */
export function heifErasures(bytes: Uint8Array, meta: Box): readonly Span[] {
  const { u8, u16, u32, u64 } = numbers(bytes);
  const parts = boxesIn(bytes, meta.body + 4, meta.end);
  const part = (type: string): Box | undefined => parts.find((box) => box.type === type);
  const iinf = part('iinf') ?? giveUp('a picture without items');
  const iloc = part('iloc') ?? giveUp('items without places');
  const idat = part('idat');
  const { ids, names } = itemsApart(bytes, iinf);
  const found: Span[] = [...names];

  const sized = (at: number, width: number): number => {
    if (width === 0) return 0;
    return width === 4 ? u32(at) : width === 8 ? u64(at) : giveUp('a number of unknown width');
  };
  const version = u8(iloc.body);
  const widths = u16(iloc.body + 4);
  const [offsetBytes, lengthBytes, baseBytes] = [widths >> 12, (widths >> 8) & 15, (widths >> 4) & 15];
  const indexBytes = version === 0 ? 0 : widths & 15;
  const idBytes = version < 2 ? 2 : 4;
  let at = iloc.body + 6 + idBytes;
  const count = idBytes === 2 ? u16(iloc.body + 6) : u32(iloc.body + 6);
  if (count > itemsMax) giveUp('too many items');
  for (let item = 0; item < count; item++) {
    const id = idBytes === 2 ? u16(at) : u32(at);
    at += idBytes;
    const method = version === 0 ? 0 : u16(at) & 15;
    if (version > 0) at += 2;
    // Behind the reference to a file.
    const base = sized(at + 2, baseBytes);
    at += 2 + baseBytes;
    const extents = u16(at);
    at += 2;
    for (let extent = 0; extent < extents; extent++) {
      at += indexBytes;
      const offset = base + sized(at, offsetBytes);
      const length = sized(at + offsetBytes, lengthBytes);
      at += offsetBytes + lengthBytes;
      if (!ids.has(id)) continue;
      if (method === 0 && length > 0) found.push([offset, offset + length]);
      else if (method === 1 && idat && length > 0) found.push([idat.body + offset, idat.body + offset + length]);
      else giveUp('an item that lies nowhere');
    }
  }
  return found;
}
