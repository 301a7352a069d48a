import type { Language } from '../../../shared/kernel/text.ts';
import { en } from './en.ts';
import { type IntakeWords, zhCn } from './zh-cn.ts';

export type { IntakeWords } from './zh-cn.ts';

/** The words of the public pages by language. */
export const intakeWords: Readonly<Record<Language, IntakeWords>> = { 'zh-CN': zhCn, en };
