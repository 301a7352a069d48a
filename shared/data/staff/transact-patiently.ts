import { setTimeout as delay } from 'node:timers/promises';
import type { TenantTable, Write } from '../tenant-table.ts';

const tries = 4;
const pauseMilliseconds = 20;

/**
 * Runs a transaction, again when another one was under way on the same item.
 *
 * @throws when it stays that way
 */
export async function transactPatiently(
  table: TenantTable,
  writes: readonly Write[],
): Promise<{ outcome: 'written' | 'conditionFailed'; failed: readonly number[] }> {
  for (let attempt = 1; ; attempt++) {
    const { outcome, failed } = await table.transact(writes);
    if (outcome !== 'conflict') return { outcome, failed };
    if (attempt === tries) throw new Error('other transactions hold the same items');
    await delay(pauseMilliseconds * attempt);
  }
}
