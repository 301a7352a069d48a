import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { predicateFacts } from '../../../shared/complaint/predicate-facts.ts';
import { evolve } from '../../../shared/complaint/evolve.ts';
import {
  measureStepInWords,
  reckonMeasure,
  roundHalfUp,
  shareOut,
  shareProposals,
} from '../../../shared/rulebook/accountability.ts';
import type { Amount } from '../../../shared/rulebook/schema/accountability.ts';
import { accountable, begunWith } from '../../support/accountable.ts';
import { complaintId, complaintIdNamed, facts } from '../../support/given.ts';

const about = (change: Parameters<typeof begunWith>[0] = {}) =>
  predicateFacts(
    accountable.rulebook,
    facts('2026-11-23 10:00').calendar,
    evolve(complaintId, undefined, begunWith(change)),
  );
const first = about();
const second = about({ repeatOf: { complaint: complaintIdNamed('the first'), count: 1 } });
const doubled = [{ when: { is: 'repeatCount' as const, atLeast: 1 }, by: 2 }];
const reckon = (amount: Amount, given: Omit<Parameters<typeof reckonMeasure>[1], 'facts'> = {}, on = first) =>
  reckonMeasure({ amount, multiply: doubled }, { facts: on, ...given });

describe('an amount by rule', () => {
  it('is fixed, and doubled on a second complaint', () => {
    expect(reckon({ fixed: 10 }).amount).toBe(10);
    expect(reckon({ fixed: 10 }, {}, second)).toMatchObject({
      amount: 20,
      steps: [
        { step: 'fixed', amount: 10 },
        { step: 'multiplied', by: 2 },
      ],
    });
  });

  it.each([
    [200, 200],
    [1500, 1500],
    [199.99, undefined],
    [1500.01, undefined],
  ])('may be chosen from 200 to 1,500, both included: %d', (chosen, amount) => {
    expect(reckon({ from: 200, to: 1500 }, { chosen }).amount).toBe(amount);
  });

  it('has a range and no amount until somebody has chosen, and twice the range on a second complaint', () => {
    expect(reckon({ from: 200, to: 1500 })).toEqual({
      range: { from: 200, to: 1500 },
      steps: [{ step: 'range', from: 200, to: 1500 }],
    });
    expect(reckon({ from: 200, to: 1500 }, { chosen: 3000 }, second)).toMatchObject({
      amount: 3000,
      range: { from: 400, to: 3000 },
    });
    expect(reckon({ from: 200, to: 1500 }, { chosen: 399 }, second)).not.toHaveProperty('amount');
  });

  // 50 for the first overdue day, 50 for each further one.
  it.each([
    [undefined, 50],
    [0, 0],
    [1, 50],
    [2, 100],
    [4, 200],
  ])('grows by the overdue working day: %s days', (overdueDays, amount) => {
    expect(reckon({ first: 50, perDay: 50 }, { overdueDays }).amount).toBe(amount);
  });

  it('stops growing at its cap, which doubling doubles', () => {
    expect(reckon({ first: 50, perDay: 50, max: 150 }, { overdueDays: 3 })).toMatchObject({ amount: 150 });
    expect(reckon({ first: 50, perDay: 50, max: 150 }, { overdueDays: 9 })).toMatchObject({
      amount: 150,
      steps: [{ step: 'first' }, { step: 'further', days: 8, amount: 400 }, { step: 'capped', max: 150 }],
    });
    expect(reckon({ first: 50, perDay: 50, max: 150 }, { overdueDays: 9 }, second).amount).toBe(300);
  });

  const employee: Amount = { tiers: [{ upTo: 10_000, percent: 20 }, { percent: 10 }] };
  // 20 % of the part up to 10,000 yuan and 10 % of the part above.
  it.each([
    [0, 0],
    [5_000, 1_000],
    [10_000, 2_000],
    [10_001, 2_000.1],
    [25_000, 3_500],
    [12_345.67, 2_234.57],
  ])('is a share of the loss by tiers: %d', (base, amount) => {
    expect(reckon(employee, { base }).amount).toBe(amount);
  });

  it('is not known without the loss', () => expect(reckon(employee)).toEqual({ steps: [] }));

  it('is nothing where the measure counts nothing', () =>
    expect(reckonMeasure({}, { facts: first })).toEqual({ steps: [] }));

  it.each([
    [1.005, 1.01],
    [2.675, 2.68],
    [0.125, 0.13],
    [10, 10],
    [1.004999, 1],
  ])('is rounded half up: %d', (amount, rounded) => expect(roundHalfUp(amount)).toBe(rounded));

  it('says in Chinese and in English how it came about', () => {
    const { steps } = reckon({ first: 50, perDay: 50, max: 200 }, { overdueDays: 6 }, second);
    expect(steps.map((step) => measureStepInWords(step, 'zh-CN'))).toEqual([
      '超期首日 50',
      '其后超期 5 个工作日，每日 50，计 250',
      '以 200 为限',
      '按 2 倍计',
    ]);
    expect(steps.map((step) => measureStepInWords(step, 'en'))).toEqual([
      '50 for the first overdue day',
      '5 further overdue working days at 50: 250',
      'no more than 200',
      'multiplied by 2',
    ]);
    const tiers = reckon(employee, { base: 25_000 }).steps;
    expect(tiers.map((step) => measureStepInWords(step, 'zh-CN'))).toEqual([
      '其中 10,000 按 20% 计 2,000',
      '其中 15,000 按 10% 计 1,500',
    ]);
    expect(tiers.map((step) => measureStepInWords(step, 'en'))).toEqual([
      '20 % of 10,000: 2,000',
      '10 % of 15,000: 1,500',
    ]);
    const range = reckon({ from: 200, to: 1500 }, { chosen: 300 }).steps;
    expect(range.map((step) => measureStepInWords(step, 'zh-CN'))).toEqual(['在 200 至 1,500 之间酌定', '酌定为 300']);
    expect(range.map((step) => measureStepInWords(step, 'en'))).toEqual([
      'at discretion from 200 to 1,500',
      'set at 300',
    ]);
    expect(measureStepInWords({ step: 'fixed', amount: 10 }, 'zh-CN')).toBe('定额 10');
    expect(measureStepInWords({ step: 'fixed', amount: 10 }, 'en')).toBe('a fixed 10');
  });
});

