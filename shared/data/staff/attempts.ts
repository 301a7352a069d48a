import * as z from 'zod';
import { Instant, plusMilliseconds } from '../../kernel/time.ts';
import { expiryAttribute } from '../../tenant/tables.ts';
import type { AttemptKey, AttemptStore } from '../../usecase/staff/ports.ts';
import type { TenantTable } from '../tenant-table.ts';
import { expiryOf, staffKeys } from './keys.ts';

const CounterItem = z.object({ attempts: z.int() });
const hourMilliseconds = 3_600_000;

/** The end of the counter's hour: then the counter means nothing any more. */
const expiry = ({ hour }: AttemptKey): number =>
  expiryOf(plusMilliseconds(Instant.parse(`${hour}:00:00.000Z`), hourMilliseconds));

/** The counters of attempts of one tenant in its table. */
export function attemptStore(table: TenantTable): AttemptStore {
  const add = async (key: AttemptKey, change: 1 | -1): Promise<number> => {
    const item = await table.update(
      staffKeys.attempt(key),
      {
        text: 'ADD attempts :change SET #expiry = :expiry',
        names: { '#expiry': expiryAttribute },
        values: { ':change': change, ':expiry': expiry(key) },
      },
      { returning: CounterItem },
    );
    if (!item) throw new Error('an update without a condition always answers');
    return item.attempts;
  };
  return {
    count: (key) => add(key, 1),
    takeBack: async (key) => {
      await add(key, -1);
    },
  };
}
