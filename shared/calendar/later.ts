import { unreachable } from '../kernel/result.ts';
import { type Instant, instantOf, millisecondsOf } from '../kernel/time.ts';
import type { Addition } from './budget.ts';
import { elapsedEnd, millisecondsPerHour, millisecondsPerMinute, openEnd } from './count-hours.ts';
import { isWorkingDayNumber } from './day-reason.ts';
import { type DayNumber, monthsLater } from './local-day.ts';
import { minutesOf, type TimeOfDay } from './time-of-day.ts';
import { localDayNumber, localTime, momentAt } from './time-zone.ts';
import type { WorkCalendar } from './work-calendar.ts';
import { nthWorkingDay } from './working-days.ts';

/**
 * The moment that lies so long after another, as people say "three working days later": days, weeks and months keep the
 * time of day, or come to the one that is given. Not a deadline: it ends no day.
 */
export function laterBy(from: Instant, addition: Addition, calendar: WorkCalendar, time?: TimeOfDay): Instant {
  const at = millisecondsOf(from);
  const { timeZone } = calendar;
  const { count } = addition;
  const day = localDayNumber(at, timeZone);
  const onDay = (number: DayNumber, rolls = false): Instant => {
    const moved = rolls && !isWorkingDayNumber(calendar, number) ? nthWorkingDay(calendar, number, 1, 1) : number;
    if (time !== undefined) return instantOf(momentAt(moved, minutesOf(time), timeZone));
    const seconds = at % millisecondsPerMinute;
    return instantOf(momentAt(moved, minutesOf(localTime(from, timeZone)), timeZone) + seconds);
  };
  switch (addition.unit) {
    case 'working-days':
      return onDay(nthWorkingDay(calendar, day, 1, count));
    case 'calendar-days':
      return onDay(day + count, addition.rollToWorkingDay);
    case 'weeks':
      return onDay(day + count * 7, addition.rollToWorkingDay);
    case 'months':
      return onDay(monthsLater(day, count), addition.rollToWorkingDay);
    case 'minutes':
      return instantOf(elapsedEnd(at, count * millisecondsPerMinute, []));
    case 'hours':
      return instantOf(elapsedEnd(at, count * millisecondsPerHour, []));
    case 'working-hours':
      return instantOf(openEnd(at, count * millisecondsPerHour, { calendar, pauses: [] }).at);
    default:
      return unreachable(addition);
  }
}
