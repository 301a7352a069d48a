import { type Instant, type IsoDate, millisecondsOf } from '../kernel/time.ts';
import { dayNumberOf, weekdayOf } from './local-day.ts';
import { localDay, localTime, momentAt } from './time-zone.ts';

const chineseWeekdays = {
  monday: '周一',
  tuesday: '周二',
  wednesday: '周三',
  thursday: '周四',
  friday: '周五',
  saturday: '周六',
  sunday: '周日',
} as const;

export const weekdayInChinese = (day: IsoDate): string => chineseWeekdays[weekdayOf(day)];
export const inYearChinese = (day: IsoDate): string => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;
/** `2026年9月28日（周一）` */
export const dayInChinese = (day: IsoDate): string =>
  `${day.slice(0, 4)}年${inYearChinese(day)}（${weekdayInChinese(day)}）`;

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

export const weekdayInEnglish = (day: IsoDate): string => {
  const name = weekdayOf(day);
  return `${name.slice(0, 1).toUpperCase()}${name.slice(1, 3)}`;
};
export const inYearEnglish = (day: IsoDate): string => `${Number(day.slice(8))} ${months[Number(day.slice(5, 7)) - 1]}`;
/** `Mon 28 Sep 2026` */
export const dayInEnglish = (day: IsoDate): string =>
  `${weekdayInEnglish(day)} ${inYearEnglish(day)} ${day.slice(0, 4)}`;

/** A moment as a wall clock shows it: `2026年9月28日（周一）09:00`, `Mon 28 Sep 2026, 09:00`. */
export function instantInWords(instant: Instant, timeZone: string, language: 'zh-CN' | 'en'): string {
  const day = localDay(instant, timeZone);
  const time = localTime(instant, timeZone);
  return language === 'zh-CN' ? `${dayInChinese(day)}${time}` : `${dayInEnglish(day)}, ${time}`;
}

/** A deadline likewise; the end of a day is written 24:00 of that day, not 00:00 of the next. */
export function deadlineInWords(
  due: { readonly dueAt: Instant; readonly dueOn: IsoDate },
  timeZone: string,
  language: 'zh-CN' | 'en',
): string {
  const time = closingTime(due.dueAt, due.dueOn, timeZone);
  return language === 'zh-CN' ? `${dayInChinese(due.dueOn)}${time}` : `${dayInEnglish(due.dueOn)}, ${time}`;
}

/** The time of a deadline on the day it falls on. */
export function closingTime(dueAt: Instant, dueOn: IsoDate, timeZone: string): string {
  const endsWithDay = millisecondsOf(dueAt) === momentAt(dayNumberOf(dueOn) + 1, 0, timeZone);
  return endsWithDay ? '24:00' : localTime(dueAt, timeZone);
}
