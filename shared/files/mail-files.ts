import type { TableId } from '../kernel/ids.ts';
import type { MailFiles } from '../usecase/mail-box/ports.ts';
import type { Bucket } from './s3-bucket.ts';
import { uploadKey } from './uploads.ts';

/** Where an attachment of a mail lies: `parts/<table>/<mail>/<file>`. Everything there is gone after thirty days. */
const partKey = (tableId: TableId, mail: string, fileId: string): string => `parts/${tableId}/${mail}/${fileId}`;

/**
 * Attachments of the mails of one tenant.
 *
 * @param inbound the bucket of what came by mail
 * @param uploads the bucket in which files wait to be sealed
 */
export const s3MailFiles = (inbound: Bucket, uploads: Bucket, tableId: TableId): MailFiles => ({
  async keep({ id, fileId }, content) {
    await inbound.create(partKey(tableId, id, fileId), content, 'application/octet-stream');
  },
  async upload(mail, place) {
    const part = await inbound.read(partKey(tableId, mail, place.fileId));
    if (!part) return false;
    await uploads.create(uploadKey(tableId, place, 0), part.content, 'application/octet-stream');
    return true;
  },
});
