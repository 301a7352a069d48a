import * as z from 'zod';
import type { Numbers } from '../../usecase/complaint/ports.ts';
import type { TenantTable } from '../tenant-table.ts';
import { counterKey } from './keys.ts';

const CounterItem = z.strictObject({ pk: z.string(), sk: z.string(), last: z.int().positive() });

/**
 * Running numbers from a counter item of their own, outside the transaction: a shared item inside it would make every
 * filing wait for every other. A filing that fails leaves a gap.
 */
export const dynamoNumbers = (table: TenantTable): Numbers => ({
  async next(period) {
    const counter = await table.update(
      counterKey(period),
      { text: 'ADD #last :one', names: { '#last': 'last' }, values: { ':one': 1 } },
      { returning: CounterItem },
    );
    if (!counter) throw new Error('the counter did not answer');
    return counter.last;
  },
});
