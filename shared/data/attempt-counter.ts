import * as z from 'zod';
import { type Instant, millisecondsOf } from '../kernel/time.ts';
import { expiryAttribute, keyPrefixes } from '../tenant/tables.ts';
import type { AttemptCounter } from '../usecase/public/ports.ts';
import type { ItemKey } from './item.ts';
import type { TenantTable } from './tenant-table.ts';

const CounterItem = z.strictObject({ pk: z.string(), sk: z.string(), tries: z.int(), [expiryAttribute]: z.int() });

/** Counters by hashed sender, gone within two hours. */
export function dynamoAttemptCounter(table: TenantTable, what: string): AttemptCounter {
  const keyOf = (digest: string, now: Instant): ItemKey => ({
    pk: `${keyPrefixes.attempt}${what}#${digest}`,
    sk: now.slice(0, 13),
  });
  const add = async (digest: string, now: Instant, amount: number): Promise<number> => {
    const item = await table.update(
      keyOf(digest, now),
      {
        text: `ADD tries :amount SET ${expiryAttribute} = if_not_exists(${expiryAttribute}, :expires)`,
        values: { ':amount': amount, ':expires': Math.ceil(millisecondsOf(now) / 1000) + 2 * 3600 },
      },
      { returning: CounterItem },
    );
    if (!item) throw new Error('the counter did not answer');
    return item.tries;
  };
  return {
    count: (digest, now) => add(digest, now, 1),
    async takeBack(digest, now) {
      await add(digest, now, -1);
    },
  };
}
