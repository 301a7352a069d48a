import type * as z from 'zod';
import { Problem } from '../../../shared/contract/problems.ts';
import { CallFailure } from './failure.ts';
import { learnServerTime } from './server-clock.ts';

export type Call<Schema extends z.ZodType> = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** From the root of the host, with query: `/api/session`. */
  readonly path: string;
  /** What the answer must be; anything else is a failure. `z.unknown()` where nothing is read from it. */
  readonly answer: Schema;
  readonly body?: unknown;
  /** A file instead of a body, sent byte for byte under its type. */
  readonly file?: { readonly content: Blob; readonly type: string };
  /** The version a change is based on. */
  readonly ifMatch?: number;
  /** Names what is filed, so that sending it twice files it once. */
  readonly idempotencyKey?: string;
  readonly signal?: AbortSignal;
};

/**
 * Asks the API and parses the answer.
 *
 * @throws CallFailure when there is no answer, an answer outside the contract, or a problem
 */
export async function call<Schema extends z.ZodType>(request: Call<Schema>): Promise<z.infer<Schema>> {
  const response = await send(request);
  learnServerTime(response.headers.get('date'));
  const body = await readJson(response);
  if (!response.ok) {
    const problem = Problem.safeParse(body);
    throw problem.success
      ? new CallFailure('problem', problem.data)
      : new CallFailure('unreadable', undefined, problem.error);
  }
  const answer = request.answer.safeParse(body);
  if (!answer.success) throw new CallFailure('unreadable', undefined, answer.error);
  return answer.data;
}

async function send({ method, path, body, file, ifMatch, idempotencyKey, signal }: Call<z.ZodType>): Promise<Response> {
  const headers = new Headers({ accept: 'application/json, application/problem+json' });
  const sent = body === undefined ? file : { type: 'application/json', content: JSON.stringify(body) };
  if (sent !== undefined) headers.set('content-type', sent.type);
  if (idempotencyKey !== undefined) headers.set('idempotency-key', idempotencyKey);
  if (ifMatch !== undefined) headers.set('if-match', `"${ifMatch}"`);
  try {
    return await fetch(path, {
      method,
      headers,
      credentials: 'same-origin',
      cache: 'no-store',
      ...(sent === undefined ? {} : { body: sent.content }),
      ...(signal === undefined ? {} : { signal }),
    });
  } catch (cause) {
    if (signal?.aborted === true) throw cause;
    throw new CallFailure('network', undefined, cause);
  }
}

async function readJson(response: Response): Promise<unknown> {
  try {
    const text = await response.text();
    return text === '' ? undefined : JSON.parse(text);
  } catch (cause) {
    throw new CallFailure(cause instanceof SyntaxError ? 'unreadable' : 'network', undefined, cause);
  }
}
