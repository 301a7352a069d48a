import type { Context } from 'hono';
import type * as z from 'zod';
import type { Refused } from '../../shared/contract/problems.ts';
import { type Result, ok, refuse } from '../../shared/kernel/result.ts';
import type { Fault } from '../../web/intake/frame/fields.tsx';

/** Largest form, in bytes: 5000 characters of four bytes, percent-encoded, leave plenty. Files never come this way. */
export const formBytesMax = 256 * 1024;

/** Fields of a form as they were sent: one text each, or a list for the names given as lists. */
export type FormFields = {
  readonly text: Readonly<Record<string, string>>;
  readonly lists: Readonly<Record<string, readonly string[]>>;
};

type BodyRefusal = Refused<'request/malformed' | 'request/unsupported-media-type'>;

/** Reads a form sent as `application/x-www-form-urlencoded`. A field that comes twice without being a list is malformed. */
export async function readForm(
  context: Context,
  listNames: readonly string[] = [],
): Promise<Result<FormFields, BodyRefusal>> {
  const mediaType = context.req.header('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (mediaType !== 'application/x-www-form-urlencoded') return refuse({ code: 'request/unsupported-media-type' });
  const text: Record<string, string> = {};
  const lists: Record<string, string[]> = {};
  for (const [name, value] of new URLSearchParams(await context.req.text())) {
    if (listNames.includes(name)) lists[name] = [...(lists[name] ?? []), value];
    else if (Object.hasOwn(text, name) || name === '__proto__') return refuse({ code: 'request/malformed' });
    else text[name] = value;
  }
  return ok({ text, lists });
}

/** What can be wrong with a field, in the words that the pages know. */
type FaultCode = 'required' | 'tooShort' | 'tooLong' | 'invalid' | 'anonymous' | 'contactRequired';

const ownCodes = ['required', 'anonymous', 'contactRequired'] as const;

function codeOf(issue: z.core.$ZodIssue, value: unknown): FaultCode {
  const own = ownCodes.find((code) => issue.code === 'custom' && code === issue.message);
  if (own !== undefined) return own;
  if (value === undefined || value === '') return 'required';
  if (issue.code === 'too_small') return 'tooShort';
  return issue.code === 'too_big' ? 'tooLong' : 'invalid';
}

/** Sentences by field and fault; a field knows at least what to say when it is invalid. */
export type FaultWords = Readonly<Record<string, Readonly<Partial<Record<FaultCode, string>>>>>;

/**
 * The first fault of each field, in the order of `words`. A fault outside every known field stands under the field ''
 * and says `unknown`.
 */
export function faultsOf(
  error: z.ZodError,
  fields: FormFields,
  words: { fields: FaultWords; unknown: string; fieldOf?: (issue: z.core.$ZodIssue) => string },
): readonly Fault[] {
  const found = new Map<string, string>();
  for (const issue of error.issues) {
    const field = words.fieldOf?.(issue) ?? String(issue.path[0] ?? '');
    const known = words.fields[field];
    if (known === undefined) found.set('', words.unknown);
    else if (!found.has(field)) {
      const code = codeOf(issue, fields.text[field]?.trim() ?? fields.lists[field]?.join(''));
      found.set(field, known[code] ?? known.invalid ?? words.unknown);
    }
  }
  return Object.keys(words.fields)
    .concat('')
    .flatMap((field) => {
      const text = found.get(field);
      return text === undefined ? [] : [{ field, text }];
    });
}
