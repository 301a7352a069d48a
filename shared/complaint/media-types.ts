import type { IdentityMode } from '../rulebook/names.ts';

/** What kind of thing a file is: how it is shown, how large it may be, what it is called. */
export type FileKind = 'picture' | 'video' | 'sound' | 'document';

/**
 * The types of files that are taken: kind, ending, and whether every trace of who made them can be taken out. Where it
 * cannot, whoever stays anonymous is asked for another form of the same, so that no file gives them away.
 */
const known = {
  'image/jpeg': { kind: 'picture', ending: 'jpg', isCleanable: true },
  'image/png': { kind: 'picture', ending: 'png', isCleanable: true },
  'image/webp': { kind: 'picture', ending: 'webp', isCleanable: true },
  'image/gif': { kind: 'picture', ending: 'gif', isCleanable: true },
  'image/heic': { kind: 'picture', ending: 'heic', isCleanable: true },
  'image/avif': { kind: 'picture', ending: 'avif', isCleanable: true },
  'video/mp4': { kind: 'video', ending: 'mp4', isCleanable: true },
  'video/quicktime': { kind: 'video', ending: 'mov', isCleanable: true },
  'video/webm': { kind: 'video', ending: 'webm', isCleanable: true },
  'audio/mpeg': { kind: 'sound', ending: 'mp3', isCleanable: true },
  'audio/mp4': { kind: 'sound', ending: 'm4a', isCleanable: true },
  'audio/wav': { kind: 'sound', ending: 'wav', isCleanable: true },
  'audio/ogg': { kind: 'sound', ending: 'ogg', isCleanable: true },
  'audio/amr': { kind: 'sound', ending: 'amr', isCleanable: true },
  'text/plain': { kind: 'document', ending: 'txt', isCleanable: true },
  'application/pdf': { kind: 'document', ending: 'pdf', isCleanable: false },
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': {
    kind: 'document',
    ending: 'docx',
    isCleanable: false,
  },
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': {
    kind: 'document',
    ending: 'xlsx',
    isCleanable: false,
  },
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': {
    kind: 'document',
    ending: 'pptx',
    isCleanable: false,
  },
  'application/msword': { kind: 'document', ending: 'doc', isCleanable: false },
  'application/vnd.ms-excel': { kind: 'document', ending: 'xls', isCleanable: false },
} as const satisfies Readonly<Record<string, { kind: FileKind; ending: string; isCleanable: boolean }>>;

export type MediaType = keyof typeof known;

/** Every type that is taken, in the order in which pages name them. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of the table above, of which there is one at least
export const mediaTypes = Object.keys(known) as [MediaType, ...MediaType[]];

export const kindOf = (mediaType: MediaType): FileKind => known[mediaType].kind;
export const endingOf = (mediaType: MediaType): string => known[mediaType].ending;

/** Largest files in bytes, by kind. */
export const bytesMaxOf: Readonly<Record<FileKind, number>> = {
  picture: 20 * 1024 * 1024,
  document: 20 * 1024 * 1024,
  sound: 100 * 1024 * 1024,
  video: 100 * 1024 * 1024,
};

/** Largest file of any kind, in bytes. */
export const anyBytesMax = 100 * 1024 * 1024;

export const isTooLarge = (mediaType: MediaType, bytes: number): boolean => bytes > bytesMaxOf[kindOf(mediaType)];

/** Whether somebody may send a file of this type: what cannot be cleaned of who made it is not taken from the anonymous. */
export const isTakenFrom = (mode: IdentityMode, mediaType: MediaType): boolean =>
  mode !== 'anonymous' || known[mediaType].isCleanable;
