import type { Language } from '../../../shared/kernel/text.ts';
import { chinese, type ConsoleWords } from './chinese.ts';
import { english } from './english.ts';

export type { ConsoleWords, Span } from './chinese.ts';

/** The words of the staff console by language. */
export const consoleWords: Readonly<Record<Language, ConsoleWords>> = { 'zh-CN': chinese, en: english };
