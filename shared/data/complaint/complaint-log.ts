import * as z from 'zod';
import { replay } from '../../complaint/evolve.ts';
import { ComplaintId } from '../../kernel/ids.ts';
import type { Append, ComplaintLog, LoadedComplaint, StoredEvent } from '../../usecase/complaint/ports.ts';
import type { TenantTable, Write } from '../tenant-table.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import { StoredTexts, openEvent, sealEvents } from './event-chain.ts';
import { eventKey, eventPartition, never, numberKey, queuePartition, snapshotKey, vaultKey } from './keys.ts';
import {
  type OlderSnapshot,
  QueueLine,
  StoredSnapshot,
  isOfToday,
  loadedComplaint,
  queueItem,
  snapshotItem,
  taskChanges,
} from './snapshot.ts';

const EventItem = z.strictObject({
  pk: z.string(),
  sk: z.string(),
  envelope: z.instanceof(Uint8Array),
  texts: StoredTexts.optional(),
});
const NumberItem = z.strictObject({ pk: z.string(), sk: z.string(), complaintId: ComplaintId });
const absent = { text: 'attribute_not_exists(pk)' } as const;

/** How many overlooked complaints one sweep takes; the rest is for the next. */
const overlookedMax = 200;

/** Everything one verb writes, as the writes of one transaction; the snapshot comes first. */
export function writesOf(append: Append): readonly Write[] {
  const { before, after } = append;
  const sealed = sealEvents(append.events, before?.head ?? null);
  const head = sealed.at(-1)?.hash;
  if (head === undefined) throw new Error('an append without events');
  const tasks = taskChanges(before?.state, after);
  const snapshot = snapshotItem({ state: after, head, armed: append.armed });
  return [
    before
      ? {
          put: snapshot,
          condition: { text: '#seq = :seq', names: { '#seq': 'seq' }, values: { ':seq': before.state.seq } },
        }
      : { put: snapshot, condition: absent },
    ...append.events.map(({ event }, index): Write => {
      const { envelope, texts } = sealed[index] ?? { envelope: new Uint8Array(), texts: undefined };
      return { put: { ...eventKey(after.id, event.seq), envelope, texts }, condition: absent };
    }),
    ...(before
      ? []
      : [{ put: { ...numberKey(after.number), complaintId: after.id }, condition: absent } satisfies Write]),
    ...(append.identity
      ? [{ put: { ...vaultKey(after.id), ...append.identity }, condition: absent } satisfies Write]
      : []),
    ...tasks.put.map((put): Write => ({ put })),
    ...tasks.remove.map((remove): Write => ({ remove })),
  ];
}

/** The log of complaints in a tenant's table. */
export function dynamoComplaintLog(table: TenantTable): ComplaintLog {
  const readEvents: ComplaintLog['events'] = async (id, options = {}) => {
    const stored: StoredEvent[] = [];
    let from: Parameters<TenantTable['query']>[0]['from'];
    do {
      const page = await table.query({ pk: eventPartition(id), ...options, ...(from && { from }) }, EventItem);
      for (const item of page.items) stored.push(openEvent(item.envelope, item.texts, stored.at(-1)?.hash ?? null));
      from = page.next;
    } while (from);
    return stored;
  };

  /** The head comes from the events too: another may have written between the two readings. */
  const rebuild = async (item: OlderSnapshot): Promise<LoadedComplaint> => {
    const events = await readEvents(item.complaintId, { consistent: true });
    const state = replay(
      item.complaintId,
      events.map(({ event }) => event),
    );
    const head = events.at(-1)?.hash;
    if (!state || head === undefined) throw new Error('a snapshot without events');
    return { state, head, armed: item.armed };
  };

  return {
    async load(id) {
      const item = await table.get(snapshotKey(id), StoredSnapshot, { consistent: true });
      return item && (isOfToday(item) ? loadedComplaint(item) : rebuild(item));
    },

    async append(append) {
      const { outcome } = await table.transact(writesOf(append));
      return outcome === 'written' ? 'written' : 'changed';
    },

    async rearm(id, seq, armed) {
      const updated = await table.update(
        snapshotKey(id),
        {
          text: armed ? 'SET armed = :armed' : 'REMOVE armed',
          names: { '#seq': 'seq' },
          values: { ':seq': seq, ...(armed && { ':armed': armed }) },
        },
        { condition: '#seq = :seq', returning: StoredSnapshot },
      );
      return updated !== undefined;
    },

    events: readEvents,

    async event(id, seq) {
      const item = await table.get(eventKey(id, seq), EventItem, { consistent: true });
      return item && openEvent(item.envelope, item.texts, undefined);
    },

    async idOfNumber(number) {
      const item = await table.get(numberKey(number), NumberItem);
      return item?.complaintId;
    },

    async queue(name, state, page) {
      const pk = queuePartition(name, state);
      const from = page.cursor === undefined ? undefined : decodeCursor(page.cursor, pk);
      if (page.cursor !== undefined && !from) return undefined;
      const answer = await table.query(
        { pk, index: true, limit: page.limit, descending: state === 'closed', ...(from && { from }) },
        QueueLine,
      );
      return { items: answer.items.map(queueItem), ...(answer.next && { cursor: encodeCursor(answer.next) }) };
    },

    async overlooked(before) {
      const pages = await Promise.all(
        (['late', 'open'] as const).map((state) =>
          table.query(
            {
              pk: queuePartition('centre', state),
              index: true,
              limit: overlookedMax,
              sort: { text: '#sk <= :before', values: { ':before': before < never ? before : never } },
            },
            QueueLine,
          ),
        ),
      );
      return pages.flatMap((page) => page.items.map((line) => line.complaintId));
    },
  };
}
