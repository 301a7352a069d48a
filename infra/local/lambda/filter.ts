import * as z from 'zod';

type Pattern = { readonly [key: string]: Pattern | readonly Rule[] };
type Rule = string | { readonly prefix: string };

const RuleShape = z.union([z.string(), z.strictObject({ prefix: z.string() })]);
const PatternShape: z.ZodType<Pattern> = z.lazy(() =>
  z.record(z.string(), z.union([z.array(RuleShape).min(1), PatternShape])),
);

const Criteria = z.strictObject({
  Filters: z
    .array(z.strictObject({ Pattern: z.string() }))
    .max(10)
    .default([]),
});

/** The filter criteria of a mapping as text patterns, parsed; throws on anything that is not evaluated here. */
export type Filter = (record: unknown) => boolean;

/**
 * A filter over stream records: nested objects whose leaves list allowed texts or prefixes. A record passes when one of the
 * patterns matches, or when there is none. Other kinds of rules are refused, not ignored.
 */
export function filterOf(criteria: unknown): Filter {
  const patterns = Criteria.parse(criteria ?? {}).Filters.map(({ Pattern }) => PatternShape.parse(JSON.parse(Pattern)));
  return (record) => patterns.length === 0 || patterns.some((pattern) => matches(pattern, record));
}

function matches(pattern: Pattern, value: unknown): boolean {
  const object = z.record(z.string(), z.unknown()).safeParse(value);
  if (!object.success) return false;
  return Object.entries(pattern).every(([key, expected]) => {
    const found = object.data[key];
    return isRules(expected) ? expected.some((rule) => allows(rule, found)) : matches(expected, found);
  });
}

const isRules = (expected: Pattern | readonly Rule[]): expected is readonly Rule[] => Array.isArray(expected);

const allows = (rule: Rule, value: unknown): boolean =>
  typeof value === 'string' && (typeof rule === 'string' ? value === rule : value.startsWith(rule.prefix));
