import type { Language } from '../../shared/kernel/text.ts';
import { type Instant, type IsoDate, millisecondsOf } from '../../shared/kernel/time.ts';

const day = { year: 'numeric', month: 'long', day: 'numeric', weekday: 'long' } as const;
const minute = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;

/** An instant as a day and a time of the tenant's time zone, in words of the language. */
export const dayAndTime = (at: Instant, language: Language, timeZone: string): string =>
  new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { ...day, ...minute, timeZone }).format(
    millisecondsOf(at),
  );

/** An instant without its weekday, for lists. */
export const shortMoment = (at: Instant, language: Language, timeZone: string): string =>
  new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    ...minute,
    timeZone,
  }).format(millisecondsOf(at));

/** A calendar day in words of the language. */
export const dayInWords = (date: IsoDate, language: Language): string =>
  new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { ...day, timeZone: 'UTC' }).format(
    Date.parse(`${date}T00:00:00Z`),
  );

/** Whether an instant lies on that calendar day of the time zone. False for the midnight that ends the day. */
export const isOn = (at: Instant, date: IsoDate, timeZone: string): boolean =>
  new Intl.DateTimeFormat('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit', timeZone }).format(
    millisecondsOf(at),
  ) === date;

/** A size in kB or MB, one digit after the point at most. */
export const sizeInWords = (bytes: number): string =>
  bytes < 1024 * 1024
    ? `${Math.max(1, Math.round(bytes / 1024))} kB`
    : `${Math.round((bytes / 1024 / 1024) * 10) / 10} MB`;
