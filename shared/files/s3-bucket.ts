import { AwsClient } from 'aws4fetch';
import type { Credentials } from './post-policy.ts';

/** One bucket as a tenant reaches it. */
export type BucketOptions = {
  readonly name: string;
  readonly region: string;
  /** Where S3 answers with this bucket: `https://<bucket>.s3.<region>.amazonaws.com`, or a path on one machine. */
  readonly endpoint: string;
  /** Credentials that reach this tenant's prefix. */
  readonly credentials: () => Promise<Credentials>;
};

/** What is known of an object without reading all of it. */
export type Part = { readonly content: Uint8Array; readonly size: number; readonly headers: Headers };

/** S3 with as little code as pages can afford. */
export type Bucket = {
  readonly options: BucketOptions;
  /** Bytes `from` to `to`, both counted, or the last ones when `from` is negative; undefined when there is no such object. */
  readonly read: (key: string, range?: { readonly from: number; readonly to?: number }) => Promise<Part | undefined>;
  /** Size in bytes; undefined when there is no such object. */
  readonly size: (key: string) => Promise<number | undefined>;
  /** Writes what must be new; false when something is there. */
  readonly create: (key: string, content: Uint8Array, mediaType: string) => Promise<boolean>;
  readonly remove: (key: string) => Promise<void>;
  /** The value of a tag; undefined without it. */
  readonly tag: (key: string, name: string) => Promise<string | undefined>;
  /** An address that shows the object for as long as `query` says. */
  readonly sign: (key: string, query: Readonly<Record<string, string>>) => Promise<URL>;
};

/**
 * Without the right to list a bucket S3 answers 403 for an object that is not there, so as to tell nothing; the prefixes of
 * the role are our own, and a 403 cannot mean anything else.
 */
const isMissing = (status: number): boolean => status === 404 || status === 403;

/** A bucket through the credentials of one scope. */
export function s3Bucket(options: BucketOptions): Bucket {
  const { region, endpoint } = options;
  const client = async (): Promise<AwsClient> => {
    const { sessionToken, ...credentials } = await options.credentials();
    return new AwsClient({ ...credentials, ...(sessionToken && { sessionToken }), service: 's3', region, retries: 3 });
  };
  const ask = async (key: string, init: RequestInit = {}): Promise<Response> =>
    (await client()).fetch(`${endpoint}/${key}`, init);

  return {
    options,
    async read(key, range) {
      const wanted = range && (range.from < 0 ? `bytes=${range.from}` : `bytes=${range.from}-${range.to ?? ''}`);
      const answer = await ask(key, wanted === undefined ? {} : { headers: { range: wanted } });
      if (isMissing(answer.status)) return undefined;
      if (!answer.ok) throw new Error(`reading an object failed with ${answer.status}`);
      const content = new Uint8Array(await answer.arrayBuffer());
      const total = /\/(\d+)$/.exec(answer.headers.get('content-range') ?? '')?.[1];
      return { content, size: total === undefined ? content.byteLength : Number(total), headers: answer.headers };
    },
    async size(key) {
      const answer = await ask(key, { method: 'HEAD' });
      if (isMissing(answer.status)) return undefined;
      if (!answer.ok) throw new Error(`looking for an object failed with ${answer.status}`);
      return Number(answer.headers.get('content-length'));
    },
    async create(key, content, mediaType) {
      const headers = { 'if-none-match': '*', 'content-type': mediaType };
      const answer = await ask(key, { method: 'PUT', body: new Uint8Array(content), headers });
      // 409: somebody else is writing the same key at this moment; theirs counts.
      if (answer.status === 412 || answer.status === 409) return false;
      if (!answer.ok) throw new Error(`writing an object failed with ${answer.status}`);
      return true;
    },
    async remove(key) {
      const answer = await ask(key, { method: 'DELETE' });
      if (!answer.ok && answer.status !== 404) throw new Error(`removing an object failed with ${answer.status}`);
    },
    async tag(key, name) {
      const answer = await ask(`${key}?tagging`);
      if (isMissing(answer.status)) return undefined;
      if (!answer.ok) throw new Error(`reading the tags of an object failed with ${answer.status}`);
      const tags = (await answer.text()).matchAll(/<Tag><Key>([^<]*)<\/Key><Value>([^<]*)<\/Value><\/Tag>/g);
      return [...tags].find(([, each]) => each === name)?.[2];
    },
    async sign(key, query) {
      const url = new URL(`${endpoint}/${key}`);
      for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
      return new URL((await (await client()).sign(url.toString(), { aws: { signQuery: true } })).url);
    },
  };
}
