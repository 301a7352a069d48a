import * as z from 'zod';
import { Instant } from '../../kernel/time.ts';
import { keyPrefixes, queuePrefixes } from '../../tenant/tables.ts';
import { Notice } from '../../usecase/notices/notice.ts';
import type { NoticeStore } from '../../usecase/notices/ports.ts';
import type { ItemKey } from '../item.ts';
import type { TenantTable } from '../tenant-table.ts';

const NoticeItem = z.strictObject({
  pk: z.string(),
  sk: z.literal('NOTICE'),
  notice: Notice,
  status: z.enum(['waiting', 'claimed', 'sent', 'givenUp']),
  claimedUntil: Instant.optional(),
  finishedAt: Instant.optional(),
  why: z.string().optional(),
  queue: z.string().optional(),
  nextAt: Instant.optional(),
  expiresAt: z.int().optional(),
});
const WaitingLine = z.looseObject({ pk: z.string() });

const waitingPartition = `${queuePrefixes.outbox}notices`;
const waitingMax = 200;
/** A notice that was sent is kept for three months, to show that it was. */
const keptSeconds = 90 * 24 * 3600;

const keyOf = (id: string): ItemKey => ({ pk: `${keyPrefixes.outbox}${id}`, sk: 'NOTICE' });

/** Notices in a tenant's table. Those that wait stand in the work index, so that none is forgotten. */
export const dynamoNoticeStore = (table: TenantTable): NoticeStore => ({
  async put(notice) {
    const outcome = await table.put(
      { ...keyOf(notice.id), notice, status: 'waiting', queue: waitingPartition, nextAt: notice.createdAt },
      { text: 'attribute_not_exists(pk)' },
    );
    return outcome === 'written';
  },

  async claim(id, now, until) {
    const claimed = await table.update(
      keyOf(id),
      {
        text: 'SET #status = :claimed, claimedUntil = :until',
        names: { '#status': 'status' },
        values: { ':claimed': 'claimed', ':until': until, ':waiting': 'waiting', ':now': now },
      },
      { condition: '#status = :waiting OR (#status = :claimed AND claimedUntil < :now)', returning: NoticeItem },
    );
    if (claimed) return claimed.notice;
    const known = await table.get(keyOf(id), NoticeItem, { consistent: true });
    return known?.status === 'claimed' ? 'busy' : 'done';
  },

  async finish(id, { at, status, why }) {
    await table.update(
      keyOf(id),
      {
        text: `SET #status = :status, finishedAt = :at, expiresAt = :expires${why ? ', why = :why' : ''} REMOVE queue, nextAt, claimedUntil`,
        names: { '#status': 'status' },
        values: {
          ':status': status,
          ':at': at,
          ':expires': Math.ceil(Date.parse(at) / 1000) + keptSeconds,
          ...(why && { ':why': why }),
        },
      },
      { condition: 'attribute_exists(pk)', returning: NoticeItem },
    );
  },

  async find(id) {
    return (await table.get(keyOf(id), NoticeItem))?.notice;
  },

  async waiting(before) {
    const page = await table.query(
      {
        pk: waitingPartition,
        index: true,
        limit: waitingMax,
        sort: { text: '#sk <= :before', values: { ':before': before } },
      },
      WaitingLine,
    );
    return page.items.map((item) => item.pk.slice(keyPrefixes.outbox.length));
  },
});
