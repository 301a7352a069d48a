import type { IncomingMessage, ServerResponse } from 'node:http';
import { randomUUID } from 'node:crypto';

/** An error as AWS services answer it: thrown inside an endpoint, turned into the protocol's own form at its edge. */
export class ServiceError extends Error {
  readonly code: string;
  readonly status: number;

  constructor(code: string, message: string, status = 400) {
    super(message);
    this.code = code;
    this.status = status;
  }
}

/** A request that the front has read whole and recognised. */
export type ServiceRequest = {
  readonly method: string;
  /** Path and query as sent. */
  readonly url: URL;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
  /** Access key that signed the request; empty when nothing did. */
  readonly accessKeyId: string;
};

export type ServiceAnswer = {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
};

export type Service = (request: ServiceRequest) => Promise<ServiceAnswer> | ServiceAnswer;

/** Reads a body of at most `bytesMax` bytes; undefined when it is longer. */
export async function readBody(request: IncomingMessage, bytesMax: number): Promise<Buffer | undefined> {
  const declared = Number(request.headers['content-length'] ?? 0);
  if (declared > bytesMax) return undefined;
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    const part = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
    bytes += part.length;
    if (bytes > bytesMax) return undefined;
    chunks.push(part);
  }
  return Buffer.concat(chunks);
}

export function sendAnswer(response: ServerResponse, answer: ServiceAnswer): void {
  const body = answer.body ?? '';
  response.writeHead(answer.status, {
    'x-amzn-requestid': randomUUID(),
    'content-length': String(Buffer.byteLength(body)),
    ...answer.headers,
  });
  response.end(body);
}

/** One operation of a service that speaks the JSON 1.0 protocol: takes the parsed input, answers the output. */
export type JsonOperation = (input: unknown) => Promise<object> | object;

/** A service of the JSON 1.0 protocol: the operation stands in `x-amz-target` after the dot. */
export function jsonService(operations: Readonly<Record<string, JsonOperation>>): Service {
  return async (request) => {
    const headers = { 'content-type': 'application/x-amz-json-1.0' };
    try {
      const name = String(request.headers['x-amz-target'] ?? '').split('.')[1] ?? '';
      const operation = Object.hasOwn(operations, name) ? operations[name] : undefined;
      if (operation === undefined) throw new ServiceError('UnknownOperationException', `not on this machine: ${name}`);
      const text = request.body.toString('utf8');
      const output = await operation(text === '' ? {} : JSON.parse(text));
      return { status: 200, headers, body: JSON.stringify(output) };
    } catch (error) {
      const known = asServiceError(error);
      const body = JSON.stringify({ __type: known.code, message: known.message });
      return { status: known.status, headers: { ...headers, 'x-amzn-errortype': known.code }, body };
    }
  };
}

/** One operation of a service of the Query protocol: takes the form, answers the XML inside `<NameResult>`. */
export type QueryOperation = (form: URLSearchParams, request: ServiceRequest) => Promise<string> | string;

/** A service of the Query protocol: a form with `Action`, answered with XML. */
export function queryService(namespace: string, operations: Readonly<Record<string, QueryOperation>>): Service {
  return async (request) => {
    const headers = { 'content-type': 'text/xml' };
    const requestId = randomUUID();
    try {
      const form = new URLSearchParams(request.body.toString('utf8'));
      const name = form.get('Action') ?? '';
      const operation = Object.hasOwn(operations, name) ? operations[name] : undefined;
      if (operation === undefined) throw new ServiceError('InvalidAction', `not on this machine: ${name}`);
      const result = await operation(form, request);
      const body = `<${name}Response xmlns="${namespace}"><${name}Result>${result}</${name}Result><ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata></${name}Response>`;
      return { status: 200, headers, body };
    } catch (error) {
      const known = asServiceError(error);
      const side = known.status < 500 ? 'Sender' : 'Receiver';
      const body = `<ErrorResponse xmlns="${namespace}"><Error><Type>${side}</Type><Code>${escapeXml(known.code)}</Code><Message>${escapeXml(known.message)}</Message></Error><RequestId>${requestId}</RequestId></ErrorResponse>`;
      return { status: known.status, headers, body };
    }
  };
}

/** Any error as one that can be answered: unexpected ones become an internal failure that still says what happened. */
export function asServiceError(error: unknown): ServiceError {
  if (error instanceof ServiceError) return error;
  if (error instanceof Error && error.name === 'ZodError')
    return new ServiceError('ValidationException', error.message);
  if (error instanceof SyntaxError) return new ServiceError('SerializationException', error.message);
  return new ServiceError('InternalFailure', error instanceof Error ? error.message : String(error), 500);
}

/** Text as it may stand in XML element content. */
export const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
