import { arnMatches, patternOf } from './pattern.ts';
import type { Context, Statement } from './statement.ts';

/** Whether one value of a request meets one value of a policy. */
type Match = (expected: string, actual: string, context: Context) => boolean;

const equals: Match = (expected, actual, context) =>
  patternOf(expected, context, { hasWildcards: false })?.test(actual) === true;
const equalsInAnyCase: Match = (expected, actual, context) =>
  patternOf(expected, context, { hasWildcards: false, ignoresCase: true })?.test(actual) === true;
const like: Match = (expected, actual, context) => patternOf(expected, context)?.test(actual) === true;
const arnLike: Match = (expected, actual, context) => arnMatches(expected, actual, context);
const sameTruth: Match = (expected, actual) => expected.toLowerCase() === actual.toLowerCase();

/** Every operator that is evaluated; `ArnEquals` and `ArnLike` are the same one. Another one is an error, never true. */
const operators: Readonly<Record<string, { readonly match: Match; readonly isNegated: boolean }>> = {
  StringEquals: { match: equals, isNegated: false },
  StringNotEquals: { match: equals, isNegated: true },
  StringEqualsIgnoreCase: { match: equalsInAnyCase, isNegated: false },
  StringLike: { match: like, isNegated: false },
  StringNotLike: { match: like, isNegated: true },
  ArnEquals: { match: arnLike, isNegated: false },
  ArnLike: { match: arnLike, isNegated: false },
  ArnNotEquals: { match: arnLike, isNegated: true },
  ArnNotLike: { match: arnLike, isNegated: true },
  Bool: { match: sameTruth, isNegated: false },
};

type Quantifier = 'ForAllValues' | 'ForAnyValue' | undefined;

/** `ForAllValues:StringLikeIfExists` taken apart. */
function read(name: string): {
  readonly quantifier: Quantifier;
  readonly operator: string;
  readonly ifExists: boolean;
} {
  const [, quantifier, operator = '', ifExists] =
    /^(?:(ForAllValues|ForAnyValue):)?(\w+?)(IfExists)?$/.exec(name) ?? [];
  return {
    quantifier: quantifier === 'ForAllValues' || quantifier === 'ForAnyValue' ? quantifier : undefined,
    operator,
    ifExists: ifExists !== undefined,
  };
}

function holds(name: string, key: string, expected: readonly string[], context: Context): boolean {
  const actual = context.get(key.toLowerCase());
  if (name === 'Null') return expected.some((value) => value === String(actual === undefined));
  const { quantifier, operator, ifExists } = read(name);
  const known = operators[operator];
  if (!known) throw new Error(`the operator ${name} is not evaluated`);
  const { match, isNegated } = known;
  const meets = (value: string): boolean => expected.some((each) => match(each, value, context)) !== isNegated;
  if (quantifier === 'ForAllValues') return (actual ?? []).every(meets);
  if (quantifier === 'ForAnyValue') return (actual ?? []).some(meets);
  if (actual === undefined) return ifExists || isNegated;
  // What a single comparison makes of several values is not defined.
  if (actual.length > 1) throw new Error(`${name} cannot compare the several values of ${key}`);
  return actual.every(meets);
}

/** Whether all conditions hold: every operator, every key; of the values of a key, any. */
export const conditionsHold = (condition: Statement['Condition'], context: Context): boolean =>
  Object.entries(condition).every(([name, keys]) =>
    Object.entries(keys).every(([key, expected]) => holds(name, key, expected, context)),
  );
