import { Language, languages } from '../../shared/kernel/text.ts';

/** The language that a tag of Accept-Language asks for: any Chinese is zh-CN, any English is en. */
function languageOfTag(tag: string): Language | undefined {
  const primary = tag.toLowerCase().split('-')[0];
  return languages.find((language) => language.toLowerCase().split('-')[0] === primary);
}

/** Languages of an Accept-Language header, best first. */
function preferred(header: string): readonly Language[] {
  return header
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(';');
      const quality = parameters
        .map((parameter) => /^\s*q=([\d.]+)\s*$/.exec(parameter)?.[1])
        .find((found) => found !== undefined);
      return { language: languageOfTag(tag.trim()), quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter((wish) => wish.quality > 0)
    .toSorted((a, b) => b.quality - a.quality)
    .flatMap((wish) => (wish.language === undefined ? [] : [wish.language]));
}

export type LanguageWish = {
  readonly query: string | undefined;
  readonly cookie: string | undefined;
  readonly acceptLanguage: string | undefined;
};

/** The page's language: what the address asks for, else what was chosen before, else what the browser prefers. */
export function chooseLanguage(wish: LanguageWish, offered: readonly Language[], fallback: Language): Language {
  const wishes = [wish.query, wish.cookie].flatMap((text) => {
    const parsed = Language.safeParse(text);
    return parsed.success ? [parsed.data] : [];
  });
  return (
    [...wishes, ...preferred(wish.acceptLanguage ?? '')].find((language) => offered.includes(language)) ?? fallback
  );
}
