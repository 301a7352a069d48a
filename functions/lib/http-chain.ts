import { timingSafeEqual } from 'node:crypto';
// oxlint-disable-next-line import/no-named-as-default -- the types know only the default export
import middy from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyResultV2 } from 'aws-lambda';
import type { Env, Hono } from 'hono';
import { type LambdaEvent, handle } from 'hono/aws-lambda';
import { problems } from '../../shared/contract/problems.ts';
import { logError } from './log.ts';

const header = 'x-origin-secret';
/** The visitor as the edge saw it, `address:port`; the gateway itself only sees the edge. */
const viewerHeader = 'cloudfront-viewer-address';

function takeViewerAddress(event: APIGatewayProxyEventV2): void {
  const viewer = event.headers[viewerHeader];
  if (viewer !== undefined) event.requestContext.http.sourceIp = viewer.replace(/:\d+$/, '');
  delete event.headers[viewerHeader];
}

function isFromTheEdge(event: APIGatewayProxyEventV2, secret: string): boolean {
  const given = Buffer.from(event.headers[header] ?? '');
  const expected = Buffer.from(secret);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

const plain = (statusCode: number, code: keyof typeof problems, requestId: string): APIGatewayProxyResultV2 => ({
  statusCode,
  headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store' },
  body: JSON.stringify({
    type: `urn:huiyin:problem:${code}`,
    code,
    title: problems[code].title,
    status: statusCode,
    requestId,
  }),
});

/**
 * The outer shell of every function that answers HTTP: middy outside for the call itself, Hono inside for everything
 * about HTTP. A request that has not come through the edge is turned away before anything of it is read.
 */
export const httpChain = <HonoEnv extends Env>(app: Hono<HonoEnv>, originSecret: string) =>
  middy<APIGatewayProxyEventV2, APIGatewayProxyResultV2>({ timeoutEarlyInMillis: 0 })
    .before(({ event }) =>
      isFromTheEdge(event, originSecret) ? undefined : plain(404, 'route/not-found', event.requestContext.requestId),
    )
    .onError(({ event, error }) => {
      logError('a request failed outside the application', error);
      return plain(500, 'service/bug', event.requestContext.requestId);
    })
    .handler((event, context) => {
      delete event.headers[header];
      takeViewerAddress(event);
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Hono's own types of the same event and answer
      return handle(app)(event as unknown as LambdaEvent, context) as Promise<APIGatewayProxyResultV2>;
    });
