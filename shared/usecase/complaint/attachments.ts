import type { Attachment } from '../../complaint/attachment.ts';
import type { StoredEvent } from './ports.ts';

type Named = Attachment & { readonly name: string };

/** The files of one event under the names their sender gave them; a redacted name leaves the file without one. */
export function namedAttachments({ event, texts }: StoredEvent): readonly Named[] {
  if (
    event.type !== 'ComplaintRegistered' &&
    event.type !== 'ComplaintSupplemented' &&
    event.type !== 'EvidenceAttached'
  )
    return [];
  const names = texts.fileNames?.split('\n') ?? [];
  return (event.data.attachments ?? []).map((attachment, index) => ({
    ...attachment,
    name: names[index] ?? attachment.id,
  }));
}

/** The files that came with the complaint or were added to it; what staff attached for themselves is not among them. */
export const complainantsFiles = (stored: StoredEvent): readonly Named[] =>
  stored.event.type === 'EvidenceAttached' ? [] : namedAttachments(stored);

/** One file of a complaint, by its id. */
export const findAttachment = (events: readonly StoredEvent[], fileId: string): Named | undefined =>
  events.flatMap(namedAttachments).find((attachment) => attachment.id === fileId);
