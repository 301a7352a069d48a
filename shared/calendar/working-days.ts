import type { IsoDate } from '../kernel/time.ts';
import { isWorkingDayNumber } from './day-reason.ts';
import { type DayNumber, dayNumberOf } from './local-day.ts';
import type { WorkCalendar } from './work-calendar.ts';

/** The `count`-th working day before (-1) or after (1) a day, which does not count itself. */
export function nthWorkingDay(calendar: WorkCalendar, from: DayNumber, step: 1 | -1, count: number): DayNumber {
  let day = from;
  for (let left = count; left > 0; ) {
    day += step;
    if (isWorkingDayNumber(calendar, day)) left--;
  }
  return day;
}

/**
 * Working days after `from` up to and including `to`, so that a complaint due on Friday is overdue by 1 on Monday;
 * negative when `to` lies before `from`.
 */
export function workingDaysBetween(from: IsoDate, to: IsoDate, calendar: WorkCalendar): number {
  if (to < from) return -workingDaysBetween(to, from, calendar);
  const last = dayNumberOf(to);
  let count = 0;
  for (let day = dayNumberOf(from) + 1; day <= last; day++) if (isWorkingDayNumber(calendar, day)) count++;
  return count;
}
