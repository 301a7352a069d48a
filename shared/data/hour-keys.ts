import * as z from 'zod';
import { type Instant, millisecondsOf, plusMilliseconds } from '../kernel/time.ts';
import { expiryAttribute, keyPrefixes } from '../tenant/tables.ts';
import type { HourKeys } from '../usecase/public/guard/ports.ts';
import type { TenantTable } from './tenant-table.ts';

const KeyItem = z.strictObject({ pk: z.string(), sk: z.string(), key: z.base64(), [expiryAttribute]: z.int() });

const partition = `${keyPrefixes.attempt}KEY`;
const hourMilliseconds = 3_600_000;

/** The hour of a moment. It sorts like the moments do. */
export const hourOf = (now: Instant): string => now.slice(0, 13);

/** When what was noted within the hour means nothing any more: two hours after it began. Seconds since 1970. */
export function expiryOfHour(now: Instant): number {
  const millis = millisecondsOf(now);
  return (millis - (millis % hourMilliseconds) + 2 * hourMilliseconds) / 1000;
}

/** The keys of the hours in a tenant's table. */
export function dynamoHourKeys(table: TenantTable, random: (bytes: number) => Uint8Array): HourKeys {
  const read = async (now: Instant, consistent: boolean): Promise<Uint8Array | undefined> => {
    const item = await table.get({ pk: partition, sk: hourOf(now) }, KeyItem, { consistent });
    return item && Buffer.from(item.key, 'base64');
  };
  return {
    async current(now) {
      const known = await read(now, false);
      if (known) return known;
      const key = Buffer.from(random(32));
      const made = await table.put(
        {
          pk: partition,
          sk: hourOf(now),
          key: key.toString('base64'),
          [expiryAttribute]: expiryOfHour(now),
        },
        { text: 'attribute_not_exists(pk)' },
      );
      if (made === 'written') return key;
      const first = await read(now, true);
      if (!first) throw new Error('the key of this hour is neither there nor to be made');
      return first;
    },
    previous: (now) => read(plusMilliseconds(now, -hourMilliseconds), false),
  };
}

/**
 * Removes the keys of hours that are over: time to live may take its time, and this may not.
 *
 * @returns how many were removed
 */
export async function removeOldHourKeys(table: TenantTable, now: Instant): Promise<number> {
  const oldest = hourOf(plusMilliseconds(now, -hourMilliseconds));
  const { items } = await table.query(
    { pk: partition, sort: { text: '#sk < :oldest', values: { ':oldest': oldest } } },
    KeyItem,
  );
  for (const { pk, sk } of items) await table.remove({ pk, sk });
  return items.length;
}
