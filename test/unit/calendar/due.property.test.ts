import { isWorkday } from 'chinese-days';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CountedBudget } from '../../../shared/calendar/budget.ts';
import { isWorkingDay } from '../../../shared/calendar/day-reason.ts';
import { dueOf } from '../../../shared/calendar/due.ts';
import { explainDue } from '../../../shared/calendar/explain.ts';
import { addDays } from '../../../shared/calendar/local-day.ts';
import { localDay } from '../../../shared/calendar/time-zone.ts';
import { workingDaysBetween } from '../../../shared/calendar/working-days.ts';
import { type Instant, instantOf, type IsoDate, millisecondsOf } from '../../../shared/kernel/time.ts';
import { office, plain } from './calendars.ts';

const runs = { seed: 20261122, numRuns: 500 };
const minute = 60_000;
const moment = (from: string, to: string): fc.Arbitrary<Instant> =>
  fc.integer({ min: Date.parse(from) / minute, max: Date.parse(to) / minute }).map((each) => instantOf(each * minute));
const published = moment('2004-01-01', '2026-09-01');
const count = fc.integer({ min: 1, max: 60 });
const newYork = plain('09:00', '17:00', 'America/New_York');
const calendar = fc.constantFrom(office, newYork);
const workingDays = (days: number): CountedBudget => ({ unit: 'working-days', count: days });

/** Pauses of up to four days within forty days of the start. */
const pausesOf = (start: Instant) =>
  fc.array(
    fc
      .record({ after: fc.integer({ min: -5000, max: 57_600 }), length: fc.integer({ min: 0, max: 5760 }) })
      .map(({ after, length }) => ({
        from: instantOf(millisecondsOf(start) + after * minute),
        to: instantOf(millisecondsOf(start) + (after + length) * minute),
      })),
    { maxLength: 5 },
  );
const budget: fc.Arbitrary<CountedBudget> = fc.oneof(
  fc.record({ unit: fc.constant('working-days' as const), count }),
  fc.record({ unit: fc.constant('calendar-days' as const), count, rollToWorkingDay: fc.boolean() }),
  fc.record({ unit: fc.constant('hours' as const), count }),
  fc.record({ unit: fc.constant('working-hours' as const), count }),
  fc.record({ unit: fc.constant('same-day' as const) }),
  fc.record({ unit: fc.constant('month-end' as const), monthsAhead: fc.integer({ min: 0, max: 2 }) }),
);
const pausedClock = fc
  .tuple(budget, published, calendar)
  .chain(([each, start, on]) => fc.tuple(fc.constant(each), fc.constant(start), fc.constant(on), pausesOf(start)));

/** The same count done the slow way: day by day, on the word of chinese-days (which lacks one day, 2005-12-31). */
function countedByHand(start: Instant, days: number): IsoDate {
  let day = localDay(start, 'Asia/Shanghai');
  for (let left = days; left > 0; ) {
    day = addDays(day, 1);
    if (day === '2005-12-31' || isWorkday(day)) left--;
  }
  return day;
}

test('adding working days agrees with counting day by day, 2004 to 2026', () => {
  fc.assert(
    fc.property(published, count, (start, days) => {
      expect(dueOf(workingDays(days), start, office).dueOn).toBe(countedByHand(start, days));
    }),
    runs,
  );
});

test('adding working days never ends on a day off, is after the start, and is that many working days away', () => {
  fc.assert(
    fc.property(published, count, calendar, (start, days, on) => {
      const { dueOn, dueAt } = dueOf(workingDays(days), start, on);
      expect(isWorkingDay(on, dueOn)).toBe(true);
      expect(dueAt > start).toBe(true);
      expect(workingDaysBetween(localDay(start, on.timeZone), dueOn, on)).toBe(days);
    }),
    runs,
  );
});

test('a later start or a bigger budget never gives an earlier deadline', () => {
  fc.assert(
    fc.property(budget, published, fc.integer({ min: 0, max: 20_000 }), calendar, (each, start, minutes, on) => {
      const later = instantOf(millisecondsOf(start) + minutes * minute);
      expect(dueOf(each, later, on).dueAt >= dueOf(each, start, on).dueAt).toBe(true);
      if (!('count' in each)) return;
      const bigger = { ...each, count: each.count + 1 };
      expect(dueOf(bigger, start, on).dueAt >= dueOf(each, start, on).dueAt).toBe(true);
    }),
    runs,
  );
});

test('a pause never brings a deadline forward, and no deadline falls into a pause', () => {
  fc.assert(
    fc.property(pausedClock, ([each, start, on, pauses]) => {
      const { dueAt } = dueOf(each, start, on, pauses);
      expect(dueAt >= dueOf(each, start, on).dueAt).toBe(true);
      expect(pauses.filter(({ from, to }) => from < dueAt && dueAt < to && to > start)).toEqual([]);
    }),
    runs,
  );
});

test('a ledger ends on the deadline of the same clock, and what it counted is the budget', () => {
  fc.assert(
    fc.property(pausedClock, ([each, start, on, pauses]) => {
      const { due, days } = explainDue(each, start, on, pauses);
      expect(due).toEqual(dueOf(each, start, on, pauses));
      expect(days[0]?.day).toBe(localDay(start, on.timeZone));
      expect(days.at(-1)?.day).toBe(due.dueOn);
      const counted = days.flatMap((day) => (day.counted === null ? [] : [day.counted]));
      if (each.unit === 'hours' || each.unit === 'working-hours')
        expect(days.reduce((total, { minutes = 0 }) => total + minutes, 0)).toBe(each.count * 60);
      else if ('count' in each) expect(counted).toEqual(Array.from({ length: each.count }, (_, index) => index + 1));
      else expect(counted.at(-1)).toBe(counted.length);
    }),
    runs,
  );
});
