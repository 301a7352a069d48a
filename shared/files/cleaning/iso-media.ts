import { copyOf, giveUp, letters, numbers } from './bytes.ts';
import { heifErasures } from './heif-items.ts';
import { samplesOf } from './iso-samples.ts';
import { type Box, boxesIn, boxIn } from './iso-boxes.ts';

/** Boxes that a film or picture is made of, by what holds them. All others say who made it, or nothing, and become `free`. */
const kept: Readonly<Record<string, ReadonlySet<string>>> = {
  '': new Set(['ftyp', 'styp', 'moov', 'moof', 'mdat', 'sidx', 'ssix', 'mfra', 'pdin', 'meta']),
  moov: new Set(['mvhd', 'trak', 'mvex', 'iods']),
  trak: new Set(['tkhd', 'edts', 'tref', 'tapt', 'mdia']),
  mdia: new Set(['mdhd', 'hdlr', 'elng', 'minf']),
  minf: new Set(['vmhd', 'smhd', 'nmhd', 'gmhd', 'hmhd', 'sthd', 'hdlr', 'dinf', 'stbl']),
  moof: new Set(['mfhd', 'traf']),
  traf: new Set(['tfhd', 'tfdt', 'trun', 'sbgp', 'sgpd', 'subs', 'saiz', 'saio', 'senc']),
};
/** The first `meta` of a picture holds the picture. */
const inPicture = new Set(['hdlr', 'pitm', 'iinf', 'iloc', 'iprp', 'iref', 'idat', 'dinf', 'grpl']);
const inTable = new Set(
  'stsd stts ctts cslg stsc stsz stz2 stco co64 stss stps stsh sdtp sbgp sgpd subs saiz saio'.split(' '),
);

const freeLetters = new TextEncoder().encode('free');

/** Tracks that people see or hear. The rest is measured along the way: places, movements, faces. */
const seenOrHeard = new Set(['vide', 'soun', 'auxv', 'pict', 'text', 'sbtl', 'subt', 'clcp']);

