import { unreachable } from '../kernel/result.ts';
import type { Addition, CountedBudget } from './budget.ts';
import { countDays, type DaysToCount } from './count-days.ts';
import { elapsedEnd, millisecondsPerHour, openEnd } from './count-hours.ts';
import { isWorkingDayNumber, unpublishedYears } from './day-reason.ts';
import { type DayNumber, lastDayOfMonth } from './local-day.ts';
import { closeOf } from './opening-hours.ts';
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
  switch (addition.unit) {
    case 'working-days':
      return closeAfter({ ...running, first, count, only: 'working-days', roll: false });
    case 'calendar-days':
      return closeAfter({ ...running, first, count, only: 'all-days', roll: addition.rollToWorkingDay ?? false });
    case 'hours': {
      const at = elapsedEnd(beginning.at, count * millisecondsPerHour, pauses);
      return { at, day: localDayNumber(at, calendar.timeZone), missingYears: [] };
    }
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
  if (budget.unit === 'same-day') return sameDay(start, day, running);
  if (budget.unit === 'month-end') {
    const count = lastDayOfMonth(day, budget.monthsAhead ?? 0) - day + 1;
    const end = closeAfter({ ...running, first: day, count, only: 'all-days', roll: false });
    return end.at > start ? end : { ...end, at: momentAt(end.day + 1, 0, calendar.timeZone) };
  }
  return reckonAddition(budget, { at: start, day }, running);
}

function sameDay(start: number, day: DayNumber, running: Running): Reckoned {
  const { calendar } = running;
  const inTime = isWorkingDayNumber(calendar, day) && start < closeOf(calendar, day);
  return closeAfter({ ...running, first: inTime ? day : day + 1, count: 1, only: 'working-days', roll: false });
}

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
