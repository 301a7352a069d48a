import type { Language } from '../../../../shared/kernel/text.ts';
import { chinese, type RulebookWords } from './chinese.ts';
import { english } from './english.ts';

export type { RulebookWords } from './chinese.ts';

/** The words of the rulebook page by language. */
export const rulebookWords: Readonly<Record<Language, RulebookWords>> = { 'zh-CN': chinese, en: english };
