import { describe, expect, it } from 'vitest';
import { holds, Predicate, type PredicateFacts } from '../../../shared/rulebook/predicate.ts';
import { term } from '../../support/given.ts';

const about: PredicateFacts = {
  category: 'wards',
  categoryPath: ['wards', 'nursing'],
  channel: 'web',
  identityMode: 'named',
  departments: 2,
};
const yes: Predicate = { is: 'always' };
const no: Predicate = { is: 'not', of: yes };

describe('a condition of a rule', () => {
  it.each<[string, Predicate, boolean]>([
    ['always', yes, true],
    ['not', no, false],
    ['all of two that hold', { is: 'all', of: [yes, yes] }, true],
    ['all of which one does not hold', { is: 'all', of: [yes, no] }, false],
    ['any of which one holds', { is: 'any', of: [no, yes] }, true],
    ['any of which none holds', { is: 'any', of: [no, no] }, false],
    ['the category itself', { is: 'category', in: [term('wards')] }, true],
    ['an ancestor of the category', { is: 'category', in: [term('charging'), term('nursing')] }, true],
    ['another category', { is: 'category', in: [term('charging')] }, false],
    ['the channel', { is: 'channel', in: [term('phone'), term('web')] }, true],
    ['another channel', { is: 'channel', in: [term('phone')] }, false],
    ['the identity mode', { is: 'identityMode', in: ['named', 'confidential'] }, true],
    ['another identity mode', { is: 'identityMode', in: ['anonymous'] }, false],
    ['exactly as many departments', { is: 'departments', atLeast: 2 }, true],
    ['fewer departments', { is: 'departments', atLeast: 3 }, false],
  ])('%s', (_, predicate, expected) => {
    expect(holds(Predicate.parse(predicate), about)).toBe(expected);
  });

  it('is refused when it is empty, unknown, or says more than it may', () => {
    expect(Predicate.safeParse({ is: 'all', of: [] }).success).toBe(false);
    expect(Predicate.safeParse({ is: 'category', in: [] }).success).toBe(false);
    expect(Predicate.safeParse({ is: 'weather', in: ['rain'] }).success).toBe(false);
    expect(Predicate.safeParse({ is: 'always', unless: 'never' }).success).toBe(false);
    expect(Predicate.safeParse({ is: 'not', of: { is: 'departments', atLeast: 0 } }).success).toBe(false);
  });
});
