import * as z from 'zod';
import type { Instant } from '../kernel/time.ts';
import { expiryAttribute, keyPrefixes } from '../tenant/tables.ts';
import type { AttemptCounter } from '../usecase/public/ports.ts';
import { expiryOfHour, hourOf } from './hour-keys.ts';
import type { ItemKey } from './item.ts';
import type { TenantTable } from './tenant-table.ts';

const CounterItem = z.strictObject({ pk: z.string(), sk: z.string(), tries: z.int(), [expiryAttribute]: z.int() });

/** Counters by hashed sender, gone two hours after their hour began. */
export function dynamoAttemptCounter(
  table: TenantTable,
  what: string,
): AttemptCounter & {
  readonly read: (digest: string, now: Instant) => Promise<number>;
  readonly add: (digest: string, now: Instant, amount: number) => Promise<number>;
} {
  const keyOf = (digest: string, now: Instant): ItemKey => ({
    pk: `${keyPrefixes.attempt}${what}#${digest}`,
    sk: hourOf(now),
  });
  const add = async (digest: string, now: Instant, amount: number): Promise<number> => {
    const item = await table.update(
      keyOf(digest, now),
      {
        text: `ADD tries :amount SET ${expiryAttribute} = if_not_exists(${expiryAttribute}, :expires)`,
        values: { ':amount': amount, ':expires': expiryOfHour(now) },
      },
      { returning: CounterItem },
    );
    if (!item) throw new Error('the counter did not answer');
    return item.tries;
  };
  return {
    add,
    async read(digest, now) {
      return (await table.get(keyOf(digest, now), CounterItem))?.tries ?? 0;
    },
    count: (digest, now) => add(digest, now, 1),
    async takeBack(digest, now) {
      await add(digest, now, -1);
    },
  };
}
