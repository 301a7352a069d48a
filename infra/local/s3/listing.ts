import { escapeXml } from '../protocol.ts';
import type { Objects, StoredObject } from './objects.ts';

const pageMax = 1000;

type Entry = { readonly key: string; readonly object?: StoredObject };

/** The body of ListObjectsV2: keys under a prefix, grouped at the delimiter, in pages. */
export function listObjects(objects: Objects, bucket: string, query: URLSearchParams): string {
  const prefix = query.get('prefix') ?? '';
  const delimiter = query.get('delimiter') ?? '';
  const token = query.get('continuation-token');
  const after = token === null ? (query.get('start-after') ?? '') : Buffer.from(token, 'base64').toString('utf8');
  const max = Math.min(pageMax, Number(query.get('max-keys') ?? pageMax));
  const encodeKey = query.get('encoding-type') === 'url' ? encodeURIComponent : escapeXml;
  const entries = group(objects.list(prefix, after), prefix, delimiter).filter((entry) => entry.key > after);
  const page = entries.slice(0, max);
  const last = page.at(-1);
  const isTruncated = entries.length > page.length && last !== undefined;
  const next = isTruncated
    ? `<NextContinuationToken>${Buffer.from(last.object === undefined ? `${last.key}\u{10ffff}` : last.key).toString('base64')}</NextContinuationToken>`
    : '';
  const contents = page.map(({ key, object }) =>
    object === undefined
      ? `<CommonPrefixes><Prefix>${encodeKey(key)}</Prefix></CommonPrefixes>`
      : `<Contents><Key>${encodeKey(key)}</Key><LastModified>${new Date(object.modifiedAt).toISOString()}</LastModified><ETag>${escapeXml(object.etag)}</ETag><Size>${object.size}</Size><StorageClass>STANDARD</StorageClass></Contents>`,
  );
  return `<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name>${bucket}</Name><Prefix>${encodeKey(prefix)}</Prefix><KeyCount>${page.length}</KeyCount><MaxKeys>${max}</MaxKeys><IsTruncated>${isTruncated}</IsTruncated>${next}${contents.join('')}</ListBucketResult>`;
}

function group(objects: readonly StoredObject[], prefix: string, delimiter: string): readonly Entry[] {
  const entries = new Map<string, Entry>();
  for (const object of objects) {
    const cut = delimiter === '' ? -1 : object.key.indexOf(delimiter, prefix.length);
    const key = cut < 0 ? object.key : object.key.slice(0, cut + delimiter.length);
    if (!entries.has(key)) entries.set(key, cut < 0 ? { key, object } : { key });
  }
  return [...entries.values()];
}
