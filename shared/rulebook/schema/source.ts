import * as z from 'zod';

/** Where a rule comes from: the institution's own text, the law, or a proposal of ours that its administrator may change. */
export const Source = z.enum(['institution', 'law', 'huiyin']);
export type Source = z.infer<typeof Source>;

/** What every rule may say about where it comes from. */
export const provenance = {
  source: Source.optional(),
  /** The passage it rests on: an article, a section, the words themselves. */
  cite: z.string().max(600).optional(),
};
