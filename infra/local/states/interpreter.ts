import * as z from 'zod';
import { unreachable } from '../../../shared/kernel/result.ts';
import { realDelay } from '../clock/virtual-clock.ts';
import { topologyFunction } from '../names.ts';
import type { Functions } from '../functions.ts';
import type { Choice, Comparison, Machine, Pass, Retrier, Rule, State, Task, Wait } from './definition.ts';
import { fill, type Json, lookUp, place, read, select, StatesRuntimeError } from './paths.ts';

/** Where an execution stands after one state. */
export type Step =
  | { readonly kind: 'next'; readonly state: string; readonly input: Json }
  | { readonly kind: 'wait'; readonly until: string; readonly isPause: boolean }
  | { readonly kind: 'succeeded'; readonly output: Json }
  | { readonly kind: 'failed'; readonly error: string; readonly cause: string };

/** What a state may know besides its input. */
export type Surroundings = {
  readonly machine: Machine;
  readonly functions: Functions;
  /** The context object of the States Language, `$$`. */
  readonly context: Json;
  readonly nowMs: number;
};

/** Locally a retry waits real time, and only this part of what the definition says. */
const retryScale = 1 / 20;

/** An error by name, as Retry and Catch see it. */
class TaskError extends Error {
  readonly error: string;
  constructor(error: string, cause: string) {
    super(cause);
    this.error = error;
  }
}

/** Runs one state up to the point where its result is known. Waits are answered, not waited. */
export async function runState(name: string, input: Json, around: Surroundings): Promise<Step> {
  const state = around.machine.States[name];
  if (state === undefined) return { kind: 'failed', error: 'States.Runtime', cause: `there is no state ${name}` };
  try {
    return await run(state, input, around);
  } catch (error) {
    if (error instanceof StatesRuntimeError) return { kind: 'failed', error: error.name, cause: error.message };
    throw error;
  }
}

/** Where an execution goes when the instant of its Wait state has come. */
export function afterWait(state: Wait, input: Json, context: Json): Step {
  const chosen = select(state.InputPath, input, context);
  return onward(state, select(state.OutputPath, chosen, context));
}

async function run(state: State, input: Json, around: Surroundings): Promise<Step> {
  const { context } = around;
  switch (state.Type) {
    case 'Task':
      return runTask(state, input, around);
    case 'Wait':
      return runWait(state, select(state.InputPath, input, context), around);
    case 'Choice':
      return runChoice(state, select(state.InputPath, input, context), context);
    case 'Pass':
      return runPass(state, input, context);
    case 'Succeed': {
      const chosen = select(state.InputPath, input, context);
      return { kind: 'succeeded', output: select(state.OutputPath, chosen, context) };
    }
    case 'Fail':
      return { kind: 'failed', error: state.Error ?? '', cause: state.Cause ?? '' };
    default:
      return unreachable(state);
  }
}

function onward(state: { Next?: string | undefined }, output: Json): Step {
  return state.Next === undefined ? { kind: 'succeeded', output } : { kind: 'next', state: state.Next, input: output };
}

function runPass(state: Pass, input: Json, context: Json): Step {
  const chosen = select(state.InputPath, input, context);
  const result = state.Result ?? (state.Parameters === undefined ? chosen : fill(state.Parameters, chosen, context));
  return onward(state, select(state.OutputPath, place(state.ResultPath, chosen, result), context));
}

const Timestamp = z.iso.datetime({ offset: true });
const Seconds = z.number().int().nonnegative();

function runWait(state: Wait, input: Json, around: Surroundings): Step {
  if (state.Timestamp !== undefined || state.TimestampPath !== undefined) {
    const value = state.Timestamp ?? read(state.TimestampPath ?? '$', input, around.context);
    const parsed = Timestamp.safeParse(value);
    if (!parsed.success) throw new StatesRuntimeError(`not a timestamp: ${JSON.stringify(value)}`);
    return { kind: 'wait', until: new Date(parsed.data).toISOString(), isPause: false };
  }
  const value = state.Seconds ?? read(state.SecondsPath ?? '$', input, around.context);
  const parsed = Seconds.safeParse(value);
  if (!parsed.success) throw new StatesRuntimeError(`not a number of seconds: ${JSON.stringify(value)}`);
  return { kind: 'wait', until: new Date(around.nowMs + parsed.data * 1000).toISOString(), isPause: true };
}

function runChoice(state: Choice, input: Json, context: Json): Step {
  const chosen = state.Choices.find((choice) => holds(choice.rule, input, context));
  const next = chosen?.Next ?? state.Default;
  if (next === undefined) return { kind: 'failed', error: 'States.NoChoiceMatched', cause: JSON.stringify(input) };
  return { kind: 'next', state: next, input: select(state.OutputPath, input, context) };
}

