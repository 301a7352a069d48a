import type { ServerResponse } from 'node:http';
import * as z from 'zod';

/** A response as the gateway sends it. */
export type GatewayAnswer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly cookies?: readonly string[];
  readonly body: string | Buffer;
};

const Structured = z.looseObject({
  statusCode: z.coerce.number().int().min(100).max(599),
  headers: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).nullish(),
  cookies: z.array(z.string()).nullish(),
  body: z.string().nullish(),
  isBase64Encoded: z.boolean().nullish(),
});

/** A problem of the gateway itself, in the form that API Gateway uses. */
export const gatewayProblem = (status: number, message: string): GatewayAnswer => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ message }),
});

/** The result of a function as a response: with a status code it is taken apart, without one it is the JSON body itself. */
export function answerOf(result: unknown): GatewayAnswer {
  const isStructured = result !== null && typeof result === 'object' && 'statusCode' in result;
  if (!isStructured) {
    const body = typeof result === 'string' ? result : JSON.stringify(result);
    return { status: 200, headers: { 'content-type': 'application/json' }, body };
  }
  const parsed = Structured.safeParse(result);
  if (!parsed.success) return gatewayProblem(500, 'Internal Server Error');
  const { statusCode, headers, cookies, body, isBase64Encoded } = parsed.data;
  return {
    status: statusCode,
    headers: Object.fromEntries(
      Object.entries(headers ?? {}).map(([name, value]) => [name.toLowerCase(), String(value)]),
    ),
    cookies: cookies ?? [],
    body: isBase64Encoded === true ? Buffer.from(body ?? '', 'base64') : (body ?? ''),
  };
}

/** Sends an answer, with `defaults` for headers that it does not set itself. */
export function send(
  response: ServerResponse,
  answer: GatewayAnswer,
  defaults: Readonly<Record<string, string>>,
): void {
  for (const [name, value] of Object.entries({ ...defaults, ...answer.headers })) {
    if (name !== 'content-length' && name !== 'transfer-encoding') response.setHeader(name, value);
  }
  if (answer.cookies !== undefined && answer.cookies.length > 0) response.setHeader('set-cookie', [...answer.cookies]);
  const hasBody = answer.status !== 204 && answer.status !== 304;
  if (hasBody) response.setHeader('content-length', Buffer.byteLength(answer.body));
  response.writeHead(answer.status);
  response.end(hasBody ? answer.body : undefined);
}
