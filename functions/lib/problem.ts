import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { type Problem, type ProblemCode, problems, type Refused } from '../../shared/contract/problems.ts';
import { logError } from './log.ts';

/**
 * The one way a refusal leaves over HTTP: an `application/problem+json` body of RFC 9457 that no cache keeps. It is logged
 * as one line of JSON without anything a person has typed: a refusal of the rules as a warning, a fault of ours as an error.
 */
export function problemResponse(c: Context, refused: Refused): Response {
  const { status, title } = problems[refused.code];
  log(c, status, refused.code);
  const body: Problem = {
    type: `urn:huiyin:problem:${refused.code}`,
    code: refused.code,
    title,
    status,
    ...(refused.detail !== undefined && { detail: refused.detail }),
    requestId: requestIdOf(c),
    ...(refused.fields && { fields: refused.fields.map((field) => ({ ...field })) }),
    ...(refused.about && { about: { ...refused.about } }),
  };
  return c.newResponse(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store' },
  });
}

/** What Hono answers where no route matches. */
export const notFoundProblem = (c: Context): Response => problemResponse(c, { code: 'route/not-found' });

/** Answers a path that exists with a method that does not. `allow` lists those that do. */
export function methodProblem(c: Context, allow: readonly string[]): Response {
  c.header('allow', allow.join(', '));
  return problemResponse(c, { code: 'route/method-not-allowed' });
}

/** Outages by the names that the SDK gives its errors. */
const outages = new Set([
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'ThrottlingException',
  'InternalServerError',
  'ServiceUnavailable',
  'TimeoutError',
]);

/** What Hono answers when a handler throws: thrown is a bug or an outage, never a rule. */
export function thrownProblem(error: Error, c: Context): Response {
  if (error instanceof HTTPException && error.status === 413) return problemResponse(c, { code: 'request/too-large' });
  logError('a handler failed', error, { requestId: requestIdOf(c) });
  return problemResponse(c, { code: outages.has(error.name) ? 'service/unavailable' : 'service/bug' });
}

function requestIdOf(c: Context): string {
  const id: unknown = c.get('requestId');
  return typeof id === 'string' ? id : 'unknown';
}

function log(c: Context, status: number, code: ProblemCode): void {
  const line = { requestId: requestIdOf(c), method: c.req.method, status, code };
  if (status >= 500) console.error(JSON.stringify({ level: 'error', ...line }));
  else console.warn(JSON.stringify({ level: 'warn', ...line }));
}
