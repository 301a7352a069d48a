import type { Language } from '../../kernel/text.ts';

/** A sentence in both languages of the product. */
export type Sentence = Readonly<Record<Language, string>>;

/** A word in Chinese and in English, in this order: the tables of words are written so. */
export type Pair = readonly [zh: string, en: string];

export const pick = ([zh, en]: Pair, language: Language): string => (language === 'zh-CN' ? zh : en);

export const say = (zh: string, en: string): Sentence => ({ 'zh-CN': zh, en });

/** The same in both languages, each made by itself. */
export const both = (write: (language: Language) => string): Sentence => say(write('zh-CN'), write('en'));

/** In quotation marks; those inside become single ones. */
export const quote = (text: string): string => `“${text.replaceAll('“', '‘').replaceAll('”', '’')}”`;

/** Things one after another: `甲、乙和丙`, `a, b and c`; with `or`: `甲、乙或丙`, `a, b or c`. */
export function listed(things: readonly string[], language: Language, how: 'and' | 'or' = 'and'): string {
  const last = things.at(-1) ?? '';
  if (things.length < 2) return last;
  const zh = language === 'zh-CN';
  const link = how === 'and' ? (zh ? '和' : ' and ') : zh ? '或' : ' or ';
  const gap = zh && /^\d/.test(last) ? ' ' : '';
  return things.slice(0, -1).join(zh ? '、' : ', ') + link + gap + last;
}

/** `1 day`, `2 days`. */
export const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** `once`, `twice`, `3 times`. */
export const timesInEnglish = (count: number): string => ['never', 'once', 'twice'][count] ?? `${count} times`;
