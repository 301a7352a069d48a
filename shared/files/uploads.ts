import { pieceBytes, piecesOf } from '../contract/files.ts';
import type { TableId } from '../kernel/ids.ts';
import type { FilePlace } from '../usecase/files/ports.ts';
import type { Bucket } from './s3-bucket.ts';

/** What the sender of a file pins to its first piece. */
export const claimHeaders = {
  name: 'x-amz-meta-name',
  mediaType: 'x-amz-meta-claimed-type',
  bytes: 'x-amz-meta-bytes',
} as const;

/** Where what was uploaded lies: `<table>/<complaint>/<file>/<piece>`. The only place that a ticket reaches. */
export const uploadKey = (tableId: TableId, { id, fileId }: FilePlace, piece: number | 'whole'): string =>
  `${tableId}/${id}/${fileId}/${piece}`;

/** What lies there: the pieces in their order with their sizes, all of them. */
export type Arrived = {
  readonly keys: readonly string[];
  readonly bytes: number;
  readonly name: string | undefined;
  readonly claimedType: string | undefined;
  readonly head: Uint8Array;
};

/**
 * Looks at what was uploaded of one file. A form without script sends it whole, a script in pieces whose number follows from
 * the length that the first one carries.
 *
 * @param headBytes how much of the first piece is read, in bytes
 * @returns undefined when nothing is there, or not all of it
 */
export async function arrivedAt(
  bucket: Bucket,
  tableId: TableId,
  place: FilePlace,
  headBytes: number,
): Promise<Arrived | undefined> {
  const firstKey = uploadKey(tableId, place, 0);
  const first = await bucket.read(firstKey, { from: 0, to: headBytes - 1 });
  if (!first) return undefined;
  const { headers, content: head } = first;
  const given = headers.get(claimHeaders.bytes);
  const bytes = given === null ? first.size : Number(given);
  const pieces = given === null ? [] : piecesOf(bytes).slice(1);
  if (first.size !== (given === null ? bytes : Math.min(bytes, pieceBytes))) return undefined;
  const keys = pieces.map(({ number }) => uploadKey(tableId, place, number));
  const sizes = await Promise.all(keys.map((key) => bucket.size(key)));
  if (pieces.some((piece, index) => sizes[index] !== piece.bytes)) return undefined;
  const name = headers.get(claimHeaders.name);
  return {
    keys: [firstKey, ...keys],
    bytes,
    name: name === null ? undefined : decodeURIComponent(name),
    claimedType: headers.get(claimHeaders.mediaType) ?? undefined,
    head,
  };
}

/** Takes away all that can lie there of a file of `bytes` bytes. Uploads have no versions: then nothing is left of it. */
export async function removeUpload(bucket: Bucket, tableId: TableId, place: FilePlace, bytes: number): Promise<void> {
  const parts = ['whole' as const, ...piecesOf(bytes).map(({ number }) => number)];
  await Promise.all(parts.map((part) => bucket.remove(uploadKey(tableId, place, part))));
}
