import { unreachable } from '../kernel/result.ts';
import type { Addition, CountedBudget } from './budget.ts';
import { countDays, type DaysToCount } from './count-days.ts';
import { elapsedEnd, millisecondsPerHour, millisecondsPerMinute, openEnd } from './count-hours.ts';
import { isWorkingDayNumber, unpublishedYears } from './day-reason.ts';
import { type DayNumber, lastDayOfMonth, monthsLater } from './local-day.ts';
import { closeOf } from './opening-hours.ts';
import { pausesAfter } from './pauses.ts';
import { localDayNumber, momentAt } from './time-zone.ts';

/** What a clock runs by: the pauses in order and apart from each other, and a listener for every day that is passed. */
export type Running = Pick<DaysToCount, 'calendar' | 'pauses' | 'onDay'>;

/** A deadline in numbers, with the years it rests on that are not published. */
export type Reckoned = { readonly day: DayNumber; readonly at: number; readonly missingYears: readonly number[] };

/** Where counting begins: the moment for hours, the day before the first for days. */
export type Beginning = { readonly at: number; readonly day: DayNumber };

/** Counts on from a moment and its day, the day itself not counting. */
export function reckonAddition(addition: Addition, beginning: Beginning, running: Running): Reckoned {
  const { calendar, pauses } = running;
  const first = beginning.day + 1;
  const { count } = addition;
  const elapsed = (perUnit: number): Reckoned => {
    const at = elapsedEnd(beginning.at, count * perUnit, pauses);
    return { at, day: localDayNumber(at, calendar.timeZone), missingYears: [] };
  };
  const allDays = (days: number, roll = false): Reckoned =>
    closeAfter({ ...running, first, count: days, only: 'all-days', roll });
  switch (addition.unit) {
    case 'working-days':
      return closeAfter({ ...running, first, count, only: 'working-days', roll: false });
    case 'calendar-days':
      return allDays(count, addition.rollToWorkingDay);
    case 'weeks':
      return allDays(count * 7, addition.rollToWorkingDay);
    case 'months':
      return allDays(monthsLater(beginning.day, count) - beginning.day, addition.rollToWorkingDay);
    case 'minutes':
      return elapsed(millisecondsPerMinute);
    case 'hours':
      return elapsed(millisecondsPerHour);
    case 'working-hours': {
      const end = openEnd(beginning.at, count * millisecondsPerHour, running);
      return { ...end, missingYears: unpublishedYears(calendar, beginning.day, end.day) };
    }
    default:
      return unreachable(addition);
  }
}

/** The deadline of a budget whose clock starts at the moment `start`. */
export function reckonBudget(budget: CountedBudget, start: number, running: Running): Reckoned {
  const { calendar } = running;
  const day = localDayNumber(start, calendar.timeZone);
  switch (budget.unit) {
    case 'same-day':
      return reckonAddition({ unit: 'working-days', count: 1 }, { at: start, day: dayBefore('working-days') }, running);
    case 'month-end': {
      const last = lastDayOfMonth(day, budget.monthsAhead ?? 0);
      const task = { ...running, first: day, count: last - day + 1, only: 'all-days', roll: false } as const;
      if (last > day || start < closeOf(calendar, day)) return closeAfter(task);
      // Nothing is left of the last day but its evening.
      const end = closeAfter({ ...task, calendar: { ...calendar, closeOfBusiness: 'midnight' } });
      return { ...end, missingYears: unpublishedYears(calendar, day, end.day) };
    }
    case 'working-days':
    case 'calendar-days':
      if (budget.includesStartDay) return reckonAddition(budget, { at: start, day: dayBefore(budget.unit) }, running);
      return reckonAddition(budget, { at: start, day }, withoutDay(day, running));
    case 'weeks':
    case 'months':
      return reckonAddition(budget, { at: start, day }, withoutDay(day, running));
    case 'minutes':
    case 'hours':
    case 'working-hours':
      return reckonAddition(budget, { at: start, day }, running);
    default:
      return unreachable(budget);
  }

  /** The day before the first that counts, where the day of the start may count itself. */
  function dayBefore(unit: 'working-days' | 'calendar-days'): DayNumber {
    const counts = unit === 'calendar-days' || isWorkingDayNumber(calendar, day);
    return counts && start < closeOf(calendar, day) ? day - 1 : day;
  }
}

/** A day that does not count gives nothing back either. */
const withoutDay = (day: DayNumber, running: Running): Running =>
  running.pauses.length === 0
    ? running
    : { ...running, pauses: pausesAfter(momentAt(day + 1, 0, running.calendar.timeZone), running.pauses) };

function closeAfter(task: DaysToCount): Reckoned {
  const { calendar, first, count, only, roll } = task;
  const day = countDays(task);
  // Counting all days asks the calendar only for the last day: whether it is worked, and when it closes.
  const asked = only === 'working-days' ? first : roll ? Math.min(day, first + count - 1) : day;
  const asksNothing = only === 'all-days' && !roll && calendar.closeOfBusiness === 'midnight';
  return {
    day,
    at: closeOf(calendar, day),
    missingYears: asksNothing ? [] : unpublishedYears(calendar, asked, day),
  };
}
