import { expect, test } from 'vitest';
import { Offset } from '../../../shared/calendar/budget.ts';
import { dueOf } from '../../../shared/calendar/due.ts';
import { deterministicJitter } from '../../../shared/calendar/jitter.ts';
import { offsetFrom } from '../../../shared/calendar/offset.ts';
import { nextOpening } from '../../../shared/calendar/opening-hours.ts';
import { calendarWith, office, plain, shanghai } from './calendars.ts';

/** Due on Tuesday 13 October 2026 at 17:30. Saturday the 10th is a make-up workday, the 1st to the 7th are off. */
const due = dueOf({ unit: 'working-days', count: 7 }, shanghai('2026-09-28 10:00'), office);

test.each([
  ['before', { unit: 'working-days', count: 1 }, '2026-10-12 08:30'],
  ['before', { unit: 'working-days', count: 2 }, '2026-10-10 08:30'],
  ['before', { unit: 'working-days', count: 5 }, '2026-09-30 08:30'],
  ['after', { unit: 'working-days', count: 1 }, '2026-10-14 08:30'],
  ['after', { unit: 'working-days', count: 4 }, '2026-10-19 08:30'],
  ['before', { unit: 'calendar-days', count: 2 }, '2026-10-11 08:30'],
  ['before', { unit: 'calendar-days', count: 2, rollToWorkingDay: true }, '2026-10-10 08:30'],
  ['after', { unit: 'calendar-days', count: 5, rollToWorkingDay: true }, '2026-10-19 08:30'],
  ['before', { unit: 'hours', count: 24 }, '2026-10-12 17:30'],
  ['after', { unit: 'hours', count: 2 }, '2026-10-13 19:30'],
  ['before', { unit: 'working-hours', count: 4 }, '2026-10-13 13:30'],
  ['before', { unit: 'working-hours', count: 5 }, '2026-10-13 11:00'],
  ['before', { unit: 'working-hours', count: 8 }, '2026-10-12 17:00'],
  ['after', { unit: 'working-hours', count: 1 }, '2026-10-14 09:30'],
  ['before', { unit: 'same-day' }, '2026-10-13 08:30'],
  ['after', { unit: 'same-day' }, '2026-10-13 17:30'],
] as const)('a step %s by %j fires at %s', (direction, budget, expected) => {
  expect(offsetFrom(due, Offset.parse({ direction, budget }), office)).toBe(shanghai(expected));
});

test('the warning one working hour before Tuesday 11:00, open 8 to 18, is at 10:00 and not at midnight', () => {
  const calendar = plain('08:00', '18:00');
  const fourHours = dueOf({ unit: 'working-hours', count: 4 }, shanghai('2026-07-06 17:00'), calendar);
  const warning = { direction: 'before', budget: { unit: 'working-hours', count: 1 } } as const;
  expect(offsetFrom(fourHours, warning, calendar)).toBe(shanghai('2026-07-07 10:00'));
});

test('steps around a deadline at 24:00 are reckoned from the day that ends', () => {
  const midnight = calendarWith({ closeOfBusiness: 'midnight' });
  const atMidnight = dueOf({ unit: 'working-days', count: 7 }, shanghai('2026-09-28 10:00'), midnight);
  const step = (direction: 'before' | 'after') =>
    offsetFrom(atMidnight, { direction, budget: { unit: 'working-days', count: 1 } }, midnight);
  expect(step('before')).toBe(shanghai('2026-10-12 08:30'));
  expect(step('after')).toBe(shanghai('2026-10-14 08:30'));
});

test.each([
  ['2026-07-01 07:00', '2026-07-01 08:30'],
  ['2026-07-01 08:30', '2026-07-01 08:30'],
  ['2026-07-01 11:59', '2026-07-01 11:59'],
  ['2026-07-01 12:00', '2026-07-01 13:30'],
  ['2026-07-01 17:30', '2026-07-02 08:30'],
  ['2026-09-30 20:00', '2026-10-08 08:30'],
  ['2026-10-10 03:00', '2026-10-10 08:30'],
])('a reminder at %s leaves at %s', (planned, leaves) => {
  expect(nextOpening(shanghai(planned), office)).toBe(shanghai(leaves));
});

test('jitter is the same for the same key, whole seconds, within its bound and well spread', () => {
  const delays = Array.from({ length: 1000 }, (_, index) => deterministicJitter(`complaint-${index}`, 10));
  expect(delays).toEqual(Array.from({ length: 1000 }, (_, index) => deterministicJitter(`complaint-${index}`, 10)));
  expect(delays.every((delay) => delay >= 0 && delay <= 600_000 && delay % 1000 === 0)).toBe(true);
  const perMinute = Array.from(
    { length: 10 },
    (_, minute) => delays.filter((delay) => Math.floor(delay / 60_000) === minute).length,
  );
  expect(Math.min(...perMinute)).toBeGreaterThan(60);
  expect(deterministicJitter('anything', 0)).toBe(0);
});
