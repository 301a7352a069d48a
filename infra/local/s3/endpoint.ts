import { crashPoint } from '../crash.ts';
import {
  asServiceError,
  escapeXml,
  type Service,
  type ServiceAnswer,
  ServiceError,
  type ServiceRequest,
} from '../protocol.ts';
import { readForm } from './form.ts';
import { listObjects } from './listing.ts';
import type { Objects, StoredObject } from './objects.ts';
import { requirePolicy } from './post-policy.ts';
import { requirePolicySignature, requireSignature, type SecretOf } from './signature.ts';
import { readUpload } from './upload-body.ts';

/** Throws the refusal of S3 for what the policies of whoever signed do not allow. */
export type RequireAllowed = (accessKeyId: string, request: ServiceRequest) => void;

export type S3Parts = {
  /** The objects of each bucket, by its name. */
  readonly buckets: ReadonlyMap<string, Objects>;
  readonly secretOf: SecretOf;
  readonly requireAllowed: RequireAllowed;
  /** Whether pages of this origin may call the bucket from a browser. */
  readonly allowsOrigin: (origin: string) => boolean;
};

/** Query parameters that are understood; any other names a sub-resource that does not exist here. S3 ignores `x-...`. */
const queryKnown =
  /^(tagging|x-.*|response-(content-type|content-disposition|content-language|content-encoding|cache-control|expires)|list-type|prefix|delimiter|max-keys|continuation-token|start-after|encoding-type|fetch-owner)$/i;

/** Request headers that would ask for something that does not exist here. */
const headersRefused =
  /^x-amz-(tagging|object-lock-.*|grant-.*|website-redirect-location|server-side-encryption-customer-.*)$/;

/** Headers of an upload that are kept and answered. */
const headersKept =
  /^(content-type|content-disposition|content-language|content-encoding|cache-control|expires|x-amz-meta-.*)$/;

/** Simple Storage Service for the buckets of files, path style. */
export function s3Service(parts: S3Parts): Service {
  return async (request) => {
    const cors = corsHeaders(parts, request);
    let answer: ServiceAnswer;
    try {
      answer = request.method === 'OPTIONS' ? preflight(cors) : answerTo(parts, request);
    } catch (error) {
      answer = errorAnswer(error, request);
    }
    return { ...answer, headers: { ...answer.headers, ...cors } };
  };
}

function corsHeaders(parts: S3Parts, request: ServiceRequest): Record<string, string> {
  const origin = request.headers.origin;
  if (origin === undefined || !parts.allowsOrigin(origin)) return {};
  return {
    'access-control-allow-origin': origin,
    'access-control-allow-methods': 'GET, HEAD, PUT, POST',
    'access-control-allow-headers': request.headers['access-control-request-headers'] ?? '*',
    'access-control-expose-headers': 'ETag, Location',
    vary: 'Origin',
  };
}

function preflight(cors: Record<string, string>): ServiceAnswer {
  if (cors['access-control-allow-origin'] === undefined) {
    throw new ServiceError('AccessForbidden', 'CORSResponse: This CORS request is not allowed.', 403);
  }
  return { status: 200 };
}

function answerTo(parts: S3Parts, request: ServiceRequest): ServiceAnswer {
  const [, bucket = '', ...rest] = request.url.pathname.split('/');
  const key = rest.map(decodeURIComponent).join('/');
  const isForm = request.method === 'POST' && String(request.headers['content-type']).startsWith('multipart/form-data');
  if (!isForm) parts.requireAllowed(requireSignature(request, parts.secretOf), request);
  const objects = bucketNamed(parts, bucket);
  requireKnown(request);
  if (isForm && key === '') return postObject({ ...parts, objects }, request, bucket);
  if (key === '') return bucketOperation(objects, request, bucket);
  switch (request.method) {
    case 'PUT':
      return request.headers['x-amz-copy-source'] === undefined
        ? putObject(objects, request, key)
        : copyObject(parts, objects, request, key);
    case 'GET':
    case 'HEAD':
      return request.url.searchParams.has('tagging') ? tagsOf(objects, key) : getObject(objects, request, key);
    case 'DELETE':
      objects.delete(key);
      return { status: 204 };
    default:
      throw new ServiceError('NotImplemented', `not on this machine: ${request.method} of an object`, 501);
  }
}

