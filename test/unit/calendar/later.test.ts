import { expect, test } from 'vitest';
import type { Addition } from '../../../shared/calendar/budget.ts';
import { laterBy } from '../../../shared/calendar/later.ts';
import { TimeOfDay } from '../../../shared/calendar/time-of-day.ts';
import { office, plain, shanghai, utc } from './calendars.ts';

test.each([
  // Wed 30 Sep 2026, 1-7 October off, Thu 8=1, Fri 9=2, make-up Sat 10=3.
  [{ unit: 'working-days', count: 3 }, '2026-10-10 16:20'],
  [{ unit: 'calendar-days', count: 3 }, '2026-10-03 16:20'],
  [{ unit: 'calendar-days', count: 3, rollToWorkingDay: true }, '2026-10-08 16:20'],
  [{ unit: 'weeks', count: 2 }, '2026-10-14 16:20'],
  [{ unit: 'months', count: 5 }, '2027-02-28 16:20'],
  [{ unit: 'minutes', count: 90 }, '2026-09-30 17:50'],
  [{ unit: 'hours', count: 8 }, '2026-10-01 00:20'],
  // 70 minutes until 17:30, and 110 from 08:30 on.
  [{ unit: 'working-hours', count: 3 }, '2026-10-08 10:20'],
] satisfies [Addition, string][])('%j after Wednesday 30 September 16:20 is %s', (addition, later) => {
  expect(laterBy(shanghai('2026-09-30 16:20'), addition, office)).toBe(shanghai(later));
});

test('a time of day may be named', () => {
  const nine = TimeOfDay.parse('09:00');
  expect(laterBy(shanghai('2026-09-30 16:20'), { unit: 'working-days', count: 1 }, office, nine)).toBe(
    shanghai('2026-10-08 09:00'),
  );
});

test('a day later is the same reading of the clock, also in a night with a clock change', () => {
  // New York, Saturday 7 March 2026 at 12:00 EST; Sunday at 12:00 is EDT, an hour of the sun earlier.
  expect(
    laterBy(utc('2026-03-07 17:00'), { unit: 'calendar-days', count: 1 }, plain('09:00', '17:00', 'America/New_York')),
  ).toBe(utc('2026-03-08 16:00'));
});
