import * as z from 'zod';
import { IsoDate, TimeZone } from '../kernel/time.ts';
import { BilingualText } from './bilingual-text.ts';
import { weekdays } from './local-day.ts';
import { publishedYears } from './published-years/published-years.ts';
import { TimeOfDay } from './time-of-day.ts';

const Weekday = z.enum(weekdays);

/** From opening to closing on one day. Hours that cross midnight are written as two: 22:00-24:00 and 00:00-06:00. */
const OpeningInterval = z
  .strictObject({ from: TimeOfDay, to: TimeOfDay })
  .refine(({ from, to }) => from < to, 'closes before it opens; write hours that cross midnight as two intervals');

/** Several intervals of one day, in order, not overlapping. Touching ones are allowed. */
const OpeningIntervals = z
  .array(OpeningInterval)
  .max(12)
  .superRefine((intervals, context) => {
    intervals.forEach((interval, index) => {
      const previous = intervals[index - 1];
      if (previous && interval.from < previous.to)
        context.addIssue({
          code: 'custom',
          path: [index],
          message: 'overlaps the interval before it, or is out of order',
        });
    });
  });

const noHours: z.infer<typeof OpeningIntervals> = [];

const OpeningHours = z.strictObject({
  monday: OpeningIntervals.default(noHours),
  tuesday: OpeningIntervals.default(noHours),
  wednesday: OpeningIntervals.default(noHours),
  thursday: OpeningIntervals.default(noHours),
  friday: OpeningIntervals.default(noHours),
  saturday: OpeningIntervals.default(noHours),
  sunday: OpeningIntervals.default(noHours),
});

const NamedDay = z.strictObject({ day: IsoDate, reason: BilingualText });

const knownYears = new Set(publishedYears.map(({ year }) => year));

/** The places of days that were named before. */
function repeated(days: readonly { readonly day: IsoDate }[]): readonly number[] {
  const seen = new Set<IsoDate>();
  return days.flatMap(({ day }, index) => (seen.has(day) ? [index] : (seen.add(day), [])));
}

/**
 * What a tenant's working days and opening hours are. Immutable: a change makes the next `version`, and every due date
 * names the version it was computed with.
 */
export const WorkCalendar = z
  .strictObject({
    version: z.int().min(1),
    /** Fixed for the life of a tenant. */
    timeZone: TimeZone,
    /** Whose public holidays and make-up workdays apply. */
    holidays: z.enum(['CN', 'none']),
    /** Years whose State Council notice this version knows; all others are provisional. Means nothing for 'none'. */
    publishedYears: z.array(z.int().refine((year) => knownYears.has(year), 'no published holidays are known')).max(200),
    /** The days that count as working days when nothing special is said about them. */
    workingWeekdays: z.array(Weekday).min(1).max(7).default(['monday', 'tuesday', 'wednesday', 'thursday', 'friday']),
    /**
     * When the office is open. A weekday that is no working day may have hours too: they count for working hours and
     * for reminders, but never make it a working day. On public holidays and closures nothing is open.
     */
    openingHours: OpeningHours,
    /** The weekday whose hours a make-up workday or an extra workday keeps when it falls on a day off. */
    makeUpDayHours: Weekday,
    /** When a day that is counted ends: when the office closes for the day, or at 24:00. */
    closeOfBusiness: z.enum(['close', 'midnight']),
    /** Days on which this tenant is closed although others work. */
    closures: z.array(NamedDay).max(1000),
    /** Days on which this tenant works although others do not. Stronger than public holidays. */
    extraWorkdays: z.array(NamedDay).max(1000),
  })
  .superRefine((calendar, context) => {
    const refuse = (path: PropertyKey[], message: string): void => context.addIssue({ code: 'custom', path, message });
    const { workingWeekdays, openingHours, closures, extraWorkdays } = calendar;
    for (const weekday of workingWeekdays)
      if (openingHours[weekday].length === 0)
        refuse(['openingHours', weekday], 'is a working day without opening hours');
    if (!workingWeekdays.includes(calendar.makeUpDayHours))
      refuse(['makeUpDayHours'], 'make-up workdays need the hours of a working weekday');
    if (new Set(workingWeekdays).size < workingWeekdays.length) refuse(['workingWeekdays'], 'a weekday is named twice');
    if (new Set(calendar.publishedYears).size < calendar.publishedYears.length)
      refuse(['publishedYears'], 'a year is named twice');
    for (const index of repeated(closures)) refuse(['closures', index, 'day'], 'a day is named twice');
    for (const index of repeated(extraWorkdays)) refuse(['extraWorkdays', index, 'day'], 'a day is named twice');
    const worked = new Set(extraWorkdays.map(({ day }) => day));
    closures.forEach(({ day }, index) => {
      if (worked.has(day)) refuse(['closures', index, 'day'], 'a day is both closed and an extra workday');
    });
  });
export type WorkCalendar = Readonly<z.infer<typeof WorkCalendar>>;

/** Every year whose public holidays this code knows; what a new calendar version lists. */
export const yearsKnown: readonly number[] = publishedYears.map(({ year }) => year);
