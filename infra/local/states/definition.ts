import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { functionArn } from '../names.ts';
import type { Topology } from '../shape.ts';
import type { Json } from './paths.ts';

/**
 * The part of the Amazon States Language (JSONPath) that this machine runs. Every object is strict: a definition with a
 * field that is not interpreted here is refused when the stack starts, never run with the field ignored.
 */
const Path = z
  .string()
  .regex(/^\$\$?(\.[A-Za-z_][\w-]*|\[\d+\])*$/, 'only plain paths such as $.a.b and $$.Execution.Name');
const Template = z
  .record(z.string(), z.json())
  .refine(hasOnlyPlainPaths, 'values of keys that end in .$ are plain paths here, no intrinsic functions');
const MaybePath = Path.nullable().optional();

const Retrier = z.strictObject({
  ErrorEquals: z.array(z.string()).min(1),
  IntervalSeconds: z.number().positive().default(1),
  MaxAttempts: z.number().int().nonnegative().default(3),
  BackoffRate: z.number().min(1).default(2),
  MaxDelaySeconds: z.number().positive().optional(),
});
export type Retrier = z.infer<typeof Retrier>;

const Catcher = z.strictObject({ ErrorEquals: z.array(z.string()).min(1), ResultPath: MaybePath, Next: z.string() });

const named = { Comment: z.string().optional(), InputPath: MaybePath, OutputPath: MaybePath };
const forward = { Next: z.string().optional(), End: z.literal(true).optional() };

const Task = z.strictObject({
  ...named,
  ...forward,
  Type: z.literal('Task'),
  Resource: z.literal('arn:aws:states:::lambda:invoke'),
  Parameters: z.looseObject({ FunctionName: z.string() }).and(Template),
  ResultSelector: Template.optional(),
  ResultPath: MaybePath,
  Retry: z.array(Retrier).default([]),
  Catch: z.array(Catcher).default([]),
});
export type Task = z.infer<typeof Task>;

const Wait = z
  .strictObject({
    ...named,
    ...forward,
    Type: z.literal('Wait'),
    Seconds: z.number().int().nonnegative().optional(),
    SecondsPath: Path.optional(),
    Timestamp: z.iso.datetime({ offset: true }).optional(),
    TimestampPath: Path.optional(),
  })
  .refine(
    (state) =>
      [state.Seconds, state.SecondsPath, state.Timestamp, state.TimestampPath].filter((way) => way !== undefined)
        .length === 1,
    'a Wait states exactly one of Seconds, SecondsPath, Timestamp, TimestampPath',
  );
export type Wait = z.infer<typeof Wait>;

const comparison = {
  Variable: Path,
  BooleanEquals: z.boolean().optional(),
  StringEquals: z.string().optional(),
  NumericEquals: z.number().optional(),
  NumericGreaterThan: z.number().optional(),
  NumericGreaterThanEquals: z.number().optional(),
  NumericLessThan: z.number().optional(),
  NumericLessThanEquals: z.number().optional(),
  IsPresent: z.boolean().optional(),
  IsNull: z.boolean().optional(),
};
const Comparison = z
  .strictObject(comparison)
  .refine((rule) => Object.keys(rule).length === 2, 'a rule compares its Variable in exactly one way');
export type Comparison = z.infer<typeof Comparison>;

export type Rule = Comparison | { And: Rule[] } | { Or: Rule[] } | { Not: Rule };
const Rule: z.ZodType<Rule> = z.lazy(() =>
  z.union([
    Comparison,
    z.strictObject({ And: z.array(Rule).min(1) }),
    z.strictObject({ Or: z.array(Rule).min(1) }),
    z.strictObject({ Not: Rule }),
  ]),
);

const Target = z.looseObject({ Next: z.string() }).transform(({ Next, ...rule }, context) => {
  const parsed = Rule.safeParse(rule);
  if (parsed.success) return { Next, rule: parsed.data };
  context.addIssue({ code: 'custom', message: `not a rule of this machine: ${JSON.stringify(rule)}` });
  return z.NEVER;
});

const Choice = z.strictObject({
  ...named,
  Type: z.literal('Choice'),
  Choices: z.array(Target).min(1),
  Default: z.string().optional(),
});
export type Choice = z.infer<typeof Choice>;

const Pass = z.strictObject({
  ...named,
  ...forward,
  Type: z.literal('Pass'),
  Result: z.json().optional(),
  Parameters: Template.optional(),
  ResultPath: MaybePath,
});
export type Pass = z.infer<typeof Pass>;

const Succeed = z.strictObject({ ...named, Type: z.literal('Succeed') });
const Fail = z.strictObject({
  Comment: z.string().optional(),
  Type: z.literal('Fail'),
  Error: z.string().optional(),
  Cause: z.string().optional(),
});

const State = z.discriminatedUnion('Type', [Task, Wait, Choice, Pass, Succeed, Fail]);
export type State = z.infer<typeof State>;

const Machine = z
  .strictObject({
    Comment: z.string().optional(),
    QueryLanguage: z.literal('JSONPath').optional(),
    Version: z.literal('1.0').optional(),
    StartAt: z.string(),
    States: z.record(z.string(), State),
  })
  .superRefine((machine, context) => {
    for (const target of [machine.StartAt, ...Object.values(machine.States).flatMap(targetsOf)]) {
      if (!Object.hasOwn(machine.States, target)) {
        context.addIssue({ code: 'custom', message: `there is no state ${target}` });
      }
    }
    for (const [name, state] of Object.entries(machine.States)) {
      if (!('Next' in state || 'End' in state) && ['Task', 'Wait', 'Pass'].includes(state.Type)) {
        context.addIssue({ code: 'custom', message: `${name} has neither Next nor End` });
      }
    }
  });
export type Machine = z.infer<typeof Machine>;

function targetsOf(state: State): readonly string[] {
  const next = 'Next' in state && state.Next !== undefined ? [state.Next] : [];
  if (state.Type === 'Task') return [...next, ...state.Catch.map((catcher) => catcher.Next)];
  if (state.Type === 'Choice') {
    return [...(state.Default === undefined ? [] : [state.Default]), ...state.Choices.map((choice) => choice.Next)];
  }
  return next;
}

/** Whether every key that ends in `.$` holds a path of this machine, at any depth. */
function hasOnlyPlainPaths(template: Json): boolean {
  if (template === null || typeof template !== 'object') return true;
  return Object.entries(template).every(([key, value]) =>
    key.endsWith('.$') ? Path.safeParse(value).success : hasOnlyPlainPaths(value),
  );
}

/** `EscalateFunctionArn` → `escalate`, for every function of the topology. */
const placeholderOf = (name: string): string => `${name.charAt(0).toUpperCase()}${name.slice(1)}FunctionArn`;

/** A definition with its placeholders replaced, parsed strictly; throws with the reason when it cannot be run. */
export function readMachine(root: string, path: string, topology: Topology): { machine: Machine; text: string } {
  const values = new Map([
    ['Partition', 'aws'],
    ...Object.keys(topology.functions).map((name): [string, string] => [placeholderOf(name), functionArn(name)]),
  ]);
  const text = readFileSync(join(root, path), 'utf8').replaceAll(/\$\{(\w+)\}/g, (_whole, name: string) => {
    const value = values.get(name);
    if (value === undefined) throw new Error(`${path}: nothing is known about the placeholder \${${name}}`);
    return value;
  });
  const parsed = Machine.safeParse(JSON.parse(text));
  if (!parsed.success) throw new Error(`${path} cannot be run on this machine:\n${z.prettifyError(parsed.error)}`);
  return { machine: parsed.data, text };
}
