import type { IamRequest } from '../statement.ts';

/** One call of an AWS API, as it goes over the wire. */
export type Call = {
  readonly method: string;
  /** Path and query as sent; the host does not matter. */
  readonly url: URL;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: Buffer;
};

/** Where the names in a call live. */
export type Place = { readonly partition: string; readonly region: string; readonly account: string };

/**
 * The requests that IAM sees behind one call, every one of which must be allowed. `unknown`: an operation that is not
 * understood here and is therefore refused.
 */
export type Requests = readonly IamRequest[] | 'unknown';

/** Reads the requests behind the calls of one service. */
export type ReadRequests = (call: Call, place: Place) => Requests;

/** The operation of a call of a JSON protocol: what stands after the dot of `x-amz-target`. */
export const operationOf = ({ headers }: Call): string => String(headers['x-amz-target'] ?? '').split('.')[1] ?? '';

/** The input of a call of a JSON protocol; an empty body is an empty input. */
export const inputOf = ({ body }: Call): unknown => (body.length === 0 ? {} : JSON.parse(body.toString('utf8')));
