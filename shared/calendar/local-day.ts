import { IsoDate } from '../kernel/time.ts';

/** The days of the week in ISO order. */
export const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
export type Weekday = (typeof weekdays)[number];

/** Milliseconds of a day that has no clock change. Only ever used on wall-clock readings, never on instants. */
export const wallDay = 86_400_000;

/** How many days lie between 1970-01-01 and this day. Counting happens on these numbers, as they are quick to step. */
export type DayNumber = number;

export const dayNumberOf = (day: IsoDate): DayNumber => Date.parse(day) / wallDay;

export const dayOf = (number: DayNumber): IsoDate =>
  IsoDate.parse(new Date(number * wallDay).toISOString().slice(0, 10));

export const weekdayOfNumber = (number: DayNumber): Weekday => {
  // 1970-01-01 was a Thursday, the fourth of the list.
  const weekday = weekdays[(((number + 3) % 7) + 7) % 7];
  if (weekday === undefined) throw new Error(`not a day number: ${number}`);
  return weekday;
};

export const yearOfNumber = (number: DayNumber): number => new Date(number * wallDay).getUTCFullYear();

/** The day `days` after (or, negative, before) the given one. */
export const addDays = (day: IsoDate, days: number): IsoDate => dayOf(dayNumberOf(day) + days);

/** Days from one day to another; negative when `to` lies before `from`. */
export const daysBetween = (from: IsoDate, to: IsoDate): number => dayNumberOf(to) - dayNumberOf(from);

export const weekdayOf = (day: IsoDate): Weekday => weekdayOfNumber(dayNumberOf(day));

/** The last day of the month that lies `monthsAhead` months after the month of the given day. */
export const lastDayOfMonth = (number: DayNumber, monthsAhead: number): DayNumber => {
  const date = new Date(number * wallDay);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + monthsAhead + 1, 0) / wallDay;
};

/** The day of the same number `months` later (or, negative, earlier); the last day of a month that has no such day. */
export const monthsLater = (number: DayNumber, months: number): DayNumber => {
  const date = new Date(number * wallDay);
  const sameNumber = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, date.getUTCDate()) / wallDay;
  return Math.min(sameNumber, lastDayOfMonth(number, months));
};
