import * as z from 'zod';

const WorkingDays = z.strictObject({ unit: z.literal('working-days'), count: z.int().min(1).max(1000) });
const CalendarDays = z.strictObject({
  unit: z.literal('calendar-days'),
  count: z.int().min(1).max(3660),
  /** A last day that is not a working day moves to the next working day. */
  rollToWorkingDay: z.boolean().optional(),
});
const Hours = z.strictObject({ unit: z.literal('hours'), count: z.int().min(1).max(8784) });
const WorkingHours = z.strictObject({ unit: z.literal('working-hours'), count: z.int().min(1).max(4000) });
const SameDay = z.strictObject({ unit: z.literal('same-day') });
const MonthEnd = z.strictObject({
  unit: z.literal('month-end'),
  /** 0 or unset: the end of the month in which the clock starts. */
  monthsAhead: z.int().min(0).max(36).optional(),
});
const Agreed = z.strictObject({ unit: z.literal('agreed') });

/**
 * How much time there is. `agreed` carries no amount: the date is the one that was promised to the complainant.
 * Maxima: about four years of working days or hours, ten years of days, one year of hours.
 */
export const Budget = z.discriminatedUnion('unit', [
  WorkingDays,
  CalendarDays,
  Hours,
  WorkingHours,
  SameDay,
  MonthEnd,
  Agreed,
]);
export type Budget = Readonly<z.infer<typeof Budget>>;

/** A budget from which a due date follows without asking anybody; `agreed` goes through `agreedDue` instead. */
export const CountedBudget = z.discriminatedUnion('unit', [
  WorkingDays,
  CalendarDays,
  Hours,
  WorkingHours,
  SameDay,
  MonthEnd,
]);
export type CountedBudget = Readonly<z.infer<typeof CountedBudget>>;

/** An amount that can be added to a due date: what an extension grants. */
export const Addition = z.discriminatedUnion('unit', [WorkingDays, CalendarDays, Hours, WorkingHours]);
export type Addition = Readonly<z.infer<typeof Addition>>;

/** Where a step of a ladder stands relative to the due date. `same-day`: see `offsetFrom`. */
export const Offset = z.strictObject({
  direction: z.enum(['before', 'after']),
  budget: z.discriminatedUnion('unit', [WorkingDays, CalendarDays, Hours, WorkingHours, SameDay]),
});
export type Offset = Readonly<z.infer<typeof Offset>>;
