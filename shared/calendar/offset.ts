import { unreachable } from '../kernel/result.ts';
import { type Instant, instantOf, millisecondsOf } from '../kernel/time.ts';
import type { Offset } from './budget.ts';
import { millisecondsPerHour, millisecondsPerMinute, openEnd, openStart } from './count-hours.ts';
import { isWorkingDayNumber } from './day-reason.ts';
import type { DueDate } from './due.ts';
import { type DayNumber, dayNumberOf, monthsLater } from './local-day.ts';
import { openingOf } from './opening-hours.ts';
import type { WorkCalendar } from './work-calendar.ts';
import { nthWorkingDay } from './working-days.ts';

/**
 * When a step of a ladder fires, reckoned from a due date.
 *
 * - `working-days n`: the opening of the n-th working day before or after the due day. "After 1" is the morning of the
 *   first working day that is overdue, on which `workingDaysBetween` says 1.
 * - `calendar-days n`: the opening of the n-th day before or after. With `rollToWorkingDay` a day off gives way to the
 *   working day before it, or after it for a step after. A day without opening hours opens when a make-up workday would.
 * - `weeks n`, `months n`: likewise, seven days each or to the day of the same number in that month.
 * - `minutes n`, `hours n`, `working-hours n`: before or after the due moment, elapsed or with the office open.
 * - `same-day`: before, the opening of the due day; after, the due moment itself.
 *
 * Reminders that may wait go through `nextOpening` afterwards. The result may lie before the start of the clock.
 */
export function offsetFrom(due: DueDate, { direction, budget }: Offset, calendar: WorkCalendar): Instant {
  const step = direction === 'before' ? -1 : 1;
  const dueAt = millisecondsOf(due.dueAt);
  const dueDay = dayNumberOf(due.dueOn);
  switch (budget.unit) {
    case 'working-days':
      return instantOf(openingOf(calendar, nthWorkingDay(calendar, dueDay, step, budget.count)));
    case 'calendar-days':
      return morningOf(dueDay + step * budget.count, budget.rollToWorkingDay);
    case 'weeks':
      return morningOf(dueDay + step * budget.count * 7, budget.rollToWorkingDay);
    case 'months':
      return morningOf(monthsLater(dueDay, step * budget.count), budget.rollToWorkingDay);
    case 'minutes':
      return instantOf(dueAt + step * budget.count * millisecondsPerMinute);
    case 'hours':
      return instantOf(dueAt + step * budget.count * millisecondsPerHour);
    case 'working-hours': {
      const amount = budget.count * millisecondsPerHour;
      if (direction === 'before') return instantOf(openStart(dueAt, amount, calendar));
      return instantOf(openEnd(dueAt, amount, { calendar, pauses: [] }).at);
    }
    case 'same-day':
      return direction === 'before' ? instantOf(openingOf(calendar, dueDay)) : due.dueAt;
    default:
      return unreachable(budget);
  }

  function morningOf(day: DayNumber, rolls = false): Instant {
    const moves = rolls && !isWorkingDayNumber(calendar, day);
    return instantOf(openingOf(calendar, moves ? nthWorkingDay(calendar, day, step, 1) : day));
  }
}
