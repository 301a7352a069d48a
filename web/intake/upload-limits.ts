import { type MediaType, bytesMaxOf, endingOf, isTakenFrom, kindOf } from '../../shared/complaint/media-types.ts';
import { filesMax, mediaTypes } from '../../shared/contract/files.ts';

/** Other names that programs give to the same types. */
const aliases: Readonly<Record<string, MediaType>> = {
  'image/heif': 'image/heic',
  'audio/mp3': 'audio/mpeg',
  'audio/x-m4a': 'audio/mp4',
  'audio/m4a': 'audio/mp4',
  'audio/aac': 'audio/mp4',
  'audio/x-wav': 'audio/wav',
  'audio/wave': 'audio/wav',
  'audio/vnd.wave': 'audio/wav',
  'audio/opus': 'audio/ogg',
  'audio/amr-wb': 'audio/amr',
  'video/x-m4v': 'video/mp4',
  'video/3gpp': 'video/mp4',
};

/** Endings beside those of the types themselves. */
const endings: Readonly<Record<string, MediaType>> = {
  jpeg: 'image/jpeg',
  heif: 'image/heic',
  m4v: 'video/mp4',
  '3gp': 'video/mp4',
  awb: 'audio/amr',
  opus: 'audio/ogg',
  oga: 'audio/ogg',
};

/**
 * What the chooser offers. Not HEIC by name: an iPhone then sends a JPEG of it, which everybody can open; whoever has the HEIC
 * itself can still choose it as a picture.
 */
export const acceptFor = (isAnonymous: boolean): string =>
  isAnonymous
    ? 'image/*,video/*,audio/*,.amr,text/plain'
    : 'image/*,video/*,audio/*,.amr,text/plain,.pdf,.docx,.xlsx,.pptx,.doc,.xls';

/** What the script needs to know to say no before anything is sent: types by name and ending, their largest sizes. */
export const limitsFor = (isAnonymous: boolean): string => {
  const taken = mediaTypes.filter((mediaType) => isTakenFrom(isAnonymous ? 'anonymous' : 'named', mediaType));
  const byEnding = Object.fromEntries(mediaTypes.map((mediaType) => [endingOf(mediaType), mediaType]));
  return JSON.stringify({
    most: filesMax,
    types: Object.fromEntries(taken.map((mediaType) => [mediaType, bytesMaxOf[kindOf(mediaType)]])),
    known: mediaTypes.filter((mediaType) => !taken.includes(mediaType)),
    aliases,
    endings: { ...byEnding, ...endings },
  });
};
