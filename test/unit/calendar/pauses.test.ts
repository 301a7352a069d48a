import { expect, test } from 'vitest';
import type { CountedBudget } from '../../../shared/calendar/budget.ts';
import { dueOf, extend } from '../../../shared/calendar/due.ts';
import { Pause } from '../../../shared/calendar/pauses.ts';
import { calendarWith, pause, plain, shanghai } from './calendars.ts';

const nineToFive = plain('09:00', '17:00');
const untilMidnight = { ...nineToFive, closeOfBusiness: 'midnight' } as const;
/** Wednesday 1 July 2026, 10:00. Without a pause five working days end on Wednesday the 8th, ten days on Saturday the 11th. */
const start = shanghai('2026-07-01 10:00');
const days: CountedBudget = { unit: 'working-days', count: 5 };
const fridayToMonday = pause('2026-07-03 10:00', '2026-07-06 10:00');

const dueOn = (budget: CountedBudget, ...pauses: Pause[]): string => dueOf(budget, start, nineToFive, pauses).dueOn;

test('a pause from Friday to Monday adds only the working time in it: 7 h + 1 h, one day', () => {
  expect(dueOn(days)).toBe('2026-07-08');
  expect(dueOn(days, fridayToMonday)).toBe('2026-07-09');
});

test('the same pause adds three days to a limit in days, 72 h to one in hours, 8 h to one in working hours', () => {
  expect(dueOn({ unit: 'calendar-days', count: 10 })).toBe('2026-07-11');
  expect(dueOn({ unit: 'calendar-days', count: 10 }, fridayToMonday)).toBe('2026-07-14');
  // Wed 1 July 10:00 + 96 h = Sun 5 July 10:00, + 72 h.
  expect(dueOf({ unit: 'hours', count: 96 }, start, nineToFive, [fridayToMonday]).dueAt).toBe(
    shanghai('2026-07-08 10:00'),
  );
  // 24 working hours from Wed 10:00: 7 + 8 + 8 by Friday 17:00, 1 more on Monday 10:00; + 8 h.
  expect(dueOf({ unit: 'working-hours', count: 24 }, start, nineToFive, []).dueAt).toBe(shanghai('2026-07-06 10:00'));
  expect(dueOf({ unit: 'working-hours', count: 24 }, start, nineToFive, [fridayToMonday]).dueAt).toBe(
    shanghai('2026-07-07 10:00'),
  );
});

test('a pause over the weekend alone gives working units nothing back', () => {
  const weekend = pause('2026-07-03 17:00', '2026-07-06 09:00');
  expect(dueOn(days, weekend)).toBe('2026-07-08');
  expect(dueOf({ unit: 'working-hours', count: 24 }, start, nineToFive, [weekend]).dueAt).toBe(
    shanghai('2026-07-06 10:00'),
  );
});

test('several pauses add up before they are rounded to days', () => {
  const hour = pause('2026-07-02 10:00', '2026-07-02 11:00');
  const another = pause('2026-07-06 10:00', '2026-07-06 11:00');
  expect(dueOn(days, hour)).toBe('2026-07-09');
  expect(dueOn(days, hour, another)).toBe('2026-07-09');
  // 1 h + 8 h is more than a day.
  expect(dueOn(days, hour, fridayToMonday)).toBe('2026-07-10');
});

test('three pauses that make exactly one working day give back one', () => {
  // Open ten hours: 2 h 00 + 7 h 40 + 20 min = 10 h. As shares of a day they come out a hair above 1.
  const calendar = plain('08:00', '18:00');
  const pauses = [
    pause('2026-07-02 10:00', '2026-07-02 12:00'),
    pause('2026-07-03 08:00', '2026-07-03 15:40'),
    pause('2026-07-06 09:00', '2026-07-06 09:20'),
  ];
  expect(dueOf(days, start, calendar, pauses).dueOn).toBe('2026-07-09');
});

test('overlapping pauses count once, in whatever order they come', () => {
  const inside = pause('2026-07-03 12:00', '2026-07-06 09:30');
  const overlapping = pause('2026-07-03 11:00', '2026-07-06 10:00');
  expect(dueOn(days, inside, overlapping, fridayToMonday)).toBe('2026-07-09');
});

test('pauses before the start, on the start day, or after the deadline change nothing', () => {
  expect(dueOn(days, pause('2026-06-29 09:00', '2026-07-01 10:00'))).toBe('2026-07-08');
  expect(dueOn(days, pause('2026-07-01 11:00', '2026-07-01 16:00'))).toBe('2026-07-08');
  expect(dueOn(days, pause('2026-07-08 17:00', '2026-07-20 10:00'))).toBe('2026-07-08');
});

