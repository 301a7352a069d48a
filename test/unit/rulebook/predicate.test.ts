import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holds, Predicate, whyHolds } from '../../../shared/rulebook/predicate.ts';
import { aboutAttitude, anyFacts, anyPredicate } from './facts-about.ts';

const yes = { is: 'always' };
const no = { is: 'not', of: yes };

describe('a condition of a rule', () => {
  it.each<[string, unknown, boolean]>([
    ['always', yes, true],
    ['not', no, false],
    ['all of two that hold', { is: 'all', of: [yes, yes] }, true],
    ['all of which one does not hold', { is: 'all', of: [yes, no] }, false],
    ['any of which one holds', { is: 'any', of: [no, yes] }, true],
    ['any of which none holds', { is: 'any', of: [no, no] }, false],
    ['the category itself', { is: 'category', in: ['attitude'] }, true],
    ['an ancestor of the category', { is: 'category', in: ['crime', 'service'] }, true],
    ['another category', { is: 'category', in: ['crime'] }, false],
    ['an ancestor of the place', { is: 'location', in: ['beijing'] }, true],
    ['another place', { is: 'location', in: ['shanghai'] }, false],
    ['the channel', { is: 'channel', in: ['visit', 'web'] }, true],
    ['another channel', { is: 'channel', in: ['visit'] }, false],
    ['the identity mode', { is: 'identityMode', in: ['named', 'confidential'] }, true],
    ['another identity mode', { is: 'identityMode', in: ['anonymous'] }, false],
    ['the stream', { is: 'stream', in: ['external'] }, true],
    ['another stream', { is: 'stream', in: ['internal'] }, false],
    ['domestic', { is: 'origin', in: ['domestic'] }, true],
    ['foreign', { is: 'origin', in: ['foreign'] }, false],
    ['domestic or foreign, one of which it is', { is: 'origin', in: ['domestic', 'foreign'] }, true],
    ['the kind', { is: 'kind', in: ['complaint'] }, true],
    ['another kind', { is: 'kind', in: ['praise'] }, false],
    ['the stage', { is: 'stage', in: ['dispatched', 'stated'] }, true],
    ['another stage', { is: 'stage', in: ['closed'] }, false],
    ['a word of an axis', { is: 'severity', in: ['major'] }, true],
    ['another word', { is: 'severity', in: ['general'] }, false],
    ['an axis that is not set', { is: 'nature', in: ['valid'] }, false],
    ['one of several respondents', { is: 'respondentRole', in: ['guard'] }, true],
    ['a flag', { is: 'flag', in: ['media'] }, true],
    ['a flag that is not set', { is: 'flag', in: ['danger'] }, false],
    ['an answer', { is: 'field', field: 'card', in: ['debit'] }, true],
    ['another answer', { is: 'field', field: 'card', in: ['credit'] }, false],
    ['no answer', { is: 'field', field: 'colour', in: ['red'] }, false],
    ['a number among the answers', { is: 'field', field: 'age', atLeast: 60 }, true],
    ['a text where a number is wanted', { is: 'field', field: 'card', atLeast: 0 }, false],
    ['以上, with the number itself', { is: 'amount', atLeast: 50_000 }, true],
    ['超过, without it', { is: 'amount', moreThan: 50_000 }, false],
    ['以下, with the number itself', { is: 'amount', atMost: 50_000 }, true],
    ['不足, without it', { is: 'amount', lessThan: 50_000 }, false],
    ['between two bounds', { is: 'amount', moreThan: 49_999, lessThan: 50_001 }, true],
    ['a number that is not known', { is: 'personsHarmed', atLeast: 0 }, false],
    ['what has happened', { is: 'happened', in: ['ComplaintDispatched'] }, true],
    ['what has not', { is: 'happened', in: ['ComplaintClosed'] }, false],
    ['a missed deadline', { is: 'missed', in: ['reply'] }, true],
    ['a deadline that was kept', { is: 'missed', in: ['statement'] }, false],
    ['received in the morning', { is: 'received', from: '08:00', to: '12:00' }, true],
    ['received until before ten', { is: 'received', from: '08:00', to: '10:00' }, false],
    ['received in the night', { is: 'received', from: '17:00', to: '08:00' }, false],
    ['a span that crosses midnight', { is: 'received', from: '17:00', to: '10:01' }, true],
    ['received on a day off', { is: 'receivedOnDayOff' }, false],
    ['no withdrawal', { is: 'withdrawal', in: ['coerced'] }, false],
    ['not found malicious', { is: 'malicious' }, false],
  ])('%s', (_, predicate, expected) => {
    expect(holds(Predicate.parse(predicate), aboutAttitude)).toBe(expected);
  });

  it.each(['domestic', 'foreign'])('does not hold for %s where nobody knows', (origin) => {
    const unknown = { ...aboutAttitude, origin: undefined };
    expect(holds(Predicate.parse({ is: 'origin', in: [origin] }), unknown)).toBe(false);
    expect(holds(Predicate.parse({ is: 'origin', in: ['domestic', 'foreign'] }), unknown)).toBe(false);
    expect(holds(Predicate.parse({ is: 'not', of: { is: 'origin', in: [origin] } }), unknown)).toBe(true);
  });

  it('is refused when it is empty, unknown, or says more than it may', () => {
    expect(Predicate.safeParse({ is: 'all', of: [] }).success).toBe(false);
    expect(Predicate.safeParse({ is: 'category', in: [] }).success).toBe(false);
    expect(Predicate.safeParse({ is: 'weather', in: ['rain'] }).success).toBe(false);
    expect(Predicate.safeParse({ is: 'always', unless: 'never' }).success).toBe(false);
    expect(Predicate.safeParse({ is: 'origin', in: ['overseas'] }).success).toBe(false);
    expect(Predicate.safeParse({ is: 'departments' }).success).toBe(false);
    expect(Predicate.safeParse({ is: 'field', field: 'card', in: ['debit'], atLeast: 1 }).success).toBe(false);
  });

  it('says why it holds, and of parts that may each do, only those that did', () => {
    const either = Predicate.parse({
      is: 'any',
      of: [
        { is: 'severity', in: ['major'] },
        { is: 'flag', in: ['danger'] },
      ],
    });
    expect(whyHolds(either, aboutAttitude)).toEqual([{ is: 'severity', in: ['major'] }]);
    expect(whyHolds(Predicate.parse(no), aboutAttitude)).toEqual([]);
  });

  it('gives reasons exactly when it holds, and each of them holds', () => {
    fc.assert(
      fc.property(anyPredicate, anyFacts, (predicate, facts) => {
        const reasons = whyHolds(predicate, facts);
        expect(reasons.length > 0).toBe(holds(predicate, facts));
        expect(reasons.every((reason) => holds(reason, facts))).toBe(true);
      }),
      { seed: 20261122, numRuns: 500 },
    );
  });
});
