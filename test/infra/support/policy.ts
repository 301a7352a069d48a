import * as z from 'zod';
import type { Resource } from './synthesis.ts';

const texts = z.union([z.string(), z.array(z.string())]).transform((value) => [value].flat());

/** A statement of a synthesized policy, its resources still the template's own expressions. */
export const Statement = z.strictObject({
  Sid: z.string().optional(),
  Effect: z.enum(['Allow', 'Deny']),
  Action: texts,
  Resource: z.unknown().optional(),
  Principal: z.unknown().optional(),
  Condition: z.record(z.string(), z.record(z.string(), z.unknown())).default({}),
});
export type Statement = z.infer<typeof Statement>;

const Document = z.object({ Statement: z.array(Statement) });

/** The statements of an `AWS::IAM::Policy` or `AWS::IAM::ManagedPolicy`, or of the policies inside an `AWS::IAM::Role`. */
export function statementsOf(resource: Resource): readonly Statement[] {
  const { PolicyDocument, Policies } = z
    .object({
      PolicyDocument: Document.optional(),
      Policies: z.array(z.object({ PolicyDocument: Document })).default([]),
    })
    .parse(resource.Properties);
  return [PolicyDocument, ...Policies.map((policy) => policy.PolicyDocument)].flatMap((one) => one?.Statement ?? []);
}

/** Who may assume a role, and when. */
export const trustOf = (resource: Resource): readonly Statement[] =>
  z.object({ AssumeRolePolicyDocument: Document }).parse(resource.Properties).AssumeRolePolicyDocument.Statement;

const Join = z.object({ 'Fn::Join': z.tuple([z.string(), z.array(z.unknown())]) });
const Reference = z.object({ Ref: z.string() });
const Attribute = z.object({ 'Fn::GetAtt': z.tuple([z.string(), z.string()]) });

/** Writes an expression of a template as text: references become `<Name>`, attributes `<Name.Attribute>`. */
export function textOf(expression: unknown): string {
  if (typeof expression === 'string') return expression;
  const join = Join.safeParse(expression);
  if (join.success) return join.data['Fn::Join'][1].map(textOf).join(join.data['Fn::Join'][0]);
  const reference = Reference.safeParse(expression);
  if (reference.success) return `<${reference.data.Ref}>`;
  const attribute = Attribute.safeParse(expression);
  if (attribute.success) return `<${attribute.data['Fn::GetAtt'].join('.')}>`;
  throw new Error(`an expression of an unknown shape: ${JSON.stringify(expression)}`);
}

/** A request as IAM sees it. */
export type Request = {
  readonly action: string;
  readonly resource: string;
  /** Condition keys with their values; a key that is not there is absent. */
  readonly context: Readonly<Record<string, readonly string[]>>;
};

const wildcard = (pattern: string, value: string): boolean =>
  new RegExp(
    `^${pattern
      .replaceAll(/[.+^${}()|[\]\\]/g, '\\$&')
      .replaceAll('*', '.*')
      .replaceAll('?', '.')}$`,
  ).test(value);

/** Undefined when a tag that the pattern names is absent: such a pattern matches nothing. Values of tags are literal. */
function resourceMatches(pattern: string, { resource, context }: Request): boolean {
  const parts = pattern.split(/(\$\{[^}]+\})/);
  const literals = parts.map((part) => /^\$\{(.+)\}$/.exec(part)?.[1]).filter((key) => key !== undefined);
  if (literals.some((key) => context[key]?.[0] === undefined)) return false;
  let rest = resource;
  for (const [index, part] of parts.entries()) {
    const key = /^\$\{(.+)\}$/.exec(part)?.[1];
    if (key === undefined && index === parts.length - 1) return wildcard(part, rest);
    const literal = key === undefined ? part : (context[key]?.[0] ?? '');
    if (!rest.startsWith(literal)) return false;
    rest = rest.slice(literal.length);
  }
  return rest === '';
}

type Operator = (expected: readonly string[], actual: readonly string[] | undefined) => boolean;

/** Every operator that the policies use; another one is an error, never true. */
const operators: Readonly<Record<string, Operator>> = {
  StringEquals: (expected, actual) => actual !== undefined && actual.every((value) => expected.includes(value)),
  StringEqualsIfExists: (expected, actual) => actual === undefined || actual.every((value) => expected.includes(value)),
  StringLike: (expected, actual) =>
    actual !== undefined && actual.every((value) => expected.some((pattern) => wildcard(pattern, value))),
  'ForAllValues:StringLike': (expected, actual) =>
    (actual ?? []).every((value) => expected.some((pattern) => wildcard(pattern, value))),
  'ForAllValues:StringEquals': (expected, actual) => (actual ?? []).every((value) => expected.includes(value)),
  Null: (expected, actual) => expected.includes(String(actual === undefined)),
};

/** Whether the conditions of a statement hold for what a request says about itself. */
export function conditionsHold(condition: Statement['Condition'], context: Request['context']): boolean {
  return Object.entries(condition).every(([name, keys]) => {
    const operator = operators[name];
    if (operator === undefined) throw new Error(`the test knows no operator ${name}`);
    return Object.entries(keys).every(([key, expected]) => operator(texts.parse(expected), context[key]));
  });
}

/** Whether statements that only allow let a request through. */
export function isAllowed(statements: readonly Statement[], request: Request): boolean {
  return statements.some((statement) => {
    if (statement.Effect !== 'Allow') throw new Error('the test weighs no Deny');
    return (
      statement.Action.includes(request.action) &&
      [statement.Resource].flat().some((resource) => resourceMatches(textOf(resource), request)) &&
      conditionsHold(statement.Condition, request.context)
    );
  });
}
