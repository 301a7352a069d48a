import type { Attachment } from '../../complaint/attachment.ts';
import type { EventData } from '../../complaint/events.ts';
import type { AttachedFile, FileStatus } from '../../contract/files.ts';
import { complainantsFiles } from '../complaint/attachments.ts';
import type { StoredEvent } from '../complaint/ports.ts';

export type Sealing = EventData<'FileSealed'>;

/** What was sealed, by the id of the file; of what was erased at the complainant's wish nothing is kept any more. Of two events about one file, which cannot be, the first counts. */
export function sealings(events: readonly StoredEvent[]): ReadonlyMap<string, Sealing> {
  const found = new Map<string, Sealing>();
  for (const { event } of events) {
    if (event.type === 'FileSealed' && !found.has(event.data.fileId)) found.set(event.data.fileId, event.data);
  }
  if (events.some(({ event }) => event.type === 'IdentityErased')) {
    for (const { id } of events.flatMap(complainantsFiles)) {
      const { shown: _, ...sealing } = found.get(id) ?? { fileId: id, cleaning: 'lost' };
      found.set(id, { ...sealing, isOriginalKept: false });
    }
  }
  return found;
}

/** What people can do with a file. */
export function statusOf(sealing: Sealing | undefined): FileStatus {
  if (!sealing) return 'being-checked';
  const { cleaning, shown, isOriginalKept } = sealing;
  if (cleaning === 'infected' || cleaning === 'lost') return cleaning;
  if (shown) return 'ready';
  return isOriginalKept ? 'original-only' : 'not-kept';
}

/** A file as its complainant sees it. */
export const attachedFile = (
  file: Attachment & { readonly name: string },
  sealed: ReadonlyMap<string, Sealing>,
): AttachedFile => ({
  id: file.id,
  name: file.name,
  mediaType: file.mediaType,
  bytes: file.bytes,
  status: statusOf(sealed.get(file.id)),
});
