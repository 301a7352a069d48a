import type { Actor } from '../../complaint/facts.ts';
import type { QueuePage, QueueQuery } from '../../contract/complaints.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import type { ComplaintLog } from './ports.ts';

const pageSize = 50;

/** One page of a queue: the centre's for those who read everything, a unit's for those who hold a position there. */
export async function readQueue(
  log: Pick<ComplaintLog, 'queue'>,
  query: QueueQuery,
  actor: Actor,
): Promise<Result<QueuePage, { readonly code: 'session/not-permitted' | 'request/invalid' }>> {
  const readsAll = actor.capabilities.includes('readComplaints');
  const readsOwn =
    query.queue !== 'centre' && actor.capabilities.includes('readOwnComplaints') && actor.units.includes(query.queue);
  if (!readsAll && !readsOwn) return refuse({ code: 'session/not-permitted' });
  const page = await log.queue(query.queue, query.state, { limit: pageSize, cursor: query.cursor });
  if (!page) return refuse({ code: 'request/invalid' });
  return ok({ items: [...page.items], ...(page.cursor !== undefined && { cursor: page.cursor }) });
}
