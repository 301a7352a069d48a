import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { crc32 } from 'node:zlib';
import { ServiceError } from '../protocol.ts';

/** What an upload carried once its transfer encoding is undone, and the checksums that were stated and are right. */
export type Upload = { readonly content: Buffer; readonly checksums: Readonly<Record<string, string>> };

const crc32Base64 = (content: Buffer): string => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(crc32(content));
  return bytes.toString('base64');
};
const hashBase64 = (name: string, content: Buffer): string => createHash(name).update(content).digest('base64');

const algorithms: Readonly<Record<string, (content: Buffer) => string>> = {
  'x-amz-checksum-crc32': crc32Base64,
  'x-amz-checksum-sha1': (content) => hashBase64('sha1', content),
  'x-amz-checksum-sha256': (content) => hashBase64('sha256', content),
};

/** Header of a checksum: not the ones that only name an algorithm. */
const checksumHeader = /^x-amz-checksum-(?!algorithm$|type$|mode$)/;

/** Undoes aws-chunked (chunks with sizes, trailers at the end) where it was used, and verifies every stated checksum. */
export function readUpload(headers: IncomingHttpHeaders, body: Buffer): Upload {
  const isChunked = String(headers['x-amz-content-sha256'] ?? '').startsWith('STREAMING-');
  const { content, trailers } = isChunked ? readChunks(body) : { content: body, trailers: {} };
  const declared = headers['x-amz-decoded-content-length'];
  if (isChunked && declared !== undefined && Number(declared) !== content.length) {
    throw new ServiceError('IncompleteBody', 'The body is not as long as declared.', 400);
  }
  const stated = Object.entries({ ...headers, ...trailers }).filter(([name]) => checksumHeader.test(name));
  const checksums = Object.fromEntries(stated.map(([name, value]) => [name, String(value)]));
  for (const [name, value] of Object.entries(checksums)) {
    const compute = algorithms[name];
    if (compute === undefined) throw new ServiceError('NotImplemented', `checksum not on this machine: ${name}`, 501);
    if (compute(content) !== value) throw new ServiceError('BadDigest', `${name} does not match the content.`, 400);
  }
  const md5 = headers['content-md5'];
  if (md5 !== undefined && hashBase64('md5', content) !== md5) {
    throw new ServiceError('BadDigest', 'The Content-MD5 you specified did not match what we received.', 400);
  }
  return { content, checksums };
}

const malformed = (): never => {
  throw new ServiceError('IncompleteBody', 'The chunked body is malformed.', 400);
};

function readChunks(body: Buffer): { content: Buffer; trailers: Record<string, string> } {
  const chunks: Buffer[] = [];
  const lineEnd = (from: number): number => {
    const end = body.indexOf('\r\n', from);
    return end < 0 ? malformed() : end;
  };
  let at = 0;
  for (;;) {
    const end = lineEnd(at);
    const size = Number.parseInt(body.toString('latin1', at, end).split(';')[0] ?? '', 16);
    if (!Number.isInteger(size) || end + 2 + size > body.length) malformed();
    at = end + 2;
    if (size === 0) break;
    chunks.push(body.subarray(at, at + size));
    at += size + 2;
  }
  const trailers: Record<string, string> = {};
  for (const line of body.toString('latin1', at).split('\r\n')) {
    const colon = line.indexOf(':');
    if (colon > 0) trailers[line.slice(0, colon).trim().toLowerCase()] = line.slice(colon + 1).trim();
  }
  return { content: Buffer.concat(chunks), trailers };
}
