import type * as z from 'zod';
import { WorkCalendar, yearsKnown } from '../../../shared/calendar/work-calendar.ts';
import { Instant, IsoDate } from '../../../shared/kernel/time.ts';

type Draft = z.input<typeof WorkCalendar>;

const everyWorkingDay = (intervals: { from: string; to: string }[]): Draft['openingHours'] => ({
  monday: intervals,
  tuesday: intervals,
  wednesday: intervals,
  thursday: intervals,
  friday: intervals,
});

export const officeDraft: Draft = {
  version: 3,
  timeZone: 'Asia/Shanghai',
  holidays: 'CN',
  publishedYears: [...yearsKnown],
  openingHours: everyWorkingDay([
    { from: '08:30', to: '12:00' },
    { from: '13:30', to: '17:30' },
  ]),
  makeUpDayHours: 'friday',
  closeOfBusiness: 'close',
  closures: [],
  extraWorkdays: [],
};

export const calendarWith = (changes: Partial<Draft>): WorkCalendar =>
  WorkCalendar.parse({ ...officeDraft, ...changes });

/** A Chinese office: Monday to Friday 08:30-12:00 and 13:30-17:30, days end with the office. */
export const office = calendarWith({});

/** Monday to Friday with one interval a day and no public holidays, in the given zone. */
export const plain = (from: string, to: string, timeZone = 'Asia/Shanghai'): WorkCalendar =>
  calendarWith({ holidays: 'none', publishedYears: [], timeZone, openingHours: everyWorkingDay([{ from, to }]) });

/** A moment written as a wall clock in Shanghai shows it: '2026-10-13 17:30'. China has no daylight saving. */
export const shanghai = (text: string): Instant =>
  Instant.parse(new Date(`${text.replace(' ', 'T')}:00+08:00`).toISOString());

export const utc = (text: string): Instant => Instant.parse(`${text.replace(' ', 'T')}:00.000Z`);

export const day = (text: string): IsoDate => IsoDate.parse(text);

export const pause = (from: string, to: string): { from: Instant; to: Instant } => ({
  from: shanghai(from),
  to: shanghai(to),
});
