import { createServer, type IncomingMessage, type Server } from 'node:http';
import { describeError, type Log } from './log.ts';
import type { Authorisation } from './authorisation.ts';
import { accessDenied } from './denial.ts';
import { readBody, sendAnswer, type Service, type ServiceAnswer } from './protocol.ts';
import type { Sessions } from './sts/sessions.ts';

/** Name of a service as it stands in the scope of a signature. */
export type ServiceName = 'dynamodb' | 'states' | 'sqs' | 'ses' | 'sts' | 'lambda' | 's3';

/** Larger than anything a service takes; an endpoint has its own limits. */
export const serviceBodyBytesMax = 101 * 1024 * 1024;

/** The credential of a signed request: access key and service. */
function credentialOf(request: IncomingMessage): { accessKeyId: string; service: string } {
  const match = /Credential=([^/,]+)\/\d+\/[^/]+\/([^/]+)\//.exec(request.headers.authorization ?? '');
  return { accessKeyId: match?.[1] ?? '', service: match?.[2] ?? 's3' };
}

/** What the front hands requests to. */
type FrontParts = {
  readonly services: Readonly<Record<ServiceName, Service>>;
  readonly sessions: Sessions;
  /** Evaluates the policies of whoever calls; undefined for a topology that no policies were written for. */
  readonly authorisation: Authorisation | undefined;
  readonly log: Log;
};

/**
 * The one way from the functions to AWS on this machine: a loopback server that hands each request to the service named in
 * the scope of its signature. Requests that carry their signature elsewhere (presigned, upload forms) are S3's.
 */
export function serveFront(server: Server, parts: FrontParts): void {
  server.on('request', (request, response) => {
    answer(request, parts)
      .then((answered) => sendAnswer(response, answered))
      .catch((error: unknown) => {
        parts.log(`front: ${describeError(error)}`);
        response.destroy();
      });
  });
}

async function answer(request: IncomingMessage, parts: FrontParts): Promise<ServiceAnswer> {
  const { accessKeyId, service } = credentialOf(request);
  const body = await readBody(request, serviceBodyBytesMax);
  if (body === undefined) return { status: 413, headers: { connection: 'close' } };
  if (!isService(parts.services, service)) return { status: 404, body: `no service ${service} on this machine` };
  const principal = parts.sessions.principalOf(accessKeyId);
  if (service !== 's3' && principal === undefined) {
    const code = 'UnrecognizedClientException';
    const text = JSON.stringify({ __type: code, message: 'The security token included in the request is invalid.' });
    return {
      status: 403,
      headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amzn-errortype': code },
      body: text,
    };
  }
  const url = new URL(request.url ?? '/', 'http://loopback');
  const call = { method: request.method ?? 'GET', url, headers: request.headers, body, accessKeyId };
  // S3 learns from the signature itself who asks, and evaluates then.
  const refusal = service === 's3' || !principal ? undefined : parts.authorisation?.refusalOf(service, call, principal);
  if (refusal !== undefined) {
    const denied = accessDenied(service, refusal);
    parts.log(`front: ${denied.message}`);
    return denied.answer;
  }
  return parts.services[service](call);
}

const isService = (services: object, name: string): name is ServiceName => Object.hasOwn(services, name);

/** A loopback server whose port is known before the services are built, because their addresses contain it. */
export type Loopback = { readonly server: Server; readonly port: number; readonly stop: () => Promise<void> };

/** Listens on a free loopback port. */
export function listenOnLoopback(): Promise<Loopback> {
  const server = createServer();
  const stop = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (typeof address === 'object' && address !== null) resolve({ server, port: address.port, stop });
      else reject(new Error('no address'));
    });
  });
}
