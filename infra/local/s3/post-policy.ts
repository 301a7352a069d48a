import * as z from 'zod';
import { ServiceError } from '../protocol.ts';
import type { UploadForm } from './form.ts';

const Policy = z.object({
  expiration: z.iso.datetime(),
  conditions: z.array(
    z.union([
      z.tuple([z.literal('content-length-range'), z.coerce.number(), z.coerce.number()]),
      z.tuple([z.enum(['eq', 'starts-with']), z.string().startsWith('$'), z.string()]),
      z.record(z.string(), z.string()),
    ]),
  ),
});

/** Fields that need no condition of their own. */
const free = new Set(['policy', 'x-amz-signature', 'file']);

const refuse = (message: string): ServiceError =>
  new ServiceError('AccessDenied', `Invalid according to Policy: ${message}`, 403);

/**
 * Checks an upload form against its policy: expiry (real time), every condition, and that no field is there which the policy
 * does not speak of. Throws the refusal of S3. The signature of the policy is checked elsewhere.
 */
export function requirePolicy(form: UploadForm, bucket: string): void {
  const text = Buffer.from(form.fields.get('policy') ?? '', 'base64').toString('utf8');
  const parsed = Policy.safeParse(parseJson(text));
  if (!parsed.success) throw new ServiceError('InvalidPolicyDocument', 'Invalid Policy: Invalid JSON.', 400);
  const { expiration, conditions } = parsed.data;
  if (Date.parse(expiration) < Date.now()) throw refuse('Policy expired.');
  const covered = new Set(free);
  const valueOf = (name: string): string => (name === 'bucket' ? bucket : (form.fields.get(name) ?? ''));
  for (const condition of conditions) {
    if (!Array.isArray(condition)) {
      for (const [name, value] of Object.entries(condition)) {
        covered.add(name.toLowerCase());
        if (valueOf(name.toLowerCase()) !== value)
          throw refuse(`Policy Condition failed: ["eq", "$${name}", "${value}"]`);
      }
    } else if (condition[0] === 'content-length-range') {
      requireSize(form.file.content.length, condition[1], condition[2]);
    } else {
      const [kind, variable, value] = condition;
      const name = variable.slice(1).toLowerCase();
      covered.add(name);
      const found = valueOf(name);
      const holds = kind === 'eq' ? found === value : found.startsWith(value);
      if (!holds) throw refuse(`Policy Condition failed: ["${kind}", "${variable}", "${value}"]`);
    }
  }
  const extra = [...form.fields.keys()].find((name) => !covered.has(name) && !name.startsWith('x-ignore-'));
  if (extra !== undefined) throw refuse(`Extra input fields: ${extra}`);
}

function requireSize(bytes: number, min: number, max: number): void {
  if (bytes > max)
    throw new ServiceError('EntityTooLarge', 'Your proposed upload exceeds the maximum allowed size', 400);
  if (bytes < min)
    throw new ServiceError('EntityTooSmall', 'Your proposed upload is smaller than the minimum allowed size', 400);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