function bucketNamed({ buckets }: S3Parts, name: string): Objects {
  const objects = buckets.get(name);
  if (objects === undefined) throw new ServiceError('NoSuchBucket', 'The specified bucket does not exist', 404);
  return objects;
}

/** Nobody tags anything on this machine. */
function tagsOf(objects: Objects, key: string): ServiceAnswer {
  requireObject(objects, key);
  return xml(200, '<Tagging><TagSet></TagSet></Tagging>');
}

function requireKnown(request: ServiceRequest): void {
  const parameter = [...request.url.searchParams.keys()].find((name) => !queryKnown.test(name));
  const header = Object.keys(request.headers).find((name) => headersRefused.test(name));
  if (parameter !== undefined || header !== undefined) {
    throw new ServiceError('NotImplemented', `not on this machine: ${parameter ?? header}`, 501);
  }
}

function bucketOperation(objects: Objects, request: ServiceRequest, bucket: string): ServiceAnswer {
  if (request.method === 'HEAD') return { status: 200 };
  if (request.method !== 'GET' || request.url.searchParams.get('list-type') !== '2') {
    throw new ServiceError('NotImplemented', `not on this machine: ${request.method} of a bucket`, 501);
  }
  return xml(200, listObjects(objects, bucket, request.url.searchParams));
}

const keptHeaders = (headers: Readonly<Record<string, unknown>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers)
      .filter(([name]) => headersKept.test(name))
      .map(([name, value]) => [name, String(value)])
      .filter(([name, value]) => !(name === 'content-encoding' && value === 'aws-chunked')),
  );

function putObject(objects: Objects, request: ServiceRequest, key: string): ServiceAnswer {
  if (Buffer.byteLength(key) > 1024) throw new ServiceError('KeyTooLongError', 'Your key is too long', 400);
  const { content, checksums } = readUpload(request.headers, request.body);
  if (request.headers['if-none-match'] === '*' && objects.find(key) !== undefined) {
    throw new ServiceError('PreconditionFailed', 'At least one of the pre-conditions you specified did not hold', 412);
  }
  const stored = objects.put(key, content, { ...keptHeaders(request.headers), ...checksums });
  crashPoint('object-written');
  return { status: 200, headers: { etag: stored.etag, ...checksums } };
}

