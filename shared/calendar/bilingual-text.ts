import * as z from 'zod';

/** A short text in both languages of the product, at most 200 characters each. */
export const BilingualText = z.strictObject({
  zh: z.string().trim().min(1).max(200),
  en: z.string().trim().min(1).max(200),
});
export type BilingualText = Readonly<z.infer<typeof BilingualText>>;
