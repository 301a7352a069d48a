import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { ServiceError } from '../protocol.ts';

/** The secret behind an access key, with the token that must accompany it; undefined for a key that is not valid now. */
export type SecretOf = (accessKeyId: string) => { readonly secret: string; readonly token?: string } | undefined;

export type SignedRequest = {
  readonly method: string;
  readonly url: URL;
  /** `host` is the host that the signer meant. */
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
};

const algorithm = 'AWS4-HMAC-SHA256';
/** How far the clock of a signer may be off, in milliseconds. */
const skewMaxMs = 15 * 60 * 1000;

const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text, 'utf8').digest();
const sha256 = (content: string | Buffer): string => createHash('sha256').update(content).digest('hex');

const encode = (text: string): string =>
  encodeURIComponent(text).replaceAll(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);

const refuseSignature = (): never => {
  throw new ServiceError(
    'SignatureDoesNotMatch',
    'The request signature we calculated does not match the signature you provided.',
    403,
  );
};

type Scope = { readonly accessKeyId: string; readonly date: string; readonly region: string; readonly service: string };

function parseScope(credential: string): Scope {
  const [accessKeyId, date, region, service, end] = credential.split('/');
  if (!accessKeyId || !date || !region || service === undefined || end !== 'aws4_request') {
    throw new ServiceError('AuthorizationQueryParametersError', 'malformed credential', 400);
  }
  return { accessKeyId, date, region, service };
}

/** The signature over a text with the key of a credential's day, region and service, in hex. */
function sign(scope: Scope, secret: string, text: string): string {
  const dayKey = hmac(`AWS4${secret}`, scope.date);
  const key = hmac(hmac(hmac(dayKey, scope.region), scope.service), 'aws4_request');
  return hmac(key, text).toString('hex');
}

function requireSame(expected: string, given: string): void {
  const a = Buffer.from(expected);
  const b = Buffer.from(given);
  if (a.length !== b.length || !timingSafeEqual(a, b)) refuseSignature();
}

function requireSecret(secretOf: SecretOf, accessKeyId: string, token: string | undefined): string {
  const known = secretOf(accessKeyId);
  if (known === undefined) {
    throw new ServiceError('InvalidAccessKeyId', 'The access key does not exist or has expired.', 403);
  }
  if (known.token !== undefined && known.token !== token) {
    throw new ServiceError('InvalidToken', 'The provided token is malformed or otherwise invalid.', 400);
  }
  return known.secret;
}

