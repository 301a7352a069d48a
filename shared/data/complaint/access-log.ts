import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import * as z from 'zod';
import { ActorId } from '../../complaint/events.ts';
import { DossierView } from '../../contract/complaints.ts';
import { Instant } from '../../kernel/time.ts';
import type { AccessLog } from '../../usecase/complaint/ports.ts';
import type { TenantTable } from '../tenant-table.ts';
import { accessKey, accessPartition } from './keys.ts';

const what = DossierView.shape.accesses.element.shape.what;

const AccessItem = z.strictObject({
  pk: z.string(),
  sk: z.string(),
  seq: z.int().positive(),
  at: Instant,
  actorId: ActorId,
  what,
  prev: z.string().nullable(),
});
type AccessItem = z.infer<typeof AccessItem>;

const attemptsMax = 8;

const hashOf = ({ seq, at, actorId, what: kind, prev }: Omit<AccessItem, 'pk' | 'sk'>): string =>
  createHash('sha256')
    .update(canonicalize({ seq, at, actorId, what: kind, prev }) ?? '')
    .digest('base64url');

/** The chained log of readings in a tenant's table: 1 WRU an entry, no version of the complaint is touched. */
export const dynamoAccessLog = (table: TenantTable): AccessLog => ({
  async note(id, access) {
    // The first look may be a stale one, at half the price: then the entry is there already, and the next look is not.
    for (let attempt = 0; attempt < attemptsMax; attempt++) {
      const { items } = await table.query(
        { pk: accessPartition(id), descending: true, limit: 1, consistent: attempt > 0 },
        AccessItem,
      );
      const last = items[0];
      const entry = { seq: (last?.seq ?? 0) + 1, ...access, prev: last ? hashOf(last) : null };
      const outcome = await table.put({ ...accessKey(id, entry.seq), ...entry }, { text: 'attribute_not_exists(pk)' });
      if (outcome === 'written') return;
    }
    throw new Error('the access log is too busy');
  },

  async list(id) {
    const items: AccessItem[] = [];
    let from: Parameters<TenantTable['query']>[0]['from'];
    do {
      const page = await table.query({ pk: accessPartition(id), ...(from && { from }) }, AccessItem);
      items.push(...page.items);
      from = page.next;
    } while (from);
    return items.map((item, index) => {
      const before = items[index - 1];
      return {
        seq: item.seq,
        at: item.at,
        actorId: item.actorId,
        what: item.what,
        hash: hashOf(item),
        isIntact: item.seq === index + 1 && item.prev === (before ? hashOf(before) : null),
      };
    });
  },
});
