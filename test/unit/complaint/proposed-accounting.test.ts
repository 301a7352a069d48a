import { expect, it } from 'vitest';
import { proposedAccounting } from '../../../shared/complaint/proposed-accounting.ts';
import { replay } from '../../../shared/complaint/evolve.ts';
import { accountable, begunWith, followedBy, leader, on, rulesWith } from '../../support/accountable.ts';
import { complaintId, term } from '../../support/given.ts';

type Known = Parameters<typeof begunWith>[0];

const holdingNobody = rulesWith({ natures: accountable.rulebook.natures });

/** What is proposed for a complaint about nursing of which this is known. */
function proposed(known: Known, change: Parameters<typeof on>[2] = {}, language: 'zh-CN' | 'en' = 'en') {
  const state = replay(complaintId, [begunWith(known)]);
  if (!state) throw new Error('nothing was registered');
  return proposedAccounting(state, on('2026-11-24 09:00', leader, change), language);
}

it('names the shares of those parts whose rules hold', () => {
  expect(proposed({ nature: term('valid') })?.shares).toEqual([
    { rule: 'supervisor', role: 'supervisor', percent: 20 },
  ]);
  const again = proposed({ nature: term('valid'), repeatOf: { complaint: complaintId, count: 1 } });
  expect(again?.shares.map(({ role, percent }) => [role, percent])).toEqual([
    ['supervisor', 20],
    ['departmentHead', 30],
  ]);
});

it('names the measures that may be applied, and how each comes about', () => {
  // Nothing is late; the loss is not known; of the range somebody chooses.
  expect(proposed({ nature: term('valid') })?.measures).toEqual([
    {
      rule: 'attitude-fine',
      measure: 'deduction',
      range: { from: 200, to: 1500 },
      how: ['at discretion from 200 to 1,500'],
    },
    { rule: 'ten-points', measure: 'points', amount: 10, how: ['a fixed 10'] },
    { rule: 'own-loss', measure: 'deduction', how: [] },
    { rule: 'say-sorry', measure: 'apology', how: [] },
  ]);
});

it('tells of a doubled measure that it is doubled', () => {
  const again = proposed({ nature: term('valid'), repeatOf: { complaint: complaintId, count: 1 } }, {}, 'zh-CN');
  expect(again?.measures.slice(0, 2)).toEqual([
    {
      rule: 'attitude-fine',
      measure: 'deduction',
      range: { from: 400, to: 3000 },
      how: ['在 200 至 1,500 之间酌定', '按 2 倍计'],
    },
    { rule: 'ten-points', measure: 'points', amount: 20, how: ['定额 10', '按 2 倍计'] },
  ]);
});

it('shares nothing out where the organisation is not to blame', () => {
  expect(proposed({ nature: term('invalid') })?.shares).toEqual([]);
  expect(proposed({})?.shares).toEqual([]);
});

it('proposes nothing for a complaint that two persons found to be malicious', () => {
  const log = followedBy(
    [begunWith({ nature: term('valid') })],
    { type: 'MaliciousFlagged', data: {} },
    { type: 'MaliciousDecided', data: { isMalicious: true } },
  );
  const state = replay(complaintId, log);
  expect(state?.malicious?.isDecided).toBe(true);
  expect(state && proposedAccounting(state, on('2026-11-24 10:00'), 'en')).toBe(undefined);
});

it('proposes nothing where the rulebook holds nobody to account', () => {
  expect(proposed({ nature: term('valid') }, { rulebook: holdingNobody })).toBe(undefined);
});
