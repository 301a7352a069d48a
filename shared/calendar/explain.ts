import { type Instant, instantOf, type IsoDate, millisecondsOf } from '../kernel/time.ts';
import type { Addition, CountedBudget } from './budget.ts';
import { type DayReason, reasonOfDayNumber } from './day-reason.ts';
import { dueDate, type DueDate } from './due.ts';
import { type DayNumber, dayNumberOf, dayOf } from './local-day.ts';
import { openSpans, type Span, wholeDay } from './opening-hours.ts';
import { type Pause, pausedWithin, pausesSince, runningWithin } from './pauses.ts';
import { type Beginning, reckonAddition, reckonBudget, type Reckoned, type Running } from './reckon.ts';
import { localDayNumber } from './time-zone.ts';
import type { WorkCalendar } from './work-calendar.ts';

/** One local day between the start of a clock and its deadline. */
export type LedgerDay = {
  readonly day: IsoDate;
  /** Its number in the count, null when it did not count or when the budget is in minutes or hours. */
  readonly counted: number | null;
  readonly reason: DayReason;
  /** Minutes the clock ran on this day; for budgets in minutes and hours only. */
  readonly minutes?: number;
  /** Minutes the clock stood still: of the opening hours for working units, of the whole day for the others. */
  readonly pausedMinutes?: number;
};

/** Why a deadline is when it is: enough to do the sum again by hand. */
export type DueLedger = {
  readonly budget: CountedBudget;
  readonly start: Instant;
  /** The deadline that was extended by `budget`; absent when this is the first deadline of the clock. */
  readonly extended?: DueDate;
  /** The pauses that were looked at: after the start, overlapping ones made one. */
  readonly pauses: readonly Pause[];
  readonly due: DueDate;
  readonly calendarVersion: number;
  /** Years that bear on this deadline and whose public holidays are not published. */
  readonly provisionalYears: readonly number[];
  /** Every day from the start to the deadline, both included. */
  readonly days: readonly LedgerDay[];
};

/** The ledger of the deadline that `dueOf` gives for the same arguments; both come out of the same count. */
export function explainDue(
  budget: CountedBudget,
  start: Instant,
  calendar: WorkCalendar,
  pauses: readonly Pause[] = [],
): DueLedger {
  const at = millisecondsOf(start);
  const beginning = { at, day: localDayNumber(at, calendar.timeZone) };
  const task = { budget, calendar, beginning, pauses: pausesSince(at, pauses) };
  return ledger(task, (running) => reckonBudget(budget, at, running));
}

/** The ledger of the deadline that `extend` gives for the same arguments. */
export function explainExtension(
  due: DueDate,
  addition: Addition,
  calendar: WorkCalendar,
  pauses: readonly Pause[] = [],
): DueLedger {
  const at = millisecondsOf(due.dueAt);
  const beginning = { at, day: dayNumberOf(due.dueOn) };
  const task = { budget: addition, calendar, beginning, pauses: pausesSince(at, pauses) };
  const added = ledger(task, (running) => reckonAddition(addition, beginning, running));
  return {
    ...added,
    extended: due,
    due: { ...added.due, provisional: added.due.provisional || due.provisional },
  };
}

type Task = {
  readonly budget: CountedBudget;
  readonly calendar: WorkCalendar;
  readonly beginning: Beginning;
  readonly pauses: readonly Span[];
};

function ledger(task: Task, reckon: (running: Running) => Reckoned): DueLedger {
  const { budget, calendar, beginning, pauses } = task;
  const counts = new Map<DayNumber, number | null>();
  const reckoned = reckon({ calendar, pauses, onDay: (day, counted) => counts.set(day, counted) });
  const days: LedgerDay[] = [];
  for (let { day } = beginning; day <= reckoned.day; day++) {
    const ran = { from: beginning.at, to: reckoned.at };
    days.push({
      day: dayOf(day),
      counted: counts.get(day) ?? null,
      reason: reasonOfDayNumber(calendar, day),
      ...measureDay(day, { budget, calendar, pauses, ran }),
    });
  }
  return {
    budget,
    start: instantOf(beginning.at),
    pauses: pauses.map((span) => ({ from: instantOf(span.from), to: instantOf(span.to) })),
    due: dueDate(calendar, reckoned),
    calendarVersion: calendar.version,
    provisionalYears: reckoned.missingYears,
    days,
  };
}

type Measure = {
  readonly budget: CountedBudget;
  readonly calendar: WorkCalendar;
  readonly pauses: readonly Span[];
  /** From the start to the deadline. */
  readonly ran: Span;
};

function measureDay(
  day: DayNumber,
  { budget, calendar, pauses, ran }: Measure,
): Pick<LedgerDay, 'minutes' | 'pausedMinutes'> {
  const inOpeningHours =
    budget.unit === 'working-hours' ||
    ((budget.unit === 'working-days' || budget.unit === 'same-day') && calendar.closeOfBusiness === 'close');
  const all = inOpeningHours ? openSpans(calendar, day) : [wholeDay(calendar, day)];
  const spans = all.map(({ from, to }) => ({ from: Math.max(from, ran.from), to: Math.min(to, ran.to) }));
  const paused = minutesIn(spans.map((span) => pausedWithin(span, pauses)));
  const pausedPart = paused > 0 ? { pausedMinutes: paused } : {};
  if (budget.unit !== 'minutes' && budget.unit !== 'hours' && budget.unit !== 'working-hours') return pausedPart;
  const running = spans.flatMap((span) => runningWithin(span, pauses));
  return { minutes: minutesIn(running.map(({ from, to }) => to - from)), ...pausedPart };
}

const minutesIn = (milliseconds: readonly number[]): number =>
  milliseconds.reduce((total, part) => total + part, 0) / 60_000;
