import type { Context } from './statement.ts';

const special: Readonly<Record<string, string>> = { '${*}': '*', '${?}': '?', '${$}': '$' };
const variable = /(\$\{[^}]*\})/;
const Variable = /^\$\{\s*([^,}\s]+)\s*(?:,\s*'([^']*)'\s*)?\}$/;

const quote = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&');

/** What a variable stands for: the one value of its key, or its default; undefined when there is neither. */
function valueOf(part: string, context: Context): string | undefined {
  const [, key = '', otherwise] = Variable.exec(part) ?? [];
  const values = context.get(key.toLowerCase()) ?? [];
  // Keys that may have several values cannot be variables.
  if (values.length > 1) return undefined;
  return values[0] ?? otherwise;
}

/** Expressions that were made before; there are as many as patterns, and for those with variables as tenants. */
const made = new Map<string, RegExp>();
const madeMax = 10_000;

function expressionOf(text: string, ignoresCase: boolean): RegExp {
  const key = `${ignoresCase ? 'i' : ''} ${text}`;
  const known = made.get(key);
  if (known) return known;
  if (made.size >= madeMax) made.clear();
  const expression = new RegExp(`^${text}$`, ignoresCase ? 'isu' : 'su');
  made.set(key, expression);
  return expression;
}

/**
 * A pattern of a policy as an expression: `*` stands for any text, `?` for one character, `${key}` for the value of that
 * key, letter by letter, stars included. Undefined when a variable has no value: such a pattern matches nothing.
 */
export function patternOf(
  pattern: string,
  context: Context,
  options: { readonly hasWildcards?: boolean; readonly ignoresCase?: boolean } = {},
): RegExp | undefined {
  const { hasWildcards = true, ignoresCase = false } = options;
  const written: string[] = [];
  for (const part of pattern.split(variable)) {
    if (part in special) written.push(quote(special[part] ?? ''));
    else if (!part.startsWith('${'))
      written.push(hasWildcards ? quote(part).replaceAll('\\*', '.*').replaceAll('\\?', '.') : quote(part));
    else {
      const value = valueOf(part, context);
      if (value === undefined) return undefined;
      written.push(quote(value));
    }
  }
  return expressionOf(written.join(''), ignoresCase);
}

const componentsOfArn = 6;

/** The six parts of an ARN; the last keeps its colons. Undefined for what is none. */
function partsOf(arn: string): readonly string[] | undefined {
  // A colon inside `${aws:PrincipalTag/x}` is none of the ARN's.
  const parts = arn.replaceAll(/\$\{[^}]*\}/g, (each) => each.replaceAll(':', '\u0000')).split(':');
  if (parts.length < componentsOfArn) return undefined;
  const whole = [...parts.slice(0, componentsOfArn - 1), parts.slice(componentsOfArn - 1).join(':')];
  return whole.map((part) => part.replaceAll('\u0000', ':'));
}

/** Whether an ARN fits a pattern, component by component: a star never reaches over a colon of the first five. */
export function arnMatches(pattern: string, arn: string, context: Context): boolean {
  if (pattern === '*') return true;
  const [expected, actual] = [partsOf(pattern), partsOf(arn)];
  if (!expected || !actual) return false;
  return expected.every((part, index) => patternOf(part, context)?.test(actual[index] ?? '') === true);
}
