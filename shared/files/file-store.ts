import type { TableId } from '../kernel/ids.ts';
import type { FilePlace, FileStore, KeptFile } from '../usecase/files/ports.ts';
import { headBytes, mediaTypeOf } from './media-type.ts';
import { postFields } from './post-policy.ts';
import type { Bucket } from './s3-bucket.ts';
import { arrivedAt, claimHeaders, removeUpload, uploadKey } from './uploads.ts';

const uploadSeconds = 15 * 60;
const downloadSeconds = 5 * 60;

export type FileStoreOptions = {
  /** What browsers send goes here; everything in it is gone after two days. */
  readonly uploads: Bucket;
  /** What is kept. */
  readonly kept: Bucket;
  /** The files host of the tenant, in front of both: what browsers see. */
  readonly filesOrigin: string;
  /** The tenant's label in that host; signed into every address, so that it opens on no other host. */
  readonly slug: string;
  readonly tableId: TableId;
};

/** The query parameter that binds an address to its host. S3 does not look at names that begin with `x-`. */
const tenantParameter = 'x-tenant';

/** Where what is kept of a file lies: `kept/<table>/<complaint>/<file>/original` and `…/shown`. */
export const keptKey = (tableId: TableId, { id, fileId }: FilePlace, which: KeptFile): string =>
  `kept/${tableId}/${id}/${fileId}/${which}`;

/** The files of one tenant. Browsers send and fetch them through the files host. */
export function s3FileStore({ uploads, kept, filesOrigin, slug, tableId }: FileStoreOptions): FileStore {
  const url = `${filesOrigin}${new URL(`${uploads.options.endpoint}/`).pathname}`;
  const fieldsFor = async (
    key: string,
    limits: { readonly min: number; readonly max: number; readonly exactly: Readonly<Record<string, string>> },
  ): Promise<Record<string, string>> =>
    postFields(await uploads.options.credentials(), {
      bucket: uploads.options.name,
      key,
      region: uploads.options.region,
      bytesMin: limits.min,
      bytesMax: limits.max,
      exactly: limits.exactly,
      signedAt: new Date(),
      validSeconds: uploadSeconds,
    });

  return {
    async wholeForm(place, { bytesMax, redirect }) {
      const exactly = { success_action_redirect: redirect };
      return { url, fields: await fieldsFor(uploadKey(tableId, place, 0), { min: 1, max: bytesMax, exactly }) };
    },

    async pieceForms(place, claim, pieces) {
      const claimed = {
        ...(claim.name !== undefined && { [claimHeaders.name]: encodeURIComponent(claim.name) }),
        [claimHeaders.mediaType]: claim.mediaType,
        [claimHeaders.bytes]: String(claim.bytes),
      };
      const forms = pieces.map(async ({ number, bytes }) => ({
        number,
        fields: await fieldsFor(uploadKey(tableId, place, number), {
          min: bytes,
          max: bytes,
          exactly: { ...(number === 0 && claimed), success_action_status: '204' },
        }),
      }));
      return { url, pieces: await Promise.all(forms) };
    },

    async arrived(place, pieces) {
      const sizes = await Promise.all(pieces.map(({ number }) => uploads.size(uploadKey(tableId, place, number))));
      return new Set(pieces.filter(({ bytes }, index) => sizes[index] === bytes).map(({ number }) => number));
    },

    async inspect(place) {
      const found = await arrivedAt(uploads, tableId, place, headBytes);
      if (!found) return undefined;
      const { bytes, name, claimedType, head, keys } = found;
      const last = keys.at(-1);
      const tail = bytes > headBytes && last ? await uploads.read(last, { from: -headBytes }) : undefined;
      return { mediaType: mediaTypeOf(head, tail?.content), bytes, name, claimedType };
    },

    removeUpload: (place, bytes) => removeUpload(uploads, tableId, place, bytes),

    async address(place, which, { mediaType, name, disposition }) {
      const { pathname, search } = await kept.sign(keptKey(tableId, place, which), {
        'X-Amz-Expires': String(downloadSeconds),
        [tenantParameter]: slug,
        'response-content-type': mediaType === 'text/plain' ? 'text/plain; charset=utf-8' : mediaType,
        'response-content-disposition': `${disposition}; filename*=UTF-8''${encodeURIComponent(name)}`,
      });
      return `${filesOrigin}${pathname}${search}`;
    },
  };
}
