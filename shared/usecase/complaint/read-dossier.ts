import type { Actor } from '../../complaint/facts.ts';
import type { DossierView } from '../../contract/complaints.ts';
import type { ComplaintId } from '../../kernel/ids.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import type { AccessLog, LoadedComplaint, StoredEvent } from './ports.ts';
import { type ReadPorts, actorNames, actorsOf, maySee, timelineEntry } from './read-complaint.ts';

/**
 * Whether the log is whole: every event follows the one before, and the snapshot knows the last one, which no other event
 * vouches for. Events after that one were written while we read.
 */
const isWhole = (events: readonly StoredEvent[], { state, head }: LoadedComplaint): boolean =>
  events.every((stored, index) => stored.isIntact && stored.event.seq === index + 1) &&
  events[state.seq - 1]?.hash === head;

/** The dossier 卷宗: every step with its digest and every reading, and whether the two chains hold. Reading it is logged too. */
export async function readDossier(
  ports: ReadPorts & { readonly access: AccessLog },
  id: ComplaintId,
  actor: Actor,
): Promise<Result<DossierView, { readonly code: 'complaint/not-found' | 'session/not-permitted' }>> {
  const found = await ports.log.load(id);
  if (!found || !maySee(actor, found.state)) return refuse({ code: 'complaint/not-found' });
  if (!actor.capabilities.includes('readDossier')) return refuse({ code: 'session/not-permitted' });
  await ports.access.note(id, { at: ports.clock.now(), actorId: actor.id, what: 'dossier' });
  const [events, accesses] = await Promise.all([ports.log.events(id, { consistent: true }), ports.access.list(id)]);
  const names = await actorNames(ports.directory, [
    ...events.flatMap(actorsOf),
    ...accesses.map((access) => access.actorId),
  ]);
  return ok({
    number: found.state.number,
    events: events.map((stored) => ({
      ...timelineEntry(stored, names),
      schema: stored.schema,
      hash: stored.hash,
      prev: stored.prev,
      textDigests: { ...stored.textDigests },
      isIntact: stored.isIntact,
    })),
    accesses: accesses.map(({ actorId, ...access }) => {
      const name = (names as ReadonlyMap<string, string>).get(actorId);
      return { ...access, actor: { id: actorId, ...(name !== undefined && { name }) } };
    }),
    isIntact: isWhole(events, found) && accesses.every((access) => access.isIntact),
  });
}
