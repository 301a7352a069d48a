import * as z from 'zod';

export type Json = z.infer<ReturnType<typeof z.json>>;

const JsonObject = z.record(z.string(), z.json());

/** A state cannot go on because of its own input or definition; never retried by `States.ALL`. */
export class StatesRuntimeError extends Error {
  override readonly name = 'States.Runtime';
}

/** The steps of `$.a.b[0]` after the root. */
const stepsOf = (path: string): readonly string[] =>
  [...path.matchAll(/\.([A-Za-z_][\w-]*)|\[(\d+)\]/g)].map((match) => match[1] ?? match[2] ?? '');

/** The value at a path, or undefined when there is none. `$$.` reads the context object, `$.` the input. */
export function lookUp(path: string, input: Json, context: Json): Json | undefined {
  let value: Json | undefined = path.startsWith('$$') ? context : input;
  for (const step of stepsOf(path)) {
    if (value === null || typeof value !== 'object' || !Object.hasOwn(value, step)) return undefined;
    value = Array.isArray(value) ? value[Number(step)] : value[step];
  }
  return value;
}

/** The value at a path that must be there. */
export function read(path: string, input: Json, context: Json): Json {
  const value = lookUp(path, input, context);
  if (value === undefined) throw new StatesRuntimeError(`there is nothing at ${path}`);
  return value;
}

/** InputPath and OutputPath: null stands for an empty object, absent for everything. */
export function select(path: string | null | undefined, input: Json, context: Json): Json {
  if (path === null) return {};
  return path === undefined ? input : read(path, input, context);
}

/** ResultPath: null drops the result, absent replaces the input, a path puts the result into the input. */
export function place(path: string | null | undefined, input: Json, result: Json): Json {
  if (path === null) return input;
  if (path === undefined) return result;
  const put = (into: Json | undefined, steps: readonly string[]): Json => {
    const [step, ...rest] = steps;
    if (step === undefined) return result;
    const parsed = JsonObject.safeParse(into ?? {});
    if (!parsed.success) throw new StatesRuntimeError(`${path} does not lead through objects`);
    return { ...parsed.data, [step]: put(parsed.data[step], rest) };
  };
  return put(input, stepsOf(path));
}

/** Parameters and ResultSelector: keys that end in `.$` take their value from a path. */
export function fill(template: Json, input: Json, context: Json): Json {
  if (Array.isArray(template)) return template.map((element) => fill(element, input, context));
  if (template === null || typeof template !== 'object') return template;
  const entries = Object.entries(template).map(([key, value]): [string, Json] => {
    if (!key.endsWith('.$')) return [key, fill(value, input, context)];
    if (typeof value !== 'string') throw new StatesRuntimeError(`${key} does not hold a path`);
    return [key.slice(0, -2), read(value, input, context)];
  });
  return Object.fromEntries(entries);
}
