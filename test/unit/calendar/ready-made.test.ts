import { expect, test } from 'vitest';
import { dueOf } from '../../../shared/calendar/due.ts';
import { explainDue } from '../../../shared/calendar/explain.ts';
import { offsetFrom } from '../../../shared/calendar/offset.ts';
import { nextOpening } from '../../../shared/calendar/opening-hours.ts';
import type { Pause } from '../../../shared/calendar/pauses.ts';
import { WorkCalendar } from '../../../shared/calendar/work-calendar.ts';
import { calendarWith, office, officeDraft, pause, plain, shanghai } from './calendars.ts';

/*
 * What other services got wrong, each once reported by their users, with the figures of the report. In July 2026 the 3rd
 * is a Friday and no day is a public holiday.
 */

test('one working hour from Friday 16:30, open 9 to 17, ends on Monday at 09:30', () => {
  const { dueAt } = dueOf({ unit: 'working-hours', count: 1 }, shanghai('2026-07-03 16:30'), plain('09:00', '17:00'));
  expect(dueAt).toBe(shanghai('2026-07-06 09:30'));
});

test('four hours from Monday 17:00, open 8 to 18, end on Tuesday at 11:00, and the warning an hour before is at 10:00', () => {
  const calendar = plain('08:00', '18:00');
  const due = dueOf({ unit: 'working-hours', count: 4 }, shanghai('2026-07-06 17:00'), calendar);
  const warning = { direction: 'before', budget: { unit: 'working-hours', count: 1 } } as const;
  expect(due.dueAt).toBe(shanghai('2026-07-07 11:00'));
  expect(offsetFrom(due, warning, calendar)).toBe(shanghai('2026-07-07 10:00'));
});

/** Wed 1 July 10:00. Thu 2=1, Fri 3=2, Mon 6=3. */
const threeDays = (...pauses: readonly Pause[]): string =>
  dueOf({ unit: 'working-days', count: 3 }, shanghai('2026-07-01 10:00'), plain('09:00', '17:00'), pauses).dueOn;

test('a pause from Friday to Monday adds to a target in days only the working time in it', () => {
  expect(threeDays()).toBe('2026-07-06');
  // From Friday 17:00 to Monday 09:00 nobody works.
  expect(threeDays(pause('2026-07-03 17:00', '2026-07-06 09:00'))).toBe('2026-07-06');
  expect(threeDays(pause('2026-07-03 09:00', '2026-07-06 09:00'))).toBe('2026-07-07');
});

test('a lunch interval stops the clock: two working hours from 11:30 end at 15:00', () => {
  // 08:30-12:00 and 13:30-17:30: half an hour before lunch, one and a half after it.
  const ledger = explainDue({ unit: 'working-hours', count: 2 }, shanghai('2026-07-01 11:30'), office);
  expect(ledger.due.dueAt).toBe(shanghai('2026-07-01 15:00'));
  expect(ledger.days.map(({ minutes }) => minutes)).toEqual([120]);
});

test('hours that cross midnight are two intervals; a night shift counts through', () => {
  const night = [
    { from: '00:00', to: '06:00' },
    { from: '22:00', to: '24:00' },
  ];
  const [monday, tuesday, wednesday, thursday, friday] = [night, night, night, night, night];
  const openingHours = { monday, tuesday, wednesday, thursday, friday };
  const calendar = calendarWith({ holidays: 'none', publishedYears: [], openingHours });
  // Mon 6 July 23:00: one hour until 24:00, three more of Tuesday.
  const { dueAt, dueOn } = dueOf({ unit: 'working-hours', count: 4 }, shanghai('2026-07-06 23:00'), calendar);
  expect([dueAt, dueOn]).toEqual([shanghai('2026-07-07 03:00'), '2026-07-07']);
});

test('an interval that ends before it begins is refused with a word on how to write it', () => {
  const openingHours = { ...officeDraft.openingHours, monday: [{ from: '22:00', to: '06:00' }] };
  const read = WorkCalendar.safeParse({ ...officeDraft, openingHours });
  expect(read.error?.issues).toMatchObject([
    {
      path: ['openingHours', 'monday', 0],
      message: 'closes before it opens; write hours that cross midnight as two intervals',
    },
  ]);
});

test('overlapping intervals are refused', () => {
  const overlapping = [
    { from: '08:30', to: '12:00' },
    { from: '11:30', to: '17:30' },
  ];
  const openingHours = { ...officeDraft.openingHours, monday: overlapping };
  const read = WorkCalendar.safeParse({ ...officeDraft, openingHours });
  expect(read.error?.issues).toMatchObject([
    { path: ['openingHours', 'monday', 1], message: 'overlaps the interval before it, or is out of order' },
  ]);
});

test('a reminder outside opening hours leaves at the next opening', () => {
  // Due Mon 6 July 17:30, reminded 60 elapsed hours before: Sat 4 July 05:30, when nobody is there.
  const due = dueOf({ unit: 'working-days', count: 3 }, shanghai('2026-07-01 10:00'), office);
  const reminder = offsetFrom(due, { direction: 'before', budget: { unit: 'hours', count: 60 } }, office);
  expect(reminder).toBe(shanghai('2026-07-04 05:30'));
  expect(nextOpening(reminder, office)).toBe(shanghai('2026-07-06 08:30'));
});