function copyObject(parts: S3Parts, objects: Objects, request: ServiceRequest, key: string): ServiceAnswer {
  const source = decodeURIComponent(String(request.headers['x-amz-copy-source'])).replace(/^\//, '');
  const [bucket, ...rest] = source.split('/');
  const from = bucketNamed(parts, bucket ?? '');
  const original = requireObject(from, rest.join('/'));
  const isReplaced = request.headers['x-amz-metadata-directive'] === 'REPLACE';
  const headers = isReplaced ? keptHeaders(request.headers) : original.headers;
  const stored = objects.put(key, from.content(original), headers);
  return xml(
    200,
    `<CopyObjectResult><ETag>${escapeXml(stored.etag)}</ETag><LastModified>${new Date(stored.modifiedAt).toISOString()}</LastModified></CopyObjectResult>`,
  );
}

function requireObject(objects: Objects, key: string): StoredObject {
  const object = objects.find(key);
  if (object === undefined) throw new ServiceError('NoSuchKey', 'The specified key does not exist.', 404);
  return object;
}

function getObject(objects: Objects, request: ServiceRequest, key: string): ServiceAnswer {
  const object = requireObject(objects, key);
  if (request.headers['if-none-match'] === object.etag) return { status: 304, headers: { etag: object.etag } };
  const overrides = [...request.url.searchParams]
    .filter(([name]) => name.startsWith('response-'))
    .map(([name, value]) => [name.slice('response-'.length), value]);
  const wantsChecksum = request.headers['x-amz-checksum-mode'] === 'ENABLED';
  const range = readRange(request.headers.range, object.size);
  const stored = Object.entries(object.headers).filter(
    ([name]) => !name.startsWith('x-amz-checksum-') || (wantsChecksum && range === undefined),
  );
  const headers = {
    'content-type': 'binary/octet-stream',
    ...Object.fromEntries(stored),
    ...Object.fromEntries(overrides),
    etag: object.etag,
    'last-modified': new Date(object.modifiedAt).toUTCString(),
    'accept-ranges': 'bytes',
  };
  if (request.method === 'HEAD') return { status: 200, headers: { ...headers, 'content-length': String(object.size) } };
  const content = objects.content(object);
  if (range === undefined) return { status: 200, headers, body: content };
  const contentRange = `bytes ${range.first}-${range.last}/${object.size}`;
  return {
    status: 206,
    headers: { ...headers, 'content-range': contentRange },
    body: content.subarray(range.first, range.last + 1),
  };
}

/** A single byte range of an object of `size` bytes; anything that is not one is ignored, as HTTP asks. */
function readRange(header: string | undefined, size: number): { first: number; last: number } | undefined {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? '');
  if (match === null || (match[1] === '' && match[2] === '')) return undefined;
  const isSuffix = match[1] === '';
  const first = isSuffix ? Math.max(0, size - Number(match[2])) : Number(match[1]);
  const last = isSuffix || match[2] === '' ? size - 1 : Math.min(size - 1, Number(match[2]));
  if (first > last) throw new ServiceError('InvalidRange', 'The requested range is not satisfiable', 416);
  return { first, last };
}

function postObject(
  parts: S3Parts & { readonly objects: Objects },
  request: ServiceRequest,
  bucket: string,
): ServiceAnswer {
  const form = readForm(String(request.headers['content-type']), request.body);
  parts.requireAllowed(requirePolicySignature(form.fields, parts.secretOf), request);
  requirePolicy(form, bucket);
  const key = (form.fields.get('key') ?? '').replaceAll('${filename}', form.file.name);
  if (key === '') throw new ServiceError('InvalidArgument', 'Bucket POST must contain a field named "key".', 400);
  const { checksums } = readUpload(Object.fromEntries(form.fields), form.file.content);
  const stored = parts.objects.put(key, form.file.content, {
    ...keptHeaders(Object.fromEntries(form.fields)),
    ...checksums,
  });
  const redirect = form.fields.get('success_action_redirect');
  if (redirect !== undefined && URL.canParse(redirect)) {
    const location = new URL(redirect);
    for (const [name, value] of Object.entries({ bucket, key, etag: stored.etag }))
      location.searchParams.append(name, value);
    return { status: 303, headers: { etag: stored.etag, location: location.href } };
  }
  const headers = { etag: stored.etag, location: `/${bucket}/${encodeURIComponent(key)}` };
  switch (form.fields.get('success_action_status') ?? '204') {
    case '200':
      return { status: 200, headers };
    case '201': {
      const body = `<PostResponse><Location>${escapeXml(headers.location)}</Location><Bucket>${bucket}</Bucket><Key>${escapeXml(key)}</Key><ETag>${escapeXml(stored.etag)}</ETag></PostResponse>`;
      return { ...xml(201, body), headers: { ...headers, 'content-type': 'application/xml' } };
    }
    default:
      return { status: 204, headers };
  }
}

const xml = (status: number, body: string): ServiceAnswer => ({
  status,
  headers: { 'content-type': 'application/xml' },
  body: `<?xml version="1.0" encoding="UTF-8"?>\n${body}`,
});

function errorAnswer(error: unknown, request: ServiceRequest): ServiceAnswer {
  const known =
    error instanceof URIError ? new ServiceError('InvalidURI', 'malformed path', 400) : asServiceError(error);
  if (request.method === 'HEAD') return { status: known.status };
  const body = `<Error><Code>${escapeXml(known.code)}</Code><Message>${escapeXml(known.message)}</Message><Resource>${escapeXml(request.url.pathname)}</Resource></Error>`;
  return xml(known.status, body);
}
