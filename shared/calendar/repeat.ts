import { unreachable } from '../kernel/result.ts';
import { type Instant, instantOf, millisecondsOf } from '../kernel/time.ts';
import type { Addition } from './budget.ts';
import { millisecondsPerHour, millisecondsPerMinute, openEnd } from './count-hours.ts';
import { isWorkingDayNumber } from './day-reason.ts';
import { type DayNumber, monthsLater, wallDay } from './local-day.ts';
import { localDayNumber, momentAt, wallAt } from './time-zone.ts';
import type { WorkCalendar } from './work-calendar.ts';
import { nthWorkingDay } from './working-days.ts';

/**
 * When something is done again that is done every so often: `times` such stretches after `moment`. Days, weeks and months
 * keep the time of day; working days step from one to the next; minutes, hours and working hours are elapsed time.
 */
export function repeatedAfter(moment: Instant, every: Addition, times: number, calendar: WorkCalendar): Instant {
  if (times === 0) return moment;
  const at = millisecondsOf(moment);
  const day = localDayNumber(at, calendar.timeZone);
  const count = every.count * times;
  const onDay = (wanted: DayNumber, rolls = false): Instant => {
    const moves = rolls && !isWorkingDayNumber(calendar, wanted);
    const kept = moves ? nthWorkingDay(calendar, wanted, 1, 1) : wanted;
    const sinceMidnight = wallAt(at, calendar.timeZone) - day * wallDay;
    const minutes = Math.floor(sinceMidnight / millisecondsPerMinute);
    return instantOf(momentAt(kept, minutes, calendar.timeZone) + (sinceMidnight % millisecondsPerMinute));
  };
  switch (every.unit) {
    case 'working-days':
      return onDay(nthWorkingDay(calendar, day, 1, count));
    case 'calendar-days':
      return onDay(day + count, every.rollToWorkingDay);
    case 'weeks':
      return onDay(day + count * 7, every.rollToWorkingDay);
    case 'months':
      return onDay(monthsLater(day, count), every.rollToWorkingDay);
    case 'minutes':
      return instantOf(at + count * millisecondsPerMinute);
    case 'hours':
      return instantOf(at + count * millisecondsPerHour);
    case 'working-hours':
      return instantOf(openEnd(at, count * millisecondsPerHour, { calendar, pauses: [] }).at);
    default:
      return unreachable(every);
  }
}
