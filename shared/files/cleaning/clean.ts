import type { MediaType } from '../../complaint/media-types.ts';
import type { Cleaned } from '../../usecase/files/ports.ts';
import { Uncleanable, isSame } from './bytes.ts';
import { cleanAmr } from './amr.ts';
import { cleanGif } from './gif.ts';
import { cleanIsoMedia } from './iso-media.ts';
import { cleanJpeg } from './jpeg.ts';
import { cleanMp3 } from './mp3.ts';
import { cleanOffice } from './office.ts';
import { cleanOgg } from './ogg.ts';
import { cleanPdf } from './pdf.ts';
import { cleanPng } from './png.ts';
import { cleanText } from './text.ts';
import { cleanWav } from './wav.ts';
import { cleanWebm } from './webm.ts';
import { cleanWebp } from './webp.ts';

/** Makes the same file without what tells who made it. @throws Uncleanable */
type Clean = (bytes: Uint8Array) => Uint8Array | Promise<Uint8Array>;

const office = 'application/vnd.openxmlformats-officedocument.';

const cleaners: Readonly<Record<MediaType, Clean | undefined>> = {
  'image/jpeg': cleanJpeg,
  'image/png': cleanPng,
  'image/webp': cleanWebp,
  'image/gif': cleanGif,
  'image/heic': cleanIsoMedia,
  'image/avif': cleanIsoMedia,
  'video/mp4': cleanIsoMedia,
  'video/quicktime': cleanIsoMedia,
  'video/webm': cleanWebm,
  'audio/mpeg': cleanMp3,
  'audio/mp4': cleanIsoMedia,
  'audio/wav': cleanWav,
  'audio/ogg': cleanOgg,
  'audio/amr': cleanAmr,
  'text/plain': cleanText,
  'application/pdf': cleanPdf,
  [`${office}wordprocessingml.document`]: cleanOffice,
  [`${office}spreadsheetml.sheet`]: cleanOffice,
  [`${office}presentationml.presentation`]: cleanOffice,
  'application/msword': undefined,
  'application/vnd.ms-excel': undefined,
};

/** Whether an error is about the file and not about us: ours, and those of the decoders. */
const isAboutTheFile = (error: unknown): boolean => error instanceof Uncleanable || error instanceof RangeError;

/**
 * Takes out of a file what tells who made it, where and with what; what people see or hear stays as it is. `cannot-clean` for a
 * file that is damaged, locked, or of a type that nobody can clean.
 */
export async function clean(content: Uint8Array, mediaType: MediaType): Promise<Cleaned> {
  const cleaner = cleaners[mediaType];
  if (!cleaner) return 'cannot-clean';
  try {
    const cleaned = await cleaner(content);
    return { content: cleaned, changed: !isSame(cleaned, content) };
  } catch (error) {
    if (isAboutTheFile(error)) return 'cannot-clean';
    throw error;
  }
}
