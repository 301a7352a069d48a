import * as z from 'zod';

/** A stored file: its key in the bucket is derived from the complaint and `id`. */
export const Attachment = z.strictObject({
  id: z.string().regex(/^[0-9A-HJKMNP-TV-Z]{26}$/),
  mediaType: z.enum(['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'application/pdf']),
  bytes: z.int().positive(),
  sha256: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
});
export type Attachment = z.infer<typeof Attachment>;