test('a deadline never falls into a pause, even when the days given back so far were rounded up', () => {
  const hour = pause('2026-07-02 10:00', '2026-07-02 11:00');
  // Moves the end to Thu 9 July; 16:00 that day the clock is stopped until 16:00 of the 10th.
  expect(dueOn(days, hour, pause('2026-07-09 16:00', '2026-07-10 16:00'))).toBe('2026-07-10');
});

test('where days end at midnight an evening counts as time too', () => {
  const evening = pause('2026-07-08 20:00', '2026-07-09 07:00');
  expect(dueOf(days, start, nineToFive, [evening]).dueOn).toBe('2026-07-08');
  expect(dueOf(days, start, untilMidnight, [evening]).dueOn).toBe('2026-07-09');
});

test('a make-up Saturday in a pause is given back, the holiday around it is not', () => {
  const office = calendarWith({});
  // 28 Sep + 7 wd = 13 Oct; paused from the end of 30 Sep to Mon 12 Oct 08:30: Thu 8, Fri 9, Sat 10 are lost.
  const due = dueOf({ unit: 'working-days', count: 7 }, shanghai('2026-09-28 10:00'), office, [
    pause('2026-09-30 17:30', '2026-10-12 08:30'),
  ]);
  expect(due.dueOn).toBe('2026-10-16');
});

test('a last day that rolls keeps rolling while the clock stands still', () => {
  const office = calendarWith({});
  // Mon 21 Sep + 10 = Thu 1 Oct, rolls to Thu 8 Oct. Paused 8 Oct 09:00 to 9 Oct 09:00: 24 h, so Fri 9 Oct.
  const due = dueOf(
    { unit: 'calendar-days', count: 10, rollToWorkingDay: true },
    shanghai('2026-09-21 10:00'),
    office,
    [pause('2026-10-08 09:00', '2026-10-09 09:00')],
  );
  expect(due.dueOn).toBe('2026-10-09');
});

test('a night with a clock change makes no whole day out of 23 or 25 hours', () => {
  const newYork = plain('09:00', '17:00', 'America/New_York');
  // Sat 31 Oct 2026 10:00 to Mon 2 Nov 10:00 on the wall, 49 hours in fact: two days given back, 6 to 8 November.
  const between = Pause.parse({ from: '2026-10-31T14:00:00.000Z', to: '2026-11-02T15:00:00.000Z' });
  const from = shanghai('2026-10-30 10:00'); // Thu 29 Oct in New York
  expect(dueOf({ unit: 'calendar-days', count: 8 }, from, newYork).dueOn).toBe('2026-11-06');
  expect(dueOf({ unit: 'calendar-days', count: 8 }, from, newYork, [between]).dueOn).toBe('2026-11-08');
});

test('same-day and month-end get whole days back as well', () => {
  expect(dueOf({ unit: 'same-day' }, start, nineToFive, [pause('2026-07-01 11:00', '2026-07-03 11:00')]).dueOn).toBe(
    '2026-07-03',
  );
  expect(dueOn({ unit: 'month-end' }, fridayToMonday)).toBe('2026-08-03');
});

test('an evening that a month ends on gives way to the next day when the clock stands still', () => {
  // After closing on Friday 31 July: until 24:00. A pause gives back one day: 24:00 of Saturday 1 August.
  const evening = shanghai('2026-07-31 18:00');
  const due = (...pauses: Pause[]) => dueOf({ unit: 'month-end' }, evening, nineToFive, pauses).dueOn;
  expect(due()).toBe('2026-07-31');
  expect(due(pause('2026-07-31 19:00', '2026-07-31 20:00'))).toBe('2026-08-01');
  expect(due(pause('2026-07-31 19:00', '2026-08-01 09:00'))).toBe('2026-08-01');
});

test('an extension looks only at pauses after the old deadline', () => {
  const due = dueOf(days, start, nineToFive, [fridayToMonday]);
  const later = pause('2026-07-10 09:00', '2026-07-10 17:00');
  expect(due.dueOn).toBe('2026-07-09');
  expect(extend(due, { unit: 'working-days', count: 2 }, nineToFive, [fridayToMonday]).dueOn).toBe('2026-07-13');
  expect(extend(due, { unit: 'working-days', count: 2 }, nineToFive, [fridayToMonday, later]).dueOn).toBe('2026-07-14');
});

test('a pause that ends before it begins is refused', () => {
  expect(Pause.safeParse({ from: shanghai('2026-07-02 10:00'), to: start }).success).toBe(false);
});
