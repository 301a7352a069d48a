import * as z from 'zod';
import { Instant, instantOf, IsoDate, millisecondsOf, TimeZone } from '../kernel/time.ts';
import type { Addition, CountedBudget } from './budget.ts';
import { reckonAddition, reckonBudget, type Reckoned } from './reckon.ts';
import { unpublishedYears } from './day-reason.ts';
import { dayNumberOf, dayOf } from './local-day.ts';
import { closeOf } from './opening-hours.ts';
import { type Pause, pausesSince } from './pauses.ts';
import type { WorkCalendar } from './work-calendar.ts';

/** A deadline, complete enough to be written into an event and understood for ever. */
export const DueDate = z.strictObject({
  dueAt: Instant,
  /** The local day it falls on. A day that ends at 24:00 is named, not the one that begins then. */
  dueOn: IsoDate,
  timeZone: TimeZone,
  calendarVersion: z.int().min(1),
  /** It rests on a year whose public holidays were not known; their publication may move it. */
  provisional: z.boolean(),
});
export type DueDate = Readonly<z.infer<typeof DueDate>>;

/** A deadline in numbers as the deadline that is kept. */
export const dueDate = (calendar: WorkCalendar, { day, at, missingYears }: Reckoned): DueDate => ({
  dueAt: instantOf(at),
  dueOn: dayOf(day),
  timeZone: calendar.timeZone,
  calendarVersion: calendar.version,
  provisional: missingYears.length > 0,
});

/**
 * When a clock runs out that started at `start`.
 *
 * - `working-days`, `calendar-days`: the local day of the start does not count; due at the close of the n-th day. With
 *   `includesStartDay` it counts, unless the start is at or after its close, or it is no working day.
 * - `weeks`: seven days each. `months`: at the close of the day of the same number, or of the last day of a shorter month.
 * - `minutes`, `hours`: elapsed time. `working-hours`: time in which the office is open.
 * - `same-day`: at the close of the start day; at the close of the next working day when the start is at or after the
 *   close, or on a day off.
 * - `month-end`: at the close of the last day of the month, working day or not; at 24:00 when the clock starts after it.
 *
 * Pauses before the start, on a start day that does not count, or after the clock has run out, change nothing. Minutes
 * and hours get back the paused time to the millisecond, working hours only what lay inside opening hours. Deadlines that are days get back whole days, see
 * `countDays`.
 */
export function dueOf(
  budget: CountedBudget,
  start: Instant,
  calendar: WorkCalendar,
  pauses: readonly Pause[] = [],
): DueDate {
  const from = millisecondsOf(start);
  return dueDate(calendar, reckonBudget(budget, from, { calendar, pauses: pausesSince(from, pauses) }));
}

/** The deadline of a date that was promised to the complainant: the close of that day. Pauses do not move it. */
export function agreedDue(promised: IsoDate, calendar: WorkCalendar): DueDate {
  const day = dayNumberOf(promised);
  const missingYears = calendar.closeOfBusiness === 'close' ? unpublishedYears(calendar, day, day) : [];
  return dueDate(calendar, { day, at: closeOf(calendar, day), missingYears });
}

/**
 * The deadline after an extension: days, weeks and months are counted on from the old due day, hours from the old due
 * moment. Only pauses after the old due moment are looked at, as earlier ones are already in it. Give the calendar that
 * applies now.
 */
export function extend(
  due: DueDate,
  addition: Addition,
  calendar: WorkCalendar,
  pauses: readonly Pause[] = [],
): DueDate {
  const from = millisecondsOf(due.dueAt);
  const task = { calendar, pauses: pausesSince(from, pauses) };
  const extended = dueDate(calendar, reckonAddition(addition, { at: from, day: dayNumberOf(due.dueOn) }, task));
  return { ...extended, provisional: extended.provisional || due.provisional };
}
