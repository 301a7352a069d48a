import type { TableId } from '../kernel/ids.ts';
import type { ScanResult, SealingStore } from '../usecase/files/ports.ts';
import { keptKey } from './file-store.ts';
import type { Bucket } from './s3-bucket.ts';
import { arrivedAt, removeUpload, uploadKey } from './uploads.ts';

/** The tag that GuardDuty Malware Protection for S3 leaves at what it has looked at, and what its values mean. */
const scanTag = 'GuardDutyMalwareScanStatus';
const scanResults: Readonly<Record<string, ScanResult>> = {
  NO_THREATS_FOUND: 'clean',
  THREATS_FOUND: 'infected',
  UNSUPPORTED: 'unscannable',
};

/** The files of one tenant, for the one who seals them. */
export function s3SealingStore({
  uploads,
  kept,
  tableId,
  isScanned,
}: {
  readonly uploads: Bucket;
  readonly kept: Bucket;
  readonly tableId: TableId;
  /** Whether a scanner looks at what arrives in the bucket of uploads. */
  readonly isScanned: boolean;
}): SealingStore {
  const store: SealingStore = {
    async upload(place) {
      // One byte: the claim stands in the headers.
      const found = await arrivedAt(uploads, tableId, place, 1);
      if (!found) return undefined;
      const content = new Uint8Array(found.bytes);
      let at = 0;
      for (const key of found.keys) {
        const part = await uploads.read(key);
        if (!part || at + part.size > found.bytes) return undefined;
        content.set(part.content, at);
        at += part.size;
      }
      return at === found.bytes ? content : undefined;
    },

    async scan(place, content) {
      if (!isScanned) return 'clean';
      const first = uploadKey(tableId, place, 0);
      // Malware may be spread over pieces: what counts is the whole.
      const isInPieces = (await uploads.size(uploadKey(tableId, place, 1))) !== undefined;
      const key = isInPieces ? uploadKey(tableId, place, 'whole') : first;
      if (isInPieces) await uploads.create(key, content, 'application/octet-stream');
      return scanResults[(await uploads.tag(key, scanTag)) ?? ''] ?? 'pending';
    },

    async keep(place, which, content, mediaType) {
      if (await kept.create(keptKey(tableId, place, which), content, mediaType)) return content;
      const there = await store.kept(place, which);
      if (!there) throw new Error('what was kept is being written or was removed');
      return there;
    },

    kept: async (place, which) => (await kept.read(keptKey(tableId, place, which)))?.content,

    removeUpload: (place, bytes) => removeUpload(uploads, tableId, place, bytes),

    async removeKept(place) {
      for (const which of ['original', 'shown'] as const) await kept.remove(keptKey(tableId, place, which));
    },
  };
  return store;
}
