import { isWorkday } from 'chinese-days';
import * as fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import type { Addition, CountedBudget } from '../../../shared/calendar/budget.ts';
import { isWorkingDay } from '../../../shared/calendar/day-reason.ts';
import { dueOf, extend } from '../../../shared/calendar/due.ts';
import { explainDue, explainExtension } from '../../../shared/calendar/explain.ts';
import { addDays } from '../../../shared/calendar/local-day.ts';
import { localDay, localTime } from '../../../shared/calendar/time-zone.ts';
import { workingDaysBetween } from '../../../shared/calendar/working-days.ts';
import { type Instant, instantOf, type IsoDate, millisecondsOf } from '../../../shared/kernel/time.ts';
import { office, plain } from './calendars.ts';

// Many runs, also on a busy machine.
vi.setConfig({ testTimeout: 60_000 });
const runs = { seed: 20261122, numRuns: 500 };
const minute = 60_000;
const moment = (from: string, to: string): fc.Arbitrary<Instant> =>
  fc.integer({ min: Date.parse(from) / minute, max: Date.parse(to) / minute }).map((each) => instantOf(each * minute));
const published = moment('2004-01-01', '2026-09-01');
const count = fc.integer({ min: 1, max: 60 });
const few = fc.integer({ min: 1, max: 24 });
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
  fc.record({ unit: fc.constant('working-days' as const), count, includesStartDay: fc.boolean() }),
  fc.record({
    unit: fc.constant('calendar-days' as const),
    count,
    rollToWorkingDay: fc.boolean(),
    includesStartDay: fc.boolean(),
  }),
  fc.record({ unit: fc.constant('minutes' as const), count: fc.integer({ min: 1, max: 10_000 }) }),
  fc.record({ unit: fc.constant('hours' as const), count }),
  fc.record({ unit: fc.constant('weeks' as const), count: few, rollToWorkingDay: fc.boolean() }),
  fc.record({ unit: fc.constant('months' as const), count: few, rollToWorkingDay: fc.boolean() }),
  fc.record({ unit: fc.constant('working-hours' as const), count }),
  fc.record({ unit: fc.constant('same-day' as const) }),
  fc.record({ unit: fc.constant('month-end' as const), monthsAhead: fc.integer({ min: 0, max: 2 }) }),
);
const pausedClock = fc
  .tuple(budget, published, calendar)
  .chain(([each, start, on]) => fc.tuple(fc.constant(each), fc.constant(start), fc.constant(on), pausesOf(start)));

type Countable = Extract<Addition, { readonly unit: CountedBudget['unit'] }>;
const additive = fc.record({
  unit: fc.constantFrom<Countable['unit'][]>(
    'working-days',
    'calendar-days',
    'weeks',
    'minutes',
    'hours',
    'working-hours',
  ),
  count: few,
});

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

test('so does a count that includes the day of its start', () => {
  fc.assert(
    fc.property(published, count, (start, days) => {
      const from = localDay(start, 'Asia/Shanghai');
      const counts = isWorkingDay(office, from) && localTime(start, 'Asia/Shanghai') < '17:30';
      const expected = counts && days === 1 ? from : countedByHand(start, counts ? days - 1 : days);
      expect(dueOf({ unit: 'working-days', count: days, includesStartDay: true }, start, office).dueOn).toBe(expected);
    }),
    runs,
  );
});

/** Whether this day ends a month that began on the day of that number: the same number, or the last day of a shorter month. */
const endsMonth = (day: IsoDate, number: string): boolean =>
  day.slice(8) === number || (day.slice(8) < number && addDays(day, 1).endsWith('-01'));

test('months agree with walking from each to the next day by day', () => {
  fc.assert(
    fc.property(published, few, (start, months) => {
      const from = localDay(start, 'Asia/Shanghai');
      let day = from;
      for (let left = months; left > 0; ) {
        day = addDays(day, 1);
        if (endsMonth(day, from.slice(8))) left--;
      }
      expect(dueOf({ unit: 'months', count: months }, start, office).dueOn).toBe(day);
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
      const perCount = { minutes: 1, hours: 60, 'working-hours': 60 };
      if (each.unit === 'minutes' || each.unit === 'hours' || each.unit === 'working-hours')
        expect(days.reduce((total, { minutes = 0 }) => total + minutes, 0)).toBeCloseTo(
          each.count * perCount[each.unit],
          6,
        );
      else expect(counted).toEqual(Array.from(counted, (_, index) => index + 1));
      if (each.unit === 'working-days' || each.unit === 'calendar-days') expect(counted.length).toBe(each.count);
      if (each.unit === 'weeks') expect(counted.length).toBe(each.count * 7);
    }),
    runs,
  );
});

test('a deadline that rolls never falls on a day off', () => {
  const unit = fc.constantFrom('calendar-days' as const, 'weeks' as const, 'months' as const);
  fc.assert(
    fc.property(unit, few, published, calendar, (each, amount, start, on) => {
      const { dueOn } = dueOf({ unit: each, count: amount, rollToWorkingDay: true }, start, on);
      expect(isWorkingDay(on, dueOn)).toBe(true);
    }),
    runs,
  );
});

test('pauses add up in whatever order they come and however they are cut', () => {
  fc.assert(
    fc.property(pausedClock, fc.integer({ min: 1, max: 99 }), ([each, start, on, pauses], percent) => {
      const cut = pauses.flatMap(({ from, to }) => {
        const length = millisecondsOf(to) - millisecondsOf(from);
        const middle = instantOf(millisecondsOf(from) + Math.floor((length * percent) / 100));
        return [
          { from: middle, to },
          { from, to: middle },
        ];
      });
      expect(dueOf(each, start, on, cut.toReversed())).toEqual(dueOf(each, start, on, pauses));
    }),
    runs,
  );
});

const sum = (each: Countable, more: number): CountedBudget => ({ unit: each.unit, count: each.count + more });

test('an extension of a paused clock is the longer budget, pauses and all', () => {
  // Of time to the minute this holds for every pause. Days round paused time up, so there it holds as long as no rounding
  // lies on both sides of the old deadline.
  fc.assert(
    fc.property(additive, few, published, calendar, (each, more, start, on) => {
      const property = fc.property(pausesOf(start), (pauses) => {
        const old = dueOf(each, start, on, pauses).dueAt;
        const exact = each.unit === 'minutes' || each.unit === 'hours' || each.unit === 'working-hours';
        const before = pauses.filter(({ to }) => to <= old);
        const after = pauses.filter(({ from }) => from >= dueOf(each, start, on).dueAt);
        for (const some of exact ? [pauses] : [before, after]) {
          const extended = extend(dueOf(each, start, on, some), { unit: each.unit, count: more }, on, some);
          expect(extended).toEqual(dueOf(sum(each, more), start, on, some));
        }
      });
      fc.assert(property, { seed: runs.seed, numRuns: 5 });
    }),
    { ...runs, numRuns: 200 },
  );
});

test('the ledger of an extension ends on the extended deadline', () => {
  fc.assert(
    fc.property(pausedClock, additive, ([each, start, on, pauses], addition) => {
      const due = dueOf(each, start, on, pauses);
      const { due: extended, days } = explainExtension(due, addition, on, pauses);
      expect(extended).toEqual(extend(due, addition, on, pauses));
      expect([days[0]?.day, days.at(-1)?.day]).toEqual([due.dueOn, extended.dueOn]);
    }),
    runs,
  );
});
