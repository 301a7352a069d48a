import type { FileId } from '../../complaint/attachment.ts';
import type { ComplaintState } from '../../complaint/state.ts';
import type { Armed } from '../../complaint/timer.ts';
import type { ComplaintId } from '../../kernel/ids.ts';
import type { Outbox } from '../notices/notice.ts';
import { planNotices } from '../notices/plan-notices.ts';
import { namedAttachments } from './attachments.ts';
import { type Erasing, eraseTold } from './erase.ts';
import type { ComplaintPorts, Directory } from './ports.ts';

/** Starts the wake-up of a complaint. Starting the same one again changes nothing. */
export type TimerPort = { readonly arm: (id: ComplaintId, armed: Armed) => Promise<void> };

/** What follows from one event after it is written: its timer, its files and its notices. Repeating it is harmless. */
export async function reactToEvent(
  ports: Pick<ComplaintPorts, 'log' | 'rules' | 'organisation'> & {
    readonly directory: Directory;
    readonly timers: TimerPort;
    readonly outbox: Outbox;
    /** Has a file sealed. */
    readonly sealSoon: (id: ComplaintId, fileId: FileId) => Promise<void>;
    readonly erasing: Erasing;
  },
  id: ComplaintId,
  seq: number,
): Promise<ComplaintState | undefined> {
  const [loaded, stored] = await Promise.all([ports.log.load(id), ports.log.event(id, seq)]);
  if (!loaded || !stored) return undefined;
  if (loaded.armed?.version === seq) await ports.timers.arm(id, loaded.armed);
  for (const file of namedAttachments(stored)) await ports.sealSoon(id, file.id);
  // Whoever seals files finds that the complaint was erased, and removes what it kept.
  if (stored.event.type === 'IdentityErased') await eraseTold({ ...ports, removeFile: ports.sealSoon }, id);
  const [{ rulebook }, units] = await Promise.all([
    ports.rules.rulebook(loaded.state.rulebookVersion),
    ports.organisation.units(),
  ]);
  for (const notice of await planNotices(stored, loaded.state, { rulebook, units }, ports.directory)) {
    await ports.outbox.leave(notice);
  }
  return loaded.state;
}
