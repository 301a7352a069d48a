import type { TablePool } from '../../usecase/tenancy/ports.ts';
import type { TenantTable } from '../tenant-table.ts';
import { poolKey, poolPartition } from './control-keys.ts';
import { PoolItem } from './sign-ups.ts';

/** The pool of ready tables in the control table. */
export const dynamoTablePool = (control: TenantTable): TablePool => ({
  async count() {
    const { items } = await control.query({ pk: poolPartition, consistent: true }, PoolItem);
    return {
      ready: items.filter((item) => item.status === 'ready').length,
      making: items.filter((item) => item.status === 'making').map((item) => item.sk),
    };
  },
  async note(tableId, status) {
    // A table that was claimed meanwhile must not come back into the pool.
    const condition = { text: status === 'making' ? 'attribute_not_exists(pk)' : 'attribute_exists(pk)' };
    await control.put({ ...poolKey(tableId), status }, condition);
  },
});
