import { expect, it } from 'vitest';
import { evolve } from '../../../shared/complaint/evolve.ts';
import { predicateFacts } from '../../../shared/complaint/predicate-facts.ts';
import { IsoDate } from '../../../shared/kernel/time.ts';
import { numberPatternFor, numberPlan } from '../../../shared/rulebook/numbering.ts';
import { begunWith, rulesWith } from '../../support/accountable.ts';
import { complaintId, facts, term } from '../../support/given.ts';

const day = IsoDate.parse('2026-11-02');

it.each([
  ['{YYYY}{MM}-{serial:4}', '202611-', '202611-0042'],
  ['{YY}{MM}{DD}{serial:2}', '261102', '26110242'],
  ['投诉〔{YYYY}〕{serial:3}号', '投诉〔2026〕号', '投诉〔2026〕042号'],
  ['{serial:6}', '', '000042'],
])('%s counts in %s and writes %s', (pattern, counted, number) => {
  const plan = numberPlan(pattern, day);
  expect(plan.period).toBe(counted);
  expect(plan.write(42)).toBe(number);
});

it('writes a serial that outgrows its width in full, so that no number comes twice', () => {
  const { write } = numberPlan('{YYYY}{MM}-{serial:4}', day);
  expect(write(9999)).toBe('202611-9999');
  expect(write(10_000)).toBe('202611-10000');
});

const period = (on: string) => numberPlan('{YYYY}{MM}-{serial:4}', IsoDate.parse(on)).period;

it('starts anew when the period changes, and only then', () => {
  expect(period('2026-11-01')).toBe(period('2026-11-30'));
  expect(period('2026-12-01')).not.toBe(period('2026-11-30'));
});

it('numbers some complaints by a pattern of their own: the first that holds, else the common one', () => {
  const { rulebook } = rulesWith({
    numbering: {
      pattern: '{YYYY}{MM}-{serial:4}',
      others: [
        { when: { is: 'channel', in: ['phone'] }, pattern: '电{YY}{serial:4}' },
        { when: { is: 'category', in: ['nursing'] }, pattern: '护{YY}{serial:4}' },
      ],
    },
  });
  const patternOf = (change: Parameters<typeof begunWith>[0]) => {
    const state = evolve(complaintId, undefined, begunWith(change));
    return numberPatternFor(rulebook, predicateFacts(rulebook, facts('2026-11-23 10:00').calendar, state));
  };
  expect(patternOf({ channel: term('phone') })).toBe('电{YY}{serial:4}');
  expect(patternOf({})).toBe('护{YY}{serial:4}');
  expect(patternOf({ category: term('drugs') })).toBe('{YYYY}{MM}-{serial:4}');
});
