import { isWorkingDayNumber } from './day-reason.ts';
import { type DayNumber, wallDay } from './local-day.ts';
import { closeOf, openSpans, type Span, wholeDay } from './opening-hours.ts';
import { pausedWithin } from './pauses.ts';
import { wallAt } from './time-zone.ts';
import type { WorkCalendar } from './work-calendar.ts';

export type DaysToCount = {
  readonly calendar: WorkCalendar;
  /** The first day that may count. */
  readonly first: DayNumber;
  readonly count: number;
  readonly only: 'working-days' | 'all-days';
  /** The last day must be a working day. */
  readonly roll: boolean;
  /** In order and apart from each other, see `pausesSince`; none before the time that counts. */
  readonly pauses: readonly Span[];
  /** Told about every day passed, in order, with its number or null when it did not count. */
  readonly onDay?: (day: DayNumber, counted: number | null) => void;
};

/**
 * Counts days until `count` is reached and returns the last one.
 *
 * Pauses give back whole days, because the deadline is a day: paused time is added up, for working days as a share of
 * the time the office is open that day (of the whole day where days end at 24:00), for all days as wall-clock time
 * over 24 hours. A day does not count when the clock stands still at its close, or when the sum up to its close, rounded
 * up, is more than the days given back so far. So a pause from Friday 10:00 to Monday 10:00 gives back one working day or
 * three days, two pauses of an hour give back one day and not two, and no deadline falls into a pause.
 */
export function countDays(task: DaysToCount): DayNumber {
  const { calendar, count, only, roll, onDay } = task;
  const givesBack = pauseRule(task);
  let counted = 0;
  for (let day = task.first; ; day++) {
    const working = isWorkingDayNumber(calendar, day);
    const candidate = working || (only === 'all-days' && counted < count);
    const runs = candidate && !givesBack(day);
    const counts = runs && counted < count;
    if (counts) counted++;
    onDay?.(day, counts ? counted : null);
    if (runs && counted === count && (working || !roll)) return day;
  }
}

/** Asked about the candidate days in order: whether the pauses take this one out of the count. */
function pauseRule({ calendar, only, pauses }: DaysToCount): (day: DayNumber) => boolean {
  if (pauses.length === 0) return () => false;
  const daysPausedBy = only === 'working-days' ? workingDaysPaused(calendar, pauses) : allDaysPaused(calendar, pauses);
  let givenBack = 0;
  return (day) => {
    const close = closeOf(calendar, day);
    const standsStill = pauses.some(({ from, to }) => from < close && close <= to);
    // Shares such as 1/3 + 2/3 may come out a hair above the whole number they are.
    const away = Math.ceil(daysPausedBy(day, close) - 1e-9) > givenBack || standsStill;
    if (away) givenBack++;
    return away;
  };
}

type DaysPaused = (day: DayNumber, close: number) => number;

function workingDaysPaused(calendar: WorkCalendar, pauses: readonly Span[]): DaysPaused {
  let sum = 0;
  return (day) => {
    const spans = calendar.closeOfBusiness === 'close' ? openSpans(calendar, day) : [wholeDay(calendar, day)];
    const open = spans.reduce((total, { from, to }) => total + to - from, 0);
    const paused = spans.reduce((total, span) => total + pausedWithin(span, pauses), 0);
    if (open > 0) sum += paused / open;
    return sum;
  };
}

function allDaysPaused(calendar: WorkCalendar, pauses: readonly Span[]): DaysPaused {
  // Wall-clock readings, so that a night with a clock change makes no difference.
  const wall = (at: number): number => wallAt(at, calendar.timeZone);
  const read = pauses.map(({ from, to }) => ({ from: wall(from), to: wall(to) }));
  return (_day, close) => pausedWithin({ from: Number.NEGATIVE_INFINITY, to: wall(close) }, read) / wallDay;
}
