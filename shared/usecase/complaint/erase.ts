import type { FileId } from '../../complaint/attachment.ts';
import type { ComplaintId } from '../../kernel/ids.ts';
import { complainantsFiles } from './attachments.ts';
import type { ComplaintLog, StoredEvent } from './ports.ts';

/** Where personal data lie. Dropping what is gone already changes nothing. */
export type Erasing = {
  readonly dropIdentity: (id: ComplaintId) => Promise<void>;
  /** The texts beside one event. Their digests stay in the chain, which holds as before. */
  readonly dropTexts: (id: ComplaintId, seq: number) => Promise<void>;
};

/** Whether the texts beside an event are the complainant's own, or somebody took them down as told. */
const isTold = ({ event, textDigests }: StoredEvent): boolean =>
  Object.keys(textDigests).length > 0 &&
  (event.actorId === 'complainant' || event.type === 'ComplaintRegistered' || event.type === 'ComplaintSupplemented');

/**
 * Erases what names the complainant after `IdentityErased` was written: who they are, what they wrote, the files they sent.
 * Repeating it is harmless. A second complaint that refers to this one for who complains finds nobody any more.
 */
export async function eraseTold(
  ports: {
    readonly log: Pick<ComplaintLog, 'events'>;
    readonly erasing: Erasing;
    /** Has what was kept of a file removed, by the one who kept it. */
    readonly removeFile: (id: ComplaintId, fileId: FileId) => Promise<void>;
  },
  id: ComplaintId,
): Promise<void> {
  await ports.erasing.dropIdentity(id);
  const events = await ports.log.events(id, { consistent: true });
  for (const { event } of events.filter(isTold)) await ports.erasing.dropTexts(id, event.seq);
  for (const { id: fileId } of events.flatMap(complainantsFiles)) await ports.removeFile(id, fileId);
}