const amounts = (loss: number, percents: readonly number[], isJoint = false): readonly number[] =>
  shareOut(
    loss,
    percents.map((percent) => ({ percent })),
    isJoint,
  ).map(({ amount }) => amount);

describe('sharing out a sum', () => {
  it('follows the per cents', () => expect(amounts(3_500, [80, 20])).toEqual([2_800, 700]));
  it('gives the last hundredth to whom rounding took most from', () => {
    // A third of 100 each: 33.33 thrice leaves 0.01.
    expect(amounts(100, [100 / 3, 100 / 3, 100 / 3])).toEqual([33.34, 33.33, 33.33]);
    // 0.3 of 0.05 are 0.015, 0.7 are 0.035: both lose half a hundredth.
    expect(amounts(0.05, [30, 70])).toEqual([0.02, 0.03]);
  });
  it('makes each liable for the whole when they are liable jointly', () =>
    expect(amounts(3_500, [50, 50], true)).toEqual([3_500, 3_500]));

  it('always adds up to the sum', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 100_000_000 }),
        fc.array(fc.integer({ min: 1, max: 97 }), { minLength: 1, maxLength: 30 }),
        (cents, weights) => {
          const total = weights.reduce((sum, weight) => sum + weight, 0);
          const parts = amounts(
            cents / 100,
            weights.map((weight) => (weight * 100) / total),
          );
          expect(parts.reduce((sum, part) => sum + Math.round(part * 100), 0)).toBe(cents);
          for (const [index, part] of parts.entries())
            expect(Math.abs(part * 100 - (cents * (weights[index] ?? 0)) / total)).toBeLessThan(1.001);
        },
      ),
      { seed: 20_261_122, numRuns: 300 },
    );
  });
});

it('proposes the shares whose rules hold: the supervisor always, the head when it is a second complaint', () => {
  expect(shareProposals(accountable.rulebook, first).map(({ role, percent }) => [role, percent])).toEqual([
    ['supervisor', 20],
  ]);
  expect(shareProposals(accountable.rulebook, second).map(({ role, percent }) => [role, percent])).toEqual([
    ['supervisor', 20],
    ['departmentHead', 30],
  ]);
});
