import { type DayReason, dayReason } from '../../../shared/calendar/day-reason.ts';
import {
  inYearChinese,
  inYearEnglish,
  dayInChinese,
  dayInEnglish,
  weekdayInChinese,
  weekdayInEnglish,
} from '../../../shared/calendar/day-in-words.ts';
import {
  type DayNumber,
  dayNumberOf,
  dayOf,
  lastDayOfMonth,
  weekdayOf,
  weekdays,
} from '../../../shared/calendar/local-day.ts';
import type { WorkCalendar } from '../../../shared/calendar/work-calendar.ts';
import type { BilingualText } from '../../../shared/calendar/bilingual-text.ts';
import type { Language } from '../../../shared/kernel/text.ts';
import { IsoDate } from '../../../shared/kernel/time.ts';
import type { DaySpan } from './edits.ts';

/** The weeks of a month from Monday on; undefined where the week belongs to another month. */
export type Week = readonly (IsoDate | undefined)[];

const firstOfMonth = (year: number, month: number): IsoDate =>
  IsoDate.parse(`${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-01`);

/** The first and the last day of a year. */
export const yearSpan = (year: number): { readonly first: DayNumber; readonly last: DayNumber } => {
  const first = dayNumberOf(firstOfMonth(year, 1));
  return { first, last: lastDayOfMonth(first, 11) };
};

/** A month, week by week. `month`: 1 to 12. */
export function weeksOf(year: number, month: number): readonly Week[] {
  const first = dayNumberOf(firstOfMonth(year, month));
  const last = lastDayOfMonth(first, 0);
  const monday = first - weekdays.indexOf(weekdayOf(dayOf(first)));
  const count = Math.ceil((last - monday + 1) / 7);
  return Array.from({ length: count }, (_, week) =>
    Array.from({ length: 7 }, (__, at) => {
      const day = monday + week * 7 + at;
      return day < first || day > last ? undefined : dayOf(day);
    }),
  );
}

/** Consecutive public holidays, or make-up workdays, of one name. */
export type PublicSpan = DaySpan & {
  readonly reason: Extract<DayReason['reason'], 'public-holiday' | 'make-up-workday'>;
  readonly name: BilingualText;
  readonly days: number;
};

/** The public holidays and make-up workdays of a year that this calendar follows. */
export function publicSpans(calendar: WorkCalendar, year: number): readonly PublicSpan[] {
  const spans: PublicSpan[] = [];
  const { first, last } = yearSpan(year);
  for (let number = first; number <= last; number++) {
    const day = dayOf(number);
    const { reason, name } = dayReason(calendar, day);
    if (name === undefined || (reason !== 'public-holiday' && reason !== 'make-up-workday')) continue;
    const before = spans.at(-1);
    const isJoined = before?.reason === reason && before.name.zh === name.zh && dayNumberOf(before.to) === number - 1;
    if (isJoined) spans.splice(-1, 1, { ...before, to: day, days: before.days + 1 });
    else spans.push({ reason, name, from: day, to: day, days: 1 });
  }
  return spans;
}

/** Whether a span has a day in the year. */
export const touches = ({ from, to }: DaySpan, year: number): boolean =>
  Number(from.slice(0, 4)) <= year && year <= Number(to.slice(0, 4));

function dayInYear(day: IsoDate, year: number, language: Language): string {
  if (language === 'zh-CN')
    return Number(day.slice(0, 4)) === year ? `${inYearChinese(day)}（${weekdayInChinese(day)}）` : dayInChinese(day);
  return Number(day.slice(0, 4)) === year ? `${weekdayInEnglish(day)} ${inYearEnglish(day)}` : dayInEnglish(day);
}

/** `11月27日（周五）至12月1日（周二）`; the year only where it is another one than `year`. */
export function spanInWords({ from, to }: DaySpan, year: number, language: Language): string {
  const first = dayInYear(from, year, language);
  if (from === to) return first;
  return language === 'zh-CN'
    ? `${first}至${dayInYear(to, year, language)}`
    : `${first} to ${dayInYear(to, year, language)}`;
}

/** A text of the calendar in the language of the pages. */
export const nameIn = (name: BilingualText, language: Language): string => (language === 'zh-CN' ? name.zh : name.en);
