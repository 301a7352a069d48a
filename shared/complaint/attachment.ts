import * as z from 'zod';
import { mediaTypes } from './media-types.ts';

/** The id of a file: 26 characters of Crockford's base 32, chosen at random. */
export const FileId = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{26}$/);
export type FileId = z.infer<typeof FileId>;

/** SHA-256 in base64url. */
export const FileDigest = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

/**
 * A file that came with a complaint; where it lies is derived from the complaint and `id`. Its digest stands in the event
 * that seals it (`FileSealed`); files of the first events carry one already.
 */
export const Attachment = z.strictObject({
  id: FileId,
  mediaType: z.enum(mediaTypes),
  bytes: z.int().positive(),
  sha256: FileDigest.optional(),
});
export type Attachment = z.infer<typeof Attachment>;