function holds(rule: Rule, input: Json, context: Json): boolean {
  if ('And' in rule) return rule.And.every((part) => holds(part, input, context));
  if ('Or' in rule) return rule.Or.some((part) => holds(part, input, context));
  if ('Not' in rule) return !holds(rule.Not, input, context);
  return compares(rule, lookUp(rule.Variable, input, context));
}

function compares(rule: Comparison, value: Json | undefined): boolean {
  if (rule.IsPresent !== undefined) return rule.IsPresent === (value !== undefined);
  if (value === undefined) throw new StatesRuntimeError(`there is nothing at ${rule.Variable}`);
  if (rule.IsNull !== undefined) return rule.IsNull === (value === null);
  if (rule.BooleanEquals !== undefined) return value === rule.BooleanEquals;
  if (rule.StringEquals !== undefined) return value === rule.StringEquals;
  if (typeof value !== 'number') return false;
  return (
    value === rule.NumericEquals ||
    value > (rule.NumericGreaterThan ?? Number.POSITIVE_INFINITY) ||
    value >= (rule.NumericGreaterThanEquals ?? Number.POSITIVE_INFINITY) ||
    value < (rule.NumericLessThan ?? Number.NEGATIVE_INFINITY) ||
    value <= (rule.NumericLessThanEquals ?? Number.NEGATIVE_INFINITY)
  );
}

async function runTask(state: Task, input: Json, around: Surroundings): Promise<Step> {
  const { context } = around;
  const chosen = select(state.InputPath, input, context);
  try {
    const raw = await invokeWithRetry(state, fill(state.Parameters, chosen, context), around);
    const result = state.ResultSelector === undefined ? raw : fill(state.ResultSelector, raw, context);
    return onward(state, select(state.OutputPath, place(state.ResultPath, chosen, result), context));
  } catch (error) {
    const known = error instanceof StatesRuntimeError ? new TaskError(error.name, error.message) : error;
    if (!(known instanceof TaskError)) throw error;
    const catcher = state.Catch.find((candidate) => matches(candidate.ErrorEquals, known.error));
    if (catcher === undefined) return { kind: 'failed', error: known.error, cause: known.message };
    const caught = { Error: known.error, Cause: known.message };
    return { kind: 'next', state: catcher.Next, input: place(catcher.ResultPath, chosen, caught) };
  }
}

async function invokeWithRetry(state: Task, parameters: Json, around: Surroundings): Promise<Json> {
  const attempts = new Map<Retrier, number>();
  for (;;) {
    try {
      return await invoke(parameters, around.functions);
    } catch (error) {
      if (!(error instanceof TaskError)) throw error;
      const retrier = state.Retry.find((candidate) => matches(candidate.ErrorEquals, error.error));
      const made = retrier === undefined ? 0 : (attempts.get(retrier) ?? 0);
      if (retrier === undefined || made >= retrier.MaxAttempts) throw error;
      attempts.set(retrier, made + 1);
      const seconds = retrier.IntervalSeconds * retrier.BackoffRate ** made;
      await realDelay(Math.min(seconds, retrier.MaxDelaySeconds ?? seconds) * 1000 * retryScale);
    }
  }
}

const Invocation = z.strictObject({ FunctionName: z.string(), Payload: z.json().optional() });

async function invoke(parameters: Json, functions: Functions): Promise<Json> {
  const parsed = Invocation.safeParse(parameters);
  if (!parsed.success) throw new StatesRuntimeError(`not the parameters of lambda:invoke: ${parsed.error.message}`);
  const name = topologyFunction(parsed.data.FunctionName);
  if (!functions.has(name)) throw new TaskError('Lambda.ResourceNotFoundException', `Function not found: ${name}`);
  const outcome = await functions.invoke(name, parsed.data.Payload ?? {});
  if (outcome.ok) return { ExecutedVersion: '$LATEST', StatusCode: 200, Payload: z.json().parse(outcome.value) };
  const { errorType, errorMessage, trace } = outcome;
  throw new TaskError(errorType, JSON.stringify({ errorType, errorMessage, trace }));
}

/** Whether an error of this name is meant by an `ErrorEquals`. */
function matches(names: readonly string[], error: string): boolean {
  return names.some(
    (name) =>
      name === error ||
      (name === 'States.ALL' && error !== 'States.Runtime') ||
      (name === 'States.TaskFailed' && error !== 'States.Timeout' && error !== 'States.Runtime'),
  );
}
