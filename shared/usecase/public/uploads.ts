import type { NamedAttachment } from '../../complaint/command.ts';
import type { Attachment } from '../../complaint/attachment.ts';
import type { ComplaintId } from '../../kernel/ids.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import type { FileStore } from './ports.ts';

const endings: Readonly<Record<Attachment['mediaType'], string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/gif': 'gif',
  'application/pdf': 'pdf',
};

/**
 * Takes an uploaded file in when its content is of a type we take and, where the sender claimed one, of that type. What is
 * refused is removed at once.
 */
export async function takeUpload(
  files: FileStore,
  id: ComplaintId,
  fileId: string,
): Promise<Result<NamedAttachment, { readonly code: 'file/not-found' | 'file/not-what-it-claims' }>> {
  const found = await files.inspect(id, fileId);
  if (found === undefined) return refuse({ code: 'file/not-found' });
  if (
    found === 'unknownType' ||
    (found.claimedType !== undefined && found.claimedType !== found.attachment.mediaType)
  ) {
    await files.remove(id, fileId);
    return refuse({ code: 'file/not-what-it-claims' });
  }
  const name = found.name ?? `${fileId.slice(-4).toLowerCase()}.${endings[found.attachment.mediaType]}`;
  return ok({ attachment: found.attachment, name });
}
