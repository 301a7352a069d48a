import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Functions } from '../functions.ts';
import { serviceBodyBytesMax } from '../front.ts';
import { describeError, type Log } from '../log.ts';
import { readBody, sendAnswer, type Service } from '../protocol.ts';
import type { Topology } from '../shape.ts';
import { answerOf, type GatewayAnswer, gatewayProblem, send } from './answer.ts';
import { assetAnswer } from './assets.ts';
import { decodePath, eventOf } from './event.ts';
import { answersOnHost, inWords } from './files-host.ts';
import { type HostMatch, matchHost, matchRoute } from './hosts.ts';
import { securityHeaders } from './security-headers.ts';
import type { Handle } from './servers.ts';

/** How long API Gateway waits for a function. */
const integrationTimeoutMs = 29_000;

/** Answers requests for the panel of this machine. */
export type PanelPages = (request: IncomingMessage, path: string) => Promise<GatewayAnswer>;

/** Everything the gateway hands requests to. */
export type GatewayParts = {
  readonly topology: Topology;
  readonly functions: Functions;
  /** Domain with port, `localhost:8080`. */
  readonly domain: string;
  readonly originSecret: string;
  readonly nowMs: () => number;
  readonly s3: Service;
  /** Host that the functions sign S3 requests for. */
  readonly frontHost: string;
  /** Folders of static files by the name of the asset. */
  readonly assets: Readonly<Record<string, string>>;
  readonly panel: PanelPages;
  readonly log: Log;
};

/** Routes requests by their host and path, as the edge and API Gateway do in AWS. */
export function gatewayHandler(parts: GatewayParts): Handle {
  return (request, response) => {
    // Pages reckon remaining time from this header, so it tells the time that the functions see.
    response.setHeader('date', new Date(parts.nowMs()).toUTCString());
    const header = request.headers.host ?? '';
    const host = matchHost(parts.topology.hosts, parts.domain, header);
    if (host === undefined) {
      send(response, { status: 404, headers: { 'content-type': 'text/plain' }, body: 'no such host' }, {});
      return;
    }
    respond(parts, host, request, response).catch((error: unknown) => {
      parts.log(`gateway: ${describeError(error)}`);
      if (response.headersSent) response.destroy();
      else send(response, gatewayProblem(500, 'Internal Server Error'), {});
    });
  };
}

async function respond(
  parts: GatewayParts,
  host: HostMatch,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const defaults = securityHeaders(host, parts.domain);
  const path = decodePath(request.url ?? '/');
  if (path === undefined) return send(response, gatewayProblem(400, 'Bad Request'), defaults);
  if (host.kind === 'site' && /^\/_local(\/|$)/.test(path)) {
    return send(response, await parts.panel(request, path), defaults);
  }
  const route = matchRoute(host.routes, path);
  if (route === undefined) return send(response, gatewayProblem(404, 'Not Found'), defaults);
  if ('bucket' in route.to) return passToBucket(parts, host, request, response);
  if ('assets' in route.to) {
    const folder = parts.assets[route.to.assets] ?? '';
    return send(response, await assetAnswer(folder, path), defaults);
  }
  return send(response, await callFunction(parts, route.to.function, request, path), defaults);
}

async function passToBucket(
  parts: GatewayParts,
  host: HostMatch,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const method = request.method ?? 'GET';
  const url = new URL(request.url ?? '/', 'http://loopback');
  if (!answersOnHost(host.slug, method, url.searchParams)) return sendAnswer(response, { status: 404 });
  const body = await readBody(request, serviceBodyBytesMax);
  if (body === undefined) {
    return sendAnswer(response, inWords({ status: 413, headers: { connection: 'close' } }, request));
  }
  const answer = await parts.s3({
    method,
    url,
    headers: { ...request.headers, host: parts.frontHost },
    body,
    accessKeyId: '',
  });
  const told = inWords(answer, request);
  sendAnswer(response, { ...told, headers: { 'x-content-type-options': 'nosniff', ...told.headers } });
}

async function callFunction(
  parts: GatewayParts,
  name: string,
  request: IncomingMessage,
  path: string,
): Promise<GatewayAnswer> {
  const body = await readBody(request, parts.topology.requestBytesMax);
  if (body === undefined) {
    const problem = gatewayProblem(413, 'Request Entity Too Large');
    return { ...problem, headers: { ...problem.headers, connection: 'close' } };
  }
  const facts = { body, path, originSecret: parts.originSecret, nowMs: parts.nowMs() };
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), integrationTimeoutMs);
  });
  const outcome = await Promise.race([parts.functions.invoke(name, eventOf(request, facts)), timeout]);
  clearTimeout(timer);
  if (outcome === undefined) return gatewayProblem(504, 'Endpoint request timed out');
  if (outcome.ok) return answerOf(outcome.value);
  const isTooLarge = outcome.errorType === 'RequestTooLargeException';
  return isTooLarge ? gatewayProblem(413, 'Request Entity Too Large') : gatewayProblem(500, 'Internal Server Error');
}
