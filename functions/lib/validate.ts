import type { Context } from 'hono';
import type * as z from 'zod';
import type { Refused } from '../../shared/contract/problems.ts';
import { ok, refuse, type Result } from '../../shared/kernel/result.ts';

/** Largest JSON body, in bytes: more than three times the longest statement. */
export const jsonBytesMax = 64 * 1024;

export type BadRequest = Refused<
  'request/malformed' | 'request/invalid' | 'request/too-large' | 'request/unsupported-media-type'
>;

/**
 * Reads the JSON body of a request through its schema. Anything but `application/json` is refused, which also keeps plain
 * forms of other sites out. The faults are named by JSON pointer (RFC 6901), never by value.
 */
export async function readJson<Body>(
  c: Context,
  schema: z.ZodType<Body>,
  bytesMax: number = jsonBytesMax,
): Promise<Result<Body, BadRequest>> {
  const mediaType = c.req.header('content-type')?.split(';', 1)[0]?.trim().toLowerCase();
  if (mediaType !== 'application/json') return refuse({ code: 'request/unsupported-media-type' });
  if (Number(c.req.header('content-length') ?? 0) > bytesMax) return refuse({ code: 'request/too-large' });
  const bytes = await c.req.arrayBuffer();
  if (bytes.byteLength > bytesMax) return refuse({ code: 'request/too-large' });
  const parsed = parseJson(bytes);
  return parsed.ok ? check(parsed.value, schema) : parsed;
}

/** Reads the query of a request through its schema; a parameter that is given twice is refused. */
export function readQuery<Query>(c: Context, schema: z.ZodType<Query>): Result<Query, BadRequest> {
  const given = Object.entries(c.req.queries());
  const doubled = given.filter(([, values]) => values.length > 1);
  if (doubled.length > 0) {
    return refuse({
      code: 'request/invalid',
      fields: doubled.map(([name]) => ({ pointer: pointerTo([name]), code: 'given-twice' })),
    });
  }
  return check(Object.fromEntries(given.map(([name, values]) => [name, values[0]])), schema);
}

function parseJson(bytes: ArrayBuffer): Result<unknown, Refused<'request/malformed'>> {
  try {
    return ok(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
  } catch {
    return refuse({ code: 'request/malformed' });
  }
}

function check<Value>(input: unknown, schema: z.ZodType<Value>): Result<Value, Refused<'request/invalid'>> {
  const outcome = schema.safeParse(input);
  if (outcome.success) return ok(outcome.data);
  return refuse({ code: 'request/invalid', fields: outcome.error.issues.flatMap((issue) => faultsOf(issue, input)) });
}

const faultCodes: Partial<Record<z.core.$ZodIssue['code'], string>> = {
  invalid_type: 'wrong-type',
  too_small: 'too-small',
  too_big: 'too-large',
  invalid_format: 'wrong-format',
  invalid_value: 'not-allowed',
};

function faultsOf(issue: z.core.$ZodIssue, input: unknown): { pointer: string; code: string }[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ pointer: pointerTo([...issue.path, key]), code: 'unknown-field' }));
  }
  const code = valueAt(input, issue.path) === undefined ? 'required' : (faultCodes[issue.code] ?? 'not-valid');
  return [{ pointer: pointerTo(issue.path), code }];
}

const pointerTo = (path: readonly PropertyKey[]): string =>
  path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  let value = input;
  for (const step of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = Object.getOwnPropertyDescriptor(value, step)?.value;
  }
  return value;
}
