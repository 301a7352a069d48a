import type { Addition } from '../../calendar/budget.ts';
import { agreedDue, dueOf, type DueDate, extend } from '../../calendar/due.ts';
import { dayNumberOf, dayOf } from '../../calendar/local-day.ts';
import type { Pause } from '../../calendar/pauses.ts';
import { localDayNumber } from '../../calendar/time-zone.ts';
import type { WorkCalendar } from '../../calendar/work-calendar.ts';
import { type Instant, type IsoDate, millisecondsOf } from '../../kernel/time.ts';
import type { ClockCase } from '../schema/clocks.ts';

/** Time that was added, a date until which it was extended, or a date that was promised to the complainant. */
export type TimeAdjustment =
  | { readonly extension: Addition }
  | { readonly until: IsoDate }
  | { readonly agreedOn: IsoDate };

/** All that a due date follows from besides the case and the calendar. */
export type ClockInputs = {
  readonly startedAt: Instant;
  /** Stretches that are over. */
  readonly pauses?: readonly Pause[] | undefined;
  /** In the order in which they were decided. */
  readonly adjustments?: readonly TimeAdjustment[] | undefined;
};

/** The deadline of another clock inside which this one stays. */
export type OuterDue = {
  readonly dueAt: Instant;
  readonly dueOn: IsoDate;
  readonly isProvisional?: boolean | undefined;
};

export type ReckonedClock = {
  readonly due: DueDate;
  readonly targetAt?: Instant;
  /** The outer clock bites: by itself this one would be due later. */
  readonly isClamped: boolean;
};

/** The deadline that comes out of one adjustment; `undefined` as long as there is none. */
function adjusted(
  due: DueDate | undefined,
  adjustment: TimeAdjustment,
  calendar: WorkCalendar,
  pauses: readonly Pause[],
): DueDate | undefined {
  if ('agreedOn' in adjustment) return agreedDue(adjustment.agreedOn, calendar);
  if (!due) return undefined;
  if ('extension' in adjustment) return extend(due, adjustment.extension, calendar, pauses);
  const until = agreedDue(adjustment.until, calendar);
  return until.dueAt > due.dueAt ? until : due;
}

/** The place of the last promised date: what was decided before it no longer matters. */
export const lastPromise = (adjustments: readonly TimeAdjustment[]): number =>
  adjustments.findLastIndex((adjustment) => 'agreedOn' in adjustment);

/**
 * When a clock is due, from its inputs alone, so that pauses and extensions may come in any order: the budget of the case
 * from the start, standing still in the pauses; then what was added, each addition counted on from the due day before it;
 * a promised date stands above the budget and all that was decided before it, and no pause moves it; last, never later than the outer
 * clock, unless that had run out before the start. The target is the case's own, from the start, and lost when a date is promised.
 *
 * @returns undefined where the case waits for a promise that nobody has given
 */
export function reckonClock(
  clockCase: ClockCase,
  { startedAt, pauses = [], adjustments = [] }: ClockInputs,
  calendar: WorkCalendar,
  outer?: OuterDue,
): ReckonedClock | undefined {
  const { budget, target } = clockCase;
  const promise = lastPromise(adjustments);
  const base = promise >= 0 || budget.unit === 'agreed' ? undefined : dueOf(budget, startedAt, calendar, pauses);
  let own = base;
  for (const adjustment of adjustments.slice(Math.max(promise, 0))) own = adjusted(own, adjustment, calendar, pauses);
  if (!own) return undefined;
  // A limit that had passed before this clock began bounds it no more: nobody is late before they could begin.
  const isClamped = outer !== undefined && outer.dueAt < own.dueAt && outer.dueAt > startedAt;
  const due: DueDate = isClamped
    ? { ...own, dueAt: outer.dueAt, dueOn: outer.dueOn, provisional: outer.isProvisional ?? false }
    : own;
  const aim = target && promise < 0 ? dueOf(target, startedAt, calendar, pauses).dueAt : undefined;
  return {
    due,
    isClamped,
    ...(aim !== undefined && { targetAt: aim < due.dueAt ? aim : due.dueAt }),
  };
}

/** A deadline that is known by its moment alone: a day that ends at 24:00 is named, not the one that begins then. */
export const dueAtMoment = (dueAt: Instant, calendar: WorkCalendar): DueDate => ({
  dueAt,
  dueOn: dayOf(localDayNumber(millisecondsOf(dueAt) - 1, calendar.timeZone)),
  timeZone: calendar.timeZone,
  calendarVersion: calendar.version,
  provisional: false,
});

/** Whether a sum of additions stays within a limit: counts of like units, otherwise the due dates they lead to. */
export function staysWithin(
  granted: { readonly due: DueDate; readonly additions: readonly TimeAdjustment[] },
  limit: Addition,
  base: DueDate,
  calendar: WorkCalendar,
): boolean {
  const counts = granted.additions.map((each) =>
    'extension' in each && each.extension.unit === limit.unit ? each.extension.count : undefined,
  );
  const sum = counts.reduce<number | undefined>(
    (total, count) => (total === undefined || count === undefined ? undefined : total + count),
    0,
  );
  if (sum !== undefined) return sum <= limit.count;
  const latest = extend(base, limit, calendar);
  return dayNumberOf(granted.due.dueOn) <= dayNumberOf(latest.dueOn) && granted.due.dueAt <= latest.dueAt;
}
