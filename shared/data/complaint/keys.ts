import type { ComplaintId, TermId } from '../../kernel/ids.ts';
import { keyPrefixes, queuePrefixes } from '../../tenant/tables.ts';
import type { QueueName, QueueState } from '../../usecase/complaint/ports.ts';
import type { ItemKey } from '../item.ts';

/** Sorts after every instant: nothing falls due. */
export const never = '9999-12-31T23:59:59.999Z';

const sequence = (seq: number): string => String(seq).padStart(6, '0');

export const snapshotKey = (id: ComplaintId): ItemKey => ({ pk: `${keyPrefixes.complaint}${id}`, sk: 'SNAPSHOT' });
/** One line per department that handles the complaint, for its queue. */
export const taskKey = (id: ComplaintId, unit: TermId): ItemKey => ({
  pk: `${keyPrefixes.complaint}${id}`,
  sk: `TASK#${unit}`,
});
export const eventPartition = (id: ComplaintId): string => `${keyPrefixes.events}${id}`;
export const eventKey = (id: ComplaintId, seq: number): ItemKey => ({ pk: eventPartition(id), sk: sequence(seq) });
export const vaultKey = (id: ComplaintId): ItemKey => ({ pk: `${keyPrefixes.vault}${id}`, sk: 'COMPLAINANT' });
export const numberKey = (number: string): ItemKey => ({ pk: `${keyPrefixes.number}${number}`, sk: 'NUMBER' });
export const counterKey = (period: string): ItemKey => ({ pk: `${keyPrefixes.counter}${period}`, sk: 'COUNTER' });
export const accessPartition = (id: ComplaintId): string => `${keyPrefixes.access}${id}`;
export const accessKey = (id: ComplaintId, seq: number): ItemKey => ({ pk: accessPartition(id), sk: sequence(seq) });

/** A partition of the work index. */
export const queuePartition = (name: QueueName, state: QueueState): string =>
  `${queuePrefixes.complaints}${name === 'centre' ? 'centre' : `unit:${name}`}#${state}`;

/** The complaint and sequence number that an event's key names; undefined for a key of something else. */
export function eventOfKey(key: ItemKey): { id: string; seq: number } | undefined {
  if (!key.pk.startsWith(keyPrefixes.events)) return undefined;
  return { id: key.pk.slice(keyPrefixes.events.length), seq: Number(key.sk) };
}
