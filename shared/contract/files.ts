import * as z from 'zod';
import { Attachment, FileId } from '../complaint/attachment.ts';
import { anyBytesMax, isTooLarge, mediaTypes } from '../complaint/media-types.ts';
import { Cleaning } from '../complaint/verbs/seal-file.ts';
import { filesMax } from '../complaint/verbs/supplement.ts';
import { shortText, terms } from '../complaint/command.ts';

export { anyBytesMax, filesMax, mediaTypes };

/** A file goes to the files host in pieces of this many bytes, so that a lost connection costs one piece at most. */
export const pieceBytes = 5 * 1024 * 1024;

/** One piece of a file: its number from 0, where it begins, and its length in bytes. */
export type Piece = { readonly number: number; readonly from: number; readonly bytes: number };

/** The pieces of a file of `bytes` bytes, in their order. */
export const piecesOf = (bytes: number): readonly Piece[] =>
  Array.from({ length: Math.ceil(bytes / pieceBytes) }, (_, number) => ({
    number,
    from: number * pieceBytes,
    bytes: Math.min(pieceBytes, bytes - number * pieceBytes),
  }));

/** What a browser says of a file before it sends it. */
const announced = {
  /** A file that was begun before; then only what is missing is sent. */
  id: FileId.optional(),
  /** Left out where the sender is anonymous: a name can tell who took the picture. */
  name: z.string().trim().min(1).max(120).optional(),
  mediaType: Attachment.shape.mediaType,
  bytes: z.int().positive(),
};
const fits = (file: { readonly mediaType: Attachment['mediaType']; readonly bytes: number }): boolean =>
  !isTooLarge(file.mediaType, file.bytes);
const tooLarge = { path: ['bytes'], error: 'tooLarge' };

/**
 * `POST /uploads` (script only): asks for tickets to send one file to the files host. `token` is that of the form that is
 * being filled in; without it the file is for the complaint that the pass in the cookie opens.
 */
export const UploadRequest = z
  .strictObject({
    token: z
      .string()
      .regex(/^[A-Za-z0-9_-]{22}$/)
      .optional(),
    ...announced,
  })
  .refine(fits, tooLarge);
export type UploadRequest = z.infer<typeof UploadRequest>;

/** `POST /api/complaints/{id}/uploads`: the same by staff. */
export const StaffUploadRequest = z.strictObject(announced).refine(fits, tooLarge);
export type StaffUploadRequest = z.infer<typeof StaffUploadRequest>;

/** The pieces that have not arrived yet, each with the fields of its form; `url` takes them all, the `file` field last. */
export const PieceTickets = z.strictObject({
  id: FileId,
  url: z.string(),
  pieceBytes: z.int().positive(),
  pieces: z.array(z.strictObject({ number: z.int().nonnegative(), fields: z.record(z.string(), z.string()) })),
});
export type PieceTickets = z.infer<typeof PieceTickets>;

/** A form that a browser posts one whole file to the files host with, as multipart/form-data, the `file` field last. */
export const UploadTicket = z.strictObject({
  id: z.string(),
  url: z.string(),
  fields: z.record(z.string(), z.string()),
  /** Of an anonymous complaint: then some kinds of files are not taken. */
  isAnonymous: z.boolean(),
});
export type UploadTicket = z.infer<typeof UploadTicket>;

/** `POST /api/complaints/{id}/attach-evidence`: files that were uploaded for it before, and what kinds of papers they are. */
export const AttachBody = z.strictObject({
  uploads: z.array(FileId).max(20).default([]),
  documents: terms.optional(),
  comment: shortText.optional(),
});
export type AttachBody = z.infer<typeof AttachBody>;

/**
 * What people can do with a file. `being-checked`: not yet anything. `ready`: see the cleaned one. `original-only`: it could
 * not be cleaned, so there is nothing but the original, to be fetched after a warning. `not-kept`: it could not be cleaned and
 * its sender is anonymous. `infected` and `lost`: nothing.
 */
export const FileStatus = z.enum(['being-checked', 'ready', 'original-only', 'not-kept', 'infected', 'lost']);
export type FileStatus = z.infer<typeof FileStatus>;

/** A file as its complainant sees it. */
export const AttachedFile = z.strictObject({
  id: FileId,
  name: z.string(),
  mediaType: Attachment.shape.mediaType,
  bytes: z.int().positive(),
  status: FileStatus,
});
export type AttachedFile = z.infer<typeof AttachedFile>;

/** A file as staff see it: with what was sealed of it, and by which event it came. */
export const StaffFile = AttachedFile.extend({
  seq: z.int().positive(),
  cleaning: Cleaning.optional(),
  originalSha256: z.string().optional(),
  shownSha256: z.string().optional(),
  /** Whether the signed-in person may fetch the original; that is written into the access log. */
  mayOpenOriginal: z.boolean(),
});
export type StaffFile = z.infer<typeof StaffFile>;

/** `GET /api/complaints/{id}/files/{fileId}?which=original`; without it, what is shown. */
export const FileQuery = z.strictObject({ which: z.enum(['shown', 'original']).default('shown') });
