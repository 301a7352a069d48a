import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Addition } from '../../../shared/calendar/budget.ts';
import type { Pause } from '../../../shared/calendar/pauses.ts';
import { instantOf, millisecondsOf } from '../../../shared/kernel/time.ts';
import { clockRule, clockRulesOf, clocksStartedBy } from '../../../shared/rulebook/clocks/clock-rules.ts';
import { reckonClock } from '../../../shared/rulebook/clocks/reckon-clock.ts';
import { firstCalendar } from '../../../shared/usecase/tenancy/onboard.ts';
import { clock, rulesOf, wd } from '../../support/clockwork.ts';
import { shanghai, term } from '../../support/given.ts';

const runs = { seed: 20261122, numRuns: 300 };
const hour = 3_600_000;
const start = shanghai('2026-09-14 10:00');

const spanOf = ([from, length]: readonly [number, number]): Pause => ({
  from: instantOf(millisecondsOf(start) + from * hour),
  to: instantOf(millisecondsOf(start) + (from + length) * hour),
});
const pauses = fc.array(fc.tuple(fc.nat(600), fc.integer({ min: 1, max: 120 })).map(spanOf), { maxLength: 3 });
const addition: fc.Arbitrary<Addition> = fc
  .tuple(
    fc.constantFrom('working-days' as const, 'calendar-days' as const, 'hours' as const, 'working-hours' as const),
    fc.integer({ min: 1, max: 12 }),
  )
  .map(([unit, count]) => ({ unit, count }));
const extensions = fc.array(addition, { maxLength: 3 }).map((all) => all.map((extension) => ({ extension })));
const budget = addition;
const caseOf = (limit: Addition) => {
  const [found] = clock('answer', { cases: [{ id: 'usual', budget: limit }] }).cases;
  if (!found) throw new Error('a clock without a case');
  return found;
};
const due = (limit: Addition, taken: Parameters<typeof reckonClock>[1], outer?: Parameters<typeof reckonClock>[3]) => {
  const reckoned = reckonClock(caseOf(limit), taken, firstCalendar, outer);
  if (!reckoned) throw new Error('nothing was reckoned');
  return reckoned.due;
};

describe('the reckoning of a clock', () => {
  it('takes pauses in whatever order they are given', () => {
    fc.assert(
      fc.property(budget, pauses, extensions, (limit, stood, adjustments) => {
        const there = due(limit, { startedAt: start, pauses: stood, adjustments });
        expect(due(limit, { startedAt: start, pauses: stood.toReversed(), adjustments })).toEqual(there);
      }),
      runs,
    );
  });

  it('never gives less time for a pause or an extension more', () => {
    fc.assert(
      fc.property(budget, pauses, extensions, addition, (limit, stood, adjustments, extension) => {
        const plain = due(limit, { startedAt: start, pauses: stood, adjustments });
        expect(due(limit, { startedAt: start, adjustments }).dueAt <= plain.dueAt).toBe(true);
        const more = due(limit, { startedAt: start, pauses: stood, adjustments: [...adjustments, { extension }] });
        expect(more.dueAt > plain.dueAt).toBe(true);
      }),
      runs,
    );
  });

  it('never ends in a pause', () => {
    fc.assert(
      fc.property(budget, pauses, extensions, (limit, stood, adjustments) => {
        const { dueAt } = due(limit, { startedAt: start, pauses: stood, adjustments });
        expect(stood.some(({ from, to }) => from < dueAt && dueAt < to)).toBe(false);
      }),
      runs,
    );
  });

  it('is never later than an outer clock that ends after the start', () => {
    fc.assert(
      fc.property(budget, budget, pauses, (limit, around, stood) => {
        const outer = due(around, { startedAt: start });
        const inner = reckonClock(caseOf(limit), { startedAt: start, pauses: stood }, firstCalendar, outer);
        const own = due(limit, { startedAt: start, pauses: stood });
        expect(inner?.due.dueAt).toBe(own.dueAt < outer.dueAt ? own.dueAt : outer.dueAt);
        expect(inner?.isClamped).toBe(own.dueAt > outer.dueAt);
      }),
      runs,
    );
  });

  it('is not bounded by an outer clock that had run out before', () => {
    const passed = due(wd(1), { startedAt: shanghai('2026-09-01 10:00') });
    expect(due(wd(5), { startedAt: start }, passed)).toEqual(due(wd(5), { startedAt: start }));
  });

  it('has no date where one has yet to be promised', () => {
    const [waiting] = clock('promise', { cases: [{ id: 'promised', budget: { unit: 'agreed' } }] }).cases;
    expect(waiting && reckonClock(waiting, { startedAt: start }, firstCalendar)).toBeUndefined();
  });
});

describe('the clocks of a rulebook', () => {
  const { rulebook } = rulesOf({
    clocks: [clock('inner', { within: 'middle' }), clock('middle', { within: 'outer' }), clock('outer')],
    duties: [
      {
        id: term('timed'),
        label: { en: 'Timed' },
        when: { is: 'always' },
        who: [{ party: 'handlers' }],
        within: wd(1),
      },
      { id: term('untimed'), label: { en: 'Untimed' }, when: { is: 'always' }, who: [{ party: 'handlers' }] },
    ],
    closing: {
      followUps: [
        {
          id: term('visit'),
          label: { en: 'Visit' },
          when: { is: 'always' },
          start: ['ComplaintReplied'],
          rounds: [wd(3), wd(10)],
          who: [{ party: 'handlers' }],
        },
      ],
    },
  });

  it('are its own, those of duties with a limit, and those of the rounds of follow-up; outer ones come first', () => {
    expect(clockRulesOf(rulebook).map(({ id }) => id)).toEqual([
      'outer',
      'timed',
      'visit-1',
      'visit-2',
      'middle',
      'inner',
    ]);
    expect(clocksStartedBy(rulebook, 'ComplaintReplied').map(({ id }) => id)).toEqual(['visit-1', 'visit-2']);
    expect(clocksStartedBy(rulebook, 'ComplaintArchived')).toEqual([]);
  });

  it('are made once for each rulebook', () => {
    expect(clockRulesOf(rulebook)).toBe(clockRulesOf(rulebook));
    expect(clockRule(rulebook, term('visit-2'))).toBe(clocksStartedBy(rulebook, 'ComplaintReplied')[1]);
    expect(clockRule(rulebook, term('nothing'))).toBeUndefined();
  });

  it('of duties and follow-ups outlive the closing, stand still on no ground, and have a ladder that records the miss', () => {
    for (const id of ['timed', 'visit-1']) {
      const rule = clockRule(rulebook, term(id));
      expect(rule).toMatchObject({ outlivesClosing: true, pausedBy: [], ladder: [{ action: 'miss', at: 'due' }] });
      expect(rule?.mayPause(term('supplement'))).toBe(false);
    }
  });

  it('survive a circle', () => {
    const circle = rulesOf({ clocks: [clock('a', { within: 'b' }), clock('b', { within: 'a' })] }).rulebook;
    expect(clockRulesOf(circle)).toHaveLength(2);
  });
});
