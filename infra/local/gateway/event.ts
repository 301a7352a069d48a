import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { originSecretHeader, viewerAddressHeader } from '../../topology.ts';
import { accountId } from '../names.ts';

/** Content types whose bodies API Gateway hands over as text; every other body (forms included) arrives in base64. */
const textType = /^(text\/.*|application\/(json|xml|javascript))$/i;

/** Headers that end at the gateway, or that only the gateway may set. */
const dropped = new Set([
  'connection',
  'keep-alive',
  'transfer-encoding',
  'upgrade',
  'te',
  'expect',
  'cookie',
  originSecretHeader,
  viewerAddressHeader,
]);

/** The path as API Gateway's HTTP API hands it over, percent-decoded and cut at a decoded `?`; undefined when malformed. */
export function decodePath(target: string): string | undefined {
  try {
    return decodeURIComponent(target.split('?')[0] ?? '/').split('?')[0];
  } catch {
    return undefined;
  }
}

function headersOf(request: IncomingMessage, bodyBytes: number, originSecret: string): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, values] of Object.entries(request.headersDistinct)) {
    if (!dropped.has(name) && values !== undefined) headers[name] = values.join(',');
  }
  if (bodyBytes > 0) headers['content-length'] = String(bodyBytes);
  const given = headers['x-forwarded-for'];
  const source = sourceIp(request);
  headers['x-forwarded-for'] = given === undefined ? source : `${given}, ${source}`;
  headers['x-forwarded-proto'] = 'http';
  headers['x-forwarded-port'] = String(request.socket.localPort ?? '');
  headers[originSecretHeader] = originSecret;
  return headers;
}

const sourceIp = (request: IncomingMessage): string => (request.socket.remoteAddress ?? '').replace(/^::ffff:/, '');

/** What a request is besides its HTTP message. */
export type EventFacts = {
  readonly body: Buffer;
  /** The decoded path. */
  readonly path: string;
  readonly originSecret: string;
  /** Virtual clock, milliseconds since 1970 UTC. */
  readonly nowMs: number;
};

/** The event of API Gateway's HTTP API, payload format 2.0, route `$default`. */
export function eventOf(request: IncomingMessage, facts: EventFacts): APIGatewayProxyEventV2 {
  const query = (request.url ?? '').split('?').slice(1).join('?');
  const headers = headersOf(request, facts.body.length, facts.originSecret);
  const domainName = (headers['host'] ?? '').replace(/:\d+$/, '');
  const cookies = (request.headers.cookie ?? '')
    .split(';')
    .map((cookie) => cookie.trim())
    .filter((cookie) => cookie !== '');
  const parameters: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(query)) {
    parameters[name] = parameters[name] === undefined ? value : `${parameters[name]},${value}`;
  }
  const isText = textType.test((headers['content-type'] ?? '').split(';')[0]?.trim() ?? '');
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: facts.path,
    rawQueryString: query,
    ...(cookies.length > 0 ? { cookies } : {}),
    headers,
    ...(query === '' ? {} : { queryStringParameters: parameters }),
    requestContext: {
      accountId,
      apiId: 'local',
      domainName,
      domainPrefix: domainName.split('.')[0] ?? '',
      http: {
        method: request.method ?? 'GET',
        path: facts.path,
        protocol: `HTTP/${request.httpVersion}`,
        sourceIp: sourceIp(request),
        userAgent: headers['user-agent'] ?? '',
      },
      requestId: randomUUID(),
      routeKey: '$default',
      stage: '$default',
      time: new Date(facts.nowMs).toUTCString(),
      timeEpoch: facts.nowMs,
    },
    ...(facts.body.length > 0 ? { body: facts.body.toString(isText ? 'utf8' : 'base64') } : {}),
    isBase64Encoded: facts.body.length > 0 && !isText,
  };
}
