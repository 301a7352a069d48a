import type { Attachment } from '../../complaint/attachment.ts';
import type { StoredEvent } from './ports.ts';

/** The files of one event under the names their sender gave them; a redacted name leaves the file without one. */
export function namedAttachments({ event, texts }: StoredEvent): (Attachment & { name: string })[] {
  if (event.type !== 'ComplaintRegistered' && event.type !== 'ComplaintSupplemented') return [];
  const names = texts.fileNames?.split('\n') ?? [];
  return (event.data.attachments ?? []).map((attachment, index) => ({
    ...attachment,
    name: names[index] ?? attachment.id,
  }));
}

/** One file of a complaint, by its id. */
export const findAttachment = (
  events: readonly StoredEvent[],
  fileId: string,
): (Attachment & { name: string }) | undefined =>
  events.flatMap(namedAttachments).find((attachment) => attachment.id === fileId);
