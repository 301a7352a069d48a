import * as z from 'zod';

/** Languages of the product's own words. A tenant's texts may hold more. */
export const languages = ['zh-CN', 'en'] as const;
export const Language = z.enum(languages);
export type Language = z.infer<typeof Language>;

/** A text of the tenant by language tag; `zh-CN` or `en` must be there. */
export const LocalText = z
  .record(z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/), z.string().min(1).max(2000))
  .refine((text) => languages.some((language) => text[language] !== undefined), 'needs zh-CN or en');
export type LocalText = Readonly<Record<string, string>>;

/** The text in the language asked for, else in the other of the two, else in any. */
export function textIn(text: LocalText, language: Language): string {
  return text[language] ?? text['zh-CN'] ?? text['en'] ?? Object.values(text)[0] ?? '';
}
