import * as z from 'zod';
import { TermId } from '../kernel/ids.ts';

/** A last day that is not a working day moves to the next working day. */
const rollToWorkingDay = z.boolean().optional();
/**
 * The day of the start counts as the first, if it counts at all: 1 is due the same day. A start at or after the close,
 * or, of working days, on a day off, makes the next day that counts the first.
 */
const includesStartDay = z.boolean().optional();

const Minutes = z.strictObject({ unit: z.literal('minutes'), count: z.int().min(1).max(100_000) });
const Hours = z.strictObject({ unit: z.literal('hours'), count: z.int().min(1).max(8784) });
const WorkingHours = z.strictObject({ unit: z.literal('working-hours'), count: z.int().min(1).max(4000) });
const WorkingDays = z.strictObject({ unit: z.literal('working-days'), count: z.int().min(1).max(1000) });
const CalendarDays = z.strictObject({
  unit: z.literal('calendar-days'),
  count: z.int().min(1).max(3660),
  rollToWorkingDay,
});
/** Of seven days each. */
const Weeks = z.strictObject({ unit: z.literal('weeks'), count: z.int().min(1).max(520), rollToWorkingDay });
/** To the day of the same number, or the last day of a shorter month (Civil Code of the PRC, article 202). */
const Months = z.strictObject({ unit: z.literal('months'), count: z.int().min(1).max(120), rollToWorkingDay });
const SameDay = z.strictObject({ unit: z.literal('same-day') });
const MonthEnd = z.strictObject({
  unit: z.literal('month-end'),
  /** 0 or unset: the end of the month in which the clock starts. */
  monthsAhead: z.int().min(0).max(36).optional(),
});
const Agreed = z.strictObject({
  unit: z.literal('agreed'),
  /** A question whose answer, a date still to come, is such a promise when the clock starts. */
  field: TermId.optional(),
});

const counted = [
  WorkingDays.extend({ includesStartDay }),
  CalendarDays.extend({ includesStartDay }),
  Minutes,
  Hours,
  WorkingHours,
  Weeks,
  Months,
  SameDay,
  MonthEnd,
] as const;

/**
 * How much time there is. `agreed` carries no amount: the date is the one that was promised to the complainant.
 * Maxima: about four years of working days or hours, ten years of days, weeks or months, one year of hours, about ten
 * weeks of minutes.
 */
export const Budget = z.discriminatedUnion('unit', [...counted, Agreed]);
export type Budget = Readonly<z.infer<typeof Budget>>;

/** A budget from which a due date follows without asking anybody; `agreed` goes through `agreedDue` instead. */
export const CountedBudget = z.discriminatedUnion('unit', counted);
export type CountedBudget = Readonly<z.infer<typeof CountedBudget>>;

/** An amount that can be added to a due date: what an extension grants, or the time between two steps. */
export const Addition = z.discriminatedUnion('unit', [
  WorkingDays,
  CalendarDays,
  Minutes,
  Hours,
  WorkingHours,
  Weeks,
  Months,
]);
export type Addition = Readonly<z.infer<typeof Addition>>;

/** Where a step of a ladder stands relative to the due date. `same-day`: see `offsetFrom`. */
export const Offset = z.strictObject({
  direction: z.enum(['before', 'after']),
  budget: z.discriminatedUnion('unit', [
    WorkingDays,
    CalendarDays,
    Minutes,
    Hours,
    WorkingHours,
    Weeks,
    Months,
    SameDay,
  ]),
});
export type Offset = Readonly<z.infer<typeof Offset>>;
