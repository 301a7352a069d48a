import type { Language } from '../../../shared/kernel/text.ts';
import { en } from './en.ts';
import { type SiteWords, zhCn } from './zh-cn.ts';

export type { SiteWords } from './zh-cn.ts';

/** The words of Huiyin's own site by language. */
export const siteWords: Readonly<Record<Language, SiteWords>> = { 'zh-CN': zhCn, en };