/** MP4, MOV, M4A, HEIC and AVIF are all made of boxes. Nothing moves: what goes becomes `free`, as long as it was. */
class Cleaning {
  readonly out: Uint8Array;
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.out = copyOf(bytes);
  }

  erase(start: number, end: number): void {
    if (start < 0 || end > this.out.byteLength || start > end) giveUp('something lies outside of the file');
    this.out.fill(0, start, end);
  }

  free({ start, body, end }: Box): void {
    this.erase(body, end);
    this.out.set(freeLetters, start + 4);
  }

  /** Times of creation and change at the beginning of a head. */
  #eraseTimes({ body }: Box): void {
    const width = numbers(this.#bytes).u8(body) === 1 ? 8 : 4;
    this.erase(body + 4, body + 4 + 2 * width);
  }

  /** The name that a program gave to a handler. */
  #eraseHandlerName({ body, end }: Box): void {
    if (end - body < 24) giveUp('a handler without a kind');
    this.erase(body + 24, end);
  }

  /** Where the samples are: in this file. Old films name the disk and the folder that they were cut on. */
  #eraseReferences(dinf: Box): void {
    const dref = boxIn(this.#bytes, dinf, 'dref');
    if (!dref) return;
    const { u32 } = numbers(this.#bytes);
    for (const entry of boxesIn(this.#bytes, dref.body + 8, dref.end)) {
      if ((u32(entry.body) & 1) === 0) giveUp('its pictures or sounds lie in another file');
      this.erase(entry.body + 4, entry.end);
    }
  }

  /** The program that a sample entry names: 32 bytes at a fixed place, in entries of pictures. */
  #eraseCompressor(stsd: Box): void {
    for (const entry of boxesIn(this.#bytes, stsd.body + 8, stsd.end)) {
      if (entry.end - entry.body >= 78) this.erase(entry.body + 42, entry.body + 74);
    }
  }

  #table(stbl: Box, isVideo: boolean): void {
    for (const box of boxesIn(this.#bytes, stbl.body, stbl.end)) {
      if (!inTable.has(box.type)) this.free(box);
      else if (box.type === 'stsd' && isVideo) this.#eraseCompressor(box);
    }
  }

  #track(trak: Box, film: { readonly isFragmented: boolean }): 'kept' | 'dropped' {
    const mdia = boxIn(this.#bytes, trak, 'mdia') ?? giveUp('a track without media');
    const hdlr = boxIn(this.#bytes, mdia, 'hdlr') ?? giveUp('media without a kind');
    const kind = letters(this.#bytes, hdlr.body + 8, 4);
    if (seenOrHeard.has(kind)) {
      this.walk(trak, 'trak', kind === 'vide');
      return 'kept';
    }
    if (film.isFragmented) giveUp('what was measured lies between the pictures');
    for (const [start, end] of samplesOf(this.#bytes, mdia)) this.erase(start, end);
    this.free(trak);
    return 'dropped';
  }

  film(moov: Box): void {
    const isFragmented = boxIn(this.#bytes, moov, 'mvex') !== undefined;
    const tracks: Box[] = [];
    let isOneDropped = false;
    for (const box of boxesIn(this.#bytes, moov.body, moov.end)) {
      if (box.type === 'cmov') giveUp('a packed head');
      if (box.type === 'mvhd') this.#eraseTimes(box);
      else if (box.type === 'trak') {
        tracks.push(box);
        if (this.#track(box, { isFragmented }) === 'dropped') isOneDropped = true;
      } else if (!kept['moov']?.has(box.type)) this.free(box);
    }
    if (!isOneDropped) return;
    // What pointed to a track that is gone.
    for (const track of tracks) {
      const tref = letters(this.out, track.start + 4, 4) === 'trak' ? boxIn(this.#bytes, track, 'tref') : undefined;
      if (tref) this.free(tref);
    }
  }

  /** Boxes inside of a box, for those that are only gone through. */
  walk(holder: Box, name: string, isVideo = false): void {
    for (const box of boxesIn(this.#bytes, holder.body, holder.end)) {
      if (!kept[name]?.has(box.type)) this.free(box);
      else if (box.type === 'tkhd' || box.type === 'mdhd') this.#eraseTimes(box);
      else if (box.type === 'hdlr') this.#eraseHandlerName(box);
      else if (box.type === 'dinf') this.#eraseReferences(box);
      else if (box.type === 'stbl') this.#table(box, isVideo);
      else if (kept[box.type]) this.walk(box, box.type, isVideo);
    }
  }

  picture(meta: Box): void {
    for (const [start, end] of heifErasures(this.#bytes, meta)) this.erase(start, end);
    for (const box of boxesIn(this.#bytes, meta.body + 4, meta.end)) {
      if (!inPicture.has(box.type)) this.free(box);
      else if (box.type === 'hdlr') this.#eraseHandlerName(box);
    }
  }
}

/**
 * An MP4, MOV, M4A, HEIC or AVIF without places, times, names, programs, Exif, XMP and tracks of measurements. Pictures and
 * sounds stay as they were coded.
 */
export function cleanIsoMedia(bytes: Uint8Array): Uint8Array {
  const cleaning = new Cleaning(bytes);
  const boxes = boxesIn(bytes, 0, bytes.byteLength);
  let isPicture = false;
  let hasContent = false;
  for (const box of boxes) {
    if (box.type === 'meta' && !isPicture && letters(bytes, box.body, box.end - box.body).includes('iloc')) {
      isPicture = true;
      hasContent = true;
      cleaning.picture(box);
    } else if (box.type === 'meta' || !kept['']?.has(box.type)) cleaning.free(box);
    else if (box.type === 'moov') {
      hasContent = true;
      cleaning.film(box);
    } else if (box.type === 'moof') cleaning.walk(box, 'moof');
  }
  if (!hasContent) giveUp('boxes without pictures or sounds');
  return cleaning.out;
}
