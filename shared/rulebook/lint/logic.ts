import type { Comparison, Predicate, QuantityName } from '../predicate.ts';
import { quantities } from '../predicate.ts';
import type { Rulebook } from '../schema/rulebook.ts';
import { categoryPath, locationPath } from '../vocabulary.ts';

type Quantity = Extract<Predicate, { readonly is: QuantityName }>;
type Listed = Extract<Predicate, { readonly in: readonly string[] }>;

const names: ReadonlySet<string> = new Set(quantities);
const isQuantity = (predicate: Predicate): predicate is Quantity => names.has(predicate.is);
const isListed = (predicate: Predicate): predicate is Listed => 'in' in predicate && predicate.is !== 'field';

/** Facts of which a complaint has one value at most, so that two conditions on different words contradict each other. */
const single: ReadonlySet<string> = new Set([
  'channel',
  'nature',
  'severity',
  'track',
  'cause',
  'outcome',
  'satisfaction',
  'complainantKind',
  'identityMode',
  'stream',
  'origin',
  'kind',
  'stage',
  'withdrawal',
]);

type Edge = { readonly value: number; readonly isStrict: boolean };
const lower = ({ atLeast, moreThan }: Comparison): Edge => {
  if (moreThan !== undefined && moreThan >= (atLeast ?? -Infinity)) return { value: moreThan, isStrict: true };
  return { value: atLeast ?? -Infinity, isStrict: false };
};
const upper = ({ atMost, lessThan }: Comparison): Edge => {
  if (lessThan !== undefined && lessThan <= (atMost ?? Infinity)) return { value: lessThan, isStrict: true };
  return { value: atMost ?? Infinity, isStrict: false };
};
const isEmpty = (low: Edge, high: Edge): boolean =>
  low.value > high.value || (low.value === high.value && (low.isStrict || high.isStrict));
/** Whether everything that keeps to the first bounds keeps to the second as well. */
const isInside = (a: Comparison, b: Comparison): boolean => {
  const [low, lowest, high, highest] = [lower(a), lower(b), upper(a), upper(b)];
  const reachesDown = low.value > lowest.value || (low.value === lowest.value && (low.isStrict || !lowest.isStrict));
  const reachesUp =
    high.value < highest.value || (high.value === highest.value && (high.isStrict || !highest.isStrict));
  return reachesDown && reachesUp;
};

/** The word and those it lies under, in the trees; elsewhere the word alone. */
const pathOfWord = (is: Listed['is'], word: string, rulebook: Rulebook): readonly string[] =>
  is === 'category' ? categoryPath(rulebook, word) : is === 'location' ? locationPath(rulebook, word) : [word];

/**
 * Whether the second condition certainly holds whenever the first does. `false` says nothing: it may still be so. Reads
 * the shape of the conditions alone, so that it is quick enough for every pair of a large rulebook.
 */
export function implies(a: Predicate, b: Predicate, rulebook: Rulebook): boolean {
  if (b.is === 'always' || a === b) return true;
  if (a.is === 'any') return a.of.every((part) => implies(part, b, rulebook));
  if (b.is === 'all') return b.of.every((part) => implies(a, part, rulebook));
  if (b.is === 'any' && b.of.some((part) => implies(a, part, rulebook))) return true;
  if (a.is === 'all') return a.of.some((part) => implies(part, b, rulebook));
  if (a.is === 'not' && b.is === 'not') return implies(b.of, a.of, rulebook);
  if (b.is === 'not') return contradict(a, b.of, rulebook);
  if (a.is !== b.is) return false;
  if (isQuantity(a) && isQuantity(b)) return isInside(a, b);
  if (isListed(a) && isListed(b)) {
    const wanted: readonly string[] = b.in;
    return a.in.every((word) => pathOfWord(a.is, word, rulebook).some((each) => wanted.includes(each)));
  }
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Whether the two conditions certainly never hold together. `false` says nothing. */
export function contradict(a: Predicate, b: Predicate, rulebook: Rulebook): boolean {
  if (a.is === 'any') return a.of.every((part) => contradict(part, b, rulebook));
  if (b.is === 'any') return b.of.every((part) => contradict(a, part, rulebook));
  if (a.is === 'all') return a.of.some((part) => contradict(part, b, rulebook));
  if (b.is === 'all') return b.of.some((part) => contradict(a, part, rulebook));
  if (a.is === 'not') return b.is !== 'not' && implies(b, a.of, rulebook);
  if (b.is === 'not') return implies(a, b.of, rulebook);
  if (a.is !== b.is) return false;
  if (isQuantity(a) && isQuantity(b))
    return isEmpty(lower(a), upper(a)) || isEmpty(lower(a), upper(b)) || isEmpty(lower(b), upper(a));
  if (!isListed(a) || !isListed(b)) return false;
  if (a.is === 'category' || a.is === 'location') {
    const [left, right]: (readonly string[])[] = [a.in, b.in];
    return (left ?? []).every((one) =>
      (right ?? []).every(
        (other) => !pathOfWord(a.is, one, rulebook).includes(other) && !pathOfWord(a.is, other, rulebook).includes(one),
      ),
    );
  }
  const words: readonly string[] = b.in;
  return single.has(a.is) && a.in.every((word) => !words.includes(word));
}

/** Whether a condition certainly never holds, by itself. */
export function isImpossible(predicate: Predicate, rulebook: Rulebook): boolean {
  if (predicate.is === 'not') return predicate.of.is === 'always';
  if (predicate.is === 'any') return predicate.of.every((part) => isImpossible(part, rulebook));
  if (predicate.is === 'all')
    return (
      predicate.of.some((part) => isImpossible(part, rulebook)) ||
      predicate.of.some((a, index) => predicate.of.slice(index + 1).some((b) => contradict(a, b, rulebook)))
    );
  return 'atLeast' in predicate || 'moreThan' in predicate || 'atMost' in predicate || 'lessThan' in predicate
    ? isEmpty(lower(predicate), upper(predicate))
    : false;
}

/** Whether it may hold for a complaint of this category, whatever else is known of it. */
export function mayHoldFor(category: readonly string[], predicate: Predicate): boolean {
  if (predicate.is === 'all') return predicate.of.every((part) => mayHoldFor(category, part));
  if (predicate.is === 'any') return predicate.of.some((part) => mayHoldFor(category, part));
  if (predicate.is === 'not') return !mustHoldFor(category, predicate.of);
  return predicate.is !== 'category' || predicate.in.some((word) => category.includes(word));
}

function mustHoldFor(category: readonly string[], predicate: Predicate): boolean {
  if (predicate.is === 'all') return predicate.of.every((part) => mustHoldFor(category, part));
  if (predicate.is === 'any') return predicate.of.some((part) => mustHoldFor(category, part));
  if (predicate.is === 'not') return !mayHoldFor(category, predicate.of);
  if (predicate.is === 'category') return predicate.in.some((word) => category.includes(word));
  return predicate.is === 'always';
}
