import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contradict, implies, isImpossible, mayHoldFor } from '../../../../shared/rulebook/lint/logic.ts';
import { holds, Predicate } from '../../../../shared/rulebook/predicate.ts';
import { anyFacts, anyPredicate } from '../facts-about.ts';
import { bank } from '../small-bank.ts';

const rulebook = bank();
const runs = { seed: 20261122, numRuns: 6000 };

describe('what conditions say of each other', () => {
  it('is never wrong: what is implied holds too, what contradicts never holds as well', () => {
    let [implied, contradicted] = [0, 0];
    fc.assert(
      fc.property(anyPredicate, anyPredicate, anyFacts, (a, b, facts) => {
        if (implies(a, b, rulebook)) {
          implied += 1;
          expect(!holds(a, facts) || holds(b, facts)).toBe(true);
        }
        if (contradict(a, b, rulebook)) {
          contradicted += 1;
          expect(holds(a, facts) && holds(b, facts)).toBe(false);
        }
        expect(isImpossible(a, rulebook) && holds(a, facts)).toBe(false);
        expect(holds(a, facts) && !mayHoldFor(facts.categoryPath, a)).toBe(false);
      }),
      runs,
    );
    expect(implied).toBeGreaterThan(300);
    expect(contradicted).toBeGreaterThan(100);
  });

  it.each<[a: unknown, b: unknown]>([
    [
      { is: 'category', in: ['attitude'] },
      { is: 'category', in: ['service'] },
    ],
    [
      { is: 'amount', moreThan: 5 },
      { is: 'amount', atLeast: 5 },
    ],
    [
      { is: 'amount', atLeast: 6, atMost: 7 },
      { is: 'amount', moreThan: 5 },
    ],
    [
      { is: 'channel', in: ['web'] },
      { is: 'not', of: { is: 'channel', in: ['visit'] } },
    ],
    [
      { is: 'origin', in: ['foreign'] },
      { is: 'not', of: { is: 'origin', in: ['domestic'] } },
    ],
    [
      { is: 'all', of: [{ is: 'malicious' }, { is: 'receivedOnDayOff' }] },
      { is: 'any', of: [{ is: 'malicious' }, { is: 'category', in: ['crime'] }] },
    ],
  ])('%j implies %j, not the other way round', (a, b) => {
    expect(implies(Predicate.parse(a), Predicate.parse(b), rulebook)).toBe(true);
    expect(implies(Predicate.parse(b), Predicate.parse(a), rulebook)).toBe(false);
  });
});
