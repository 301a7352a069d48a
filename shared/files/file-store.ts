import { createHash } from 'node:crypto';
import { AwsClient } from 'aws4fetch';
import type { ComplaintId, TableId } from '../kernel/ids.ts';
import type { FileStore } from '../usecase/public/ports.ts';
import { mediaTypeOf } from './media-type.ts';
import { type Credentials, postFields } from './post-policy.ts';

const uploadSeconds = 15 * 60;
const downloadSeconds = 5 * 60;

export type FileStoreOptions = {
  readonly bucket: string;
  readonly region: string;
  /** Where S3 answers with this bucket: `https://<bucket>.s3.<region>.amazonaws.com`, or a path on one machine. */
  readonly endpoint: string;
  /** The files host of the tenant, in front of the bucket: what browsers see. */
  readonly filesOrigin: string;
  readonly tableId: TableId;
  /** Credentials that reach this tenant's prefix. */
  readonly credentials: () => Promise<Credentials>;
};

const nameHeader = 'x-amz-meta-name';
const typeHeader = 'x-amz-meta-claimed-type';

/** Attachments in S3, each under `<table>/<complaint>/<file>`. Browsers send and fetch them through the files host. */
export function s3FileStore(options: FileStoreOptions): FileStore {
  const keyOf = (id: ComplaintId, fileId: string): string => `${options.tableId}/${id}/${fileId}`;
  const addressOf = (key: string): string => `${options.endpoint}/${key}`;
  const client = async (): Promise<AwsClient> => {
    const { sessionToken, ...credentials } = await options.credentials();
    return new AwsClient({
      ...credentials,
      ...(sessionToken && { sessionToken }),
      service: 's3',
      region: options.region,
      retries: 3,
    });
  };

  return {
    async uploadForm({ id, fileId }, { bytesMax, claim, redirect }) {
      const fields = postFields(await options.credentials(), {
        bucket: options.bucket,
        key: keyOf(id, fileId),
        region: options.region,
        bytesMin: 1,
        bytesMax: claim?.bytes ?? bytesMax,
        exactly: {
          ...(claim && { [nameHeader]: encodeURIComponent(claim.name), [typeHeader]: claim.mediaType }),
          ...(redirect === undefined ? { success_action_status: '204' } : { success_action_redirect: redirect }),
        },
        signedAt: new Date(),
        validSeconds: uploadSeconds,
      });
      const path = new URL(`${options.endpoint}/`).pathname;
      return { url: `${options.filesOrigin}${path}`, fields };
    },

    async inspect(id, fileId) {
      const answer = await (await client()).fetch(addressOf(keyOf(id, fileId)));
      if (answer.status === 404) return undefined;
      if (!answer.ok) throw new Error(`reading an upload failed with ${answer.status}`);
      const bytes = new Uint8Array(await answer.arrayBuffer());
      const mediaType = mediaTypeOf(bytes);
      if (!mediaType) return 'unknownType';
      const name = answer.headers.get(nameHeader);
      return {
        attachment: {
          id: fileId,
          mediaType,
          bytes: bytes.byteLength,
          sha256: createHash('sha256').update(bytes).digest('base64url'),
        },
        name: name === null ? undefined : decodeURIComponent(name),
        claimedType: answer.headers.get(typeHeader) ?? undefined,
      };
    },

    async remove(id, fileId) {
      const answer = await (await client()).fetch(addressOf(keyOf(id, fileId)), { method: 'DELETE' });
      if (!answer.ok && answer.status !== 404) throw new Error(`removing an upload failed with ${answer.status}`);
    },

    async address(id, { attachment, name }) {
      const url = new URL(addressOf(keyOf(id, attachment.id)));
      const disposition = attachment.mediaType === 'application/pdf' ? 'attachment' : 'inline';
      url.searchParams.set('X-Amz-Expires', String(downloadSeconds));
      url.searchParams.set('response-content-type', attachment.mediaType);
      url.searchParams.set(
        'response-content-disposition',
        `${disposition}; filename*=UTF-8''${encodeURIComponent(name)}`,
      );
      const signed = await (await client()).sign(url.toString(), { aws: { signQuery: true } });
      const { pathname, search } = new URL(signed.url);
      return `${options.filesOrigin}${pathname}${search}`;
    },
  };
}
