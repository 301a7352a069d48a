import { type CalendarWords, calendarWords } from '../../words/console/calendar/index.ts';
import { useSpeech } from '../frame/language.tsx';

/** The words of the calendar page in the language of the pages. */
export const useCalendarWords = (): CalendarWords => calendarWords[useSpeech().language];
