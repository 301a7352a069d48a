import { expect, it } from 'vitest';
import { evolve } from '../../../shared/complaint/evolve.ts';
import { predicateFacts } from '../../../shared/complaint/predicate-facts.ts';
import { IsoDate } from '../../../shared/kernel/time.ts';
import { keepUntil } from '../../../shared/rulebook/retention.ts';
import { begunWith, rulesWith } from '../../support/accountable.ts';
import { complaintId, facts, term } from '../../support/given.ts';

const { rulebook } = rulesWith({
  severities: [{ id: 'major', label: { 'zh-CN': '重大', en: 'Major' } }],
  retention: [
    { id: 'major', when: { is: 'severity', in: ['major'] }, years: 30 },
    { id: 'identified', when: { is: 'identityMode', in: ['named', 'confidential'] }, years: 3 },
  ],
});
const until = (closedOn: string, change: Parameters<typeof begunWith>[0] = {}) => {
  const state = evolve(complaintId, undefined, begunWith(change));
  const about = predicateFacts(rulebook, facts('2026-11-23 10:00').calendar, state);
  return keepUntil(rulebook, about, IsoDate.parse(closedOn));
};

it('keeps the record as long as the first rule that holds says', () => {
  expect(until('2026-11-30')).toBe('2029-11-30');
  expect(until('2026-11-30', { severity: term('major') })).toBe('2056-11-30');
});

it('ends on 28 February for a leap day', () => expect(until('2028-02-29')).toBe('2031-02-28'));

it('says nothing where no rule does', () => expect(until('2026-11-30', { identityMode: 'anonymous' })).toBeUndefined());
