import * as fc from 'fast-check';
import { factNames, stages } from '../../../shared/rulebook/names.ts';
import { Predicate, type PredicateFacts } from '../../../shared/rulebook/predicate.ts';
import { categoryPath, locationPath } from '../../../shared/rulebook/vocabulary.ts';
import { bank } from './small-bank.ts';

/** A complaint about an attitude in Haidian, through the web, on a working day at ten. */
export const aboutAttitude: PredicateFacts = {
  category: 'attitude',
  categoryPath: ['attitude', 'service'],
  locationPath: ['haidian', 'beijing'],
  origin: 'domestic',
  channel: 'web',
  identityMode: 'named',
  stream: 'external',
  kind: 'complaint',
  stage: 'dispatched',
  terms: { severity: ['major'], respondentRole: ['teller', 'guard'] },
  quantities: { amount: 50_000, departments: 2 },
  flags: ['media'],
  fields: { card: 'debit', age: 60 },
  happened: ['ComplaintRegistered', 'ComplaintDispatched'],
  missed: ['reply'],
  receivedAt: '10:00',
  receivedOnWorkingDay: true,
};

const rulebook = bank();
const someOf = (words: readonly string[]) => fc.subarray([...words], { minLength: 1 });

/** Conditions of every kind over the words of the small bank, the numbers small so that bounds meet. */
export const anyPredicate: fc.Arbitrary<Predicate> = fc
  .letrec<{ predicate: unknown }>((tie) => {
    const bound = fc.integer({ min: 0, max: 3 });
    const bounds = fc
      .record({ atLeast: bound, moreThan: bound, atMost: bound, lessThan: bound }, { requiredKeys: [] })
      .filter((given) => Object.keys(given).length > 0);
    const parts = fc.array(tie('predicate'), { minLength: 1, maxLength: 3 });
    return {
      predicate: fc.oneof(
        { maxDepth: 3, depthIdentifier: 'predicate' },
        fc.constant({ is: 'always' }),
        someOf(['service', 'attitude', 'crime']).map((words) => ({ is: 'category', in: words })),
        someOf(['beijing', 'haidian']).map((words) => ({ is: 'location', in: words })),
        someOf(['domestic', 'foreign']).map((words) => ({ is: 'origin', in: words })),
        someOf(['web', 'visit', 'box']).map((words) => ({ is: 'channel', in: words })),
        someOf(['major', 'general']).map((words) => ({ is: 'severity', in: words })),
        someOf(['teller', 'guard']).map((words) => ({ is: 'respondentRole', in: words })),
        someOf(['debit', 'credit']).map((words) => ({ is: 'field', field: 'card', in: words })),
        fc.constantFrom('amount', 'departments').chain((is) => bounds.map((given) => ({ is, ...given }))),
        fc.constant({ is: 'malicious' }),
        fc.constant({ is: 'receivedOnDayOff' }),
        fc.subarray([...stages], { minLength: 1 }).map((words) => ({ is: 'stage', in: words })),
        fc.subarray(factNames.slice(0, 3), { minLength: 1 }).map((words) => ({ is: 'happened', in: words })),
        parts.map((of) => ({ is: 'all', of })),
        parts.map((of) => ({ is: 'any', of })),
        tie('predicate').map((of) => ({ is: 'not', of })),
      ),
    };
  })
  .predicate.map((predicate) => Predicate.parse(predicate));

/** Any complaint that such conditions look at; much is unknown of some. */
export const anyFacts: fc.Arbitrary<PredicateFacts> = fc
  .record({
    category: fc.constantFrom('service', 'attitude', 'crime'),
    location: fc.constantFrom('beijing', 'haidian', ''),
    origin: fc.constantFrom('domestic', 'foreign', undefined),
    channel: fc.constantFrom('web', 'visit', 'box'),
    severity: fc.constantFrom(['major'], ['general'], undefined),
    roles: fc.subarray(['teller', 'guard']),
    amount: fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined }),
    departments: fc.integer({ min: 0, max: 3 }),
    card: fc.constantFrom('debit', 'credit', undefined),
    stage: fc.constantFrom(...stages),
    happened: fc.subarray(factNames.slice(0, 3)),
    isMalicious: fc.boolean(),
    receivedOnWorkingDay: fc.boolean(),
  })
  .map(({ category, location, severity, roles, amount, departments, card, ...rest }) => ({
    ...aboutAttitude,
    ...rest,
    category,
    categoryPath: categoryPath(rulebook, category),
    locationPath: locationPath(rulebook, location),
    terms: { respondentRole: roles, ...(severity && { severity }) },
    quantities: { departments, ...(amount !== undefined && { amount }) },
    fields: card === undefined ? {} : { card },
  }));