function canonicalRequest(request: SignedRequest, signedHeaders: string, payload: string): string {
  const path = request.url.pathname
    .split('/')
    .map((segment) => encode(decodeURIComponent(segment)))
    .join('/');
  const query = [...request.url.searchParams]
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => [encode(name), encode(value)] as const)
    .toSorted(([a, x], [b, y]) => (a === b ? Number(x > y) - Number(x < y) : a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
  const headers = signedHeaders
    .split(';')
    .map(
      (name) =>
        `${name}:${String(request.headers[name] ?? '')
          .trim()
          .replaceAll(/\s+/g, ' ')}\n`,
    )
    .join('');
  return [request.method, path, query, headers, signedHeaders, payload].join('\n');
}

/** `20261122T083000Z` in milliseconds since 1970 UTC. */
function parseAmzDate(text: string): number {
  const match = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/.exec(text);
  if (match === null) throw new ServiceError('AccessDenied', 'the date of the signature is malformed', 403);
  const [, year, month, day, hour, minute, second] = match;
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}

const stringToSign = (date: string, scope: Scope, canonical: string): string =>
  [algorithm, date, `${scope.date}/${scope.region}/${scope.service}/aws4_request`, sha256(canonical)].join('\n');

/**
 * Checks the signature of a request, in its Authorization header or in its query (presigned). Expiry follows real time,
 * because signers use the clock of the machine. Throws the refusal of S3.
 *
 * @returns the access key that signed
 */
export function requireSignature(request: SignedRequest, secretOf: SecretOf): string {
  const query = request.url.searchParams;
  return query.has('X-Amz-Signature')
    ? requirePresigned(request, query, secretOf)
    : requireHeaderSigned(request, secretOf);
}

function requirePresigned(request: SignedRequest, query: URLSearchParams, secretOf: SecretOf): string {
  const date = query.get('X-Amz-Date') ?? '';
  const seconds = Number(query.get('X-Amz-Expires'));
  const signedAt = parseAmzDate(date);
  if (query.get('X-Amz-Algorithm') !== algorithm || !(seconds > 0 && seconds <= 604_800)) {
    throw new ServiceError('AuthorizationQueryParametersError', 'unknown algorithm or expiry', 400);
  }
  if (Date.now() > signedAt + seconds * 1000) throw new ServiceError('AccessDenied', 'Request has expired', 403);
  if (signedAt > Date.now() + skewMaxMs) throw new ServiceError('AccessDenied', 'Request is not valid yet', 403);
  const scope = parseScope(query.get('X-Amz-Credential') ?? '');
  const secret = requireSecret(secretOf, scope.accessKeyId, query.get('X-Amz-Security-Token') ?? undefined);
  const payload = query.get('X-Amz-Content-Sha256') ?? 'UNSIGNED-PAYLOAD';
  const canonical = canonicalRequest(request, query.get('X-Amz-SignedHeaders') ?? '', payload);
  requireSame(sign(scope, secret, stringToSign(date, scope, canonical)), query.get('X-Amz-Signature') ?? '');
  requirePayload(request.body, payload);
  return scope.accessKeyId;
}

const authorizationPattern = /^AWS4-HMAC-SHA256 Credential=([^,]+),\s*SignedHeaders=([^,]+),\s*Signature=([0-9a-f]+)$/;

function requireHeaderSigned(request: SignedRequest, secretOf: SecretOf): string {
  const match = authorizationPattern.exec(request.headers.authorization ?? '');
  if (match === null) throw new ServiceError('AccessDenied', 'Access Denied', 403);
  const [, credential = '', signedHeaders = '', signature = ''] = match;
  const date = String(request.headers['x-amz-date'] ?? '');
  if (Math.abs(Date.now() - parseAmzDate(date)) > skewMaxMs) {
    throw new ServiceError('RequestTimeTooSkewed', 'The clock of the signer is off by more than 15 minutes.', 403);
  }
  const scope = parseScope(credential);
  const token = request.headers['x-amz-security-token'];
  const secret = requireSecret(secretOf, scope.accessKeyId, typeof token === 'string' ? token : undefined);
  const payload = String(request.headers['x-amz-content-sha256'] ?? '');
  const canonical = canonicalRequest(request, signedHeaders, payload);
  requireSame(sign(scope, secret, stringToSign(date, scope, canonical)), signature);
  requirePayload(request.body, payload);
  return scope.accessKeyId;
}

/** A payload hash that was signed must be that of the body. */
function requirePayload(body: Buffer, payload: string): void {
  if (payload === 'UNSIGNED-PAYLOAD' || payload === 'STREAMING-UNSIGNED-PAYLOAD-TRAILER') return;
  if (!/^[0-9a-f]{64}$/.test(payload)) {
    throw new ServiceError('NotImplemented', `payload signature not on this machine: ${payload}`, 501);
  }
  if (sha256(body) !== payload) {
    throw new ServiceError('XAmzContentSHA256Mismatch', 'The provided hash does not match what was computed.', 400);
  }
}

/**
 * Checks the signature of a POST policy; throws the refusal of S3. `fields` has lower-case names.
 *
 * @returns the access key that signed
 */
export function requirePolicySignature(fields: ReadonlyMap<string, string>, secretOf: SecretOf): string {
  const policy = fields.get('policy');
  if (policy === undefined || fields.get('x-amz-algorithm') !== algorithm) {
    throw new ServiceError('AccessDenied', 'Access Denied', 403);
  }
  const scope = parseScope(fields.get('x-amz-credential') ?? '');
  const secret = requireSecret(secretOf, scope.accessKeyId, fields.get('x-amz-security-token'));
  requireSame(sign(scope, secret, policy), fields.get('x-amz-signature') ?? '');
  return scope.accessKeyId;
}
