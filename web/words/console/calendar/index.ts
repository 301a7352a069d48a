import type { Language } from '../../../../shared/kernel/text.ts';
import { type CalendarWords, chinese } from './chinese.ts';
import { english } from './english.ts';

export type { CalendarWords } from './chinese.ts';

/** The words of the calendar page by language. */
export const calendarWords: Readonly<Record<Language, CalendarWords>> = { 'zh-CN': chinese, en: english };
