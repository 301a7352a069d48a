import * as z from 'zod';
import { TenantId } from '../../kernel/ids.ts';
import { TenantRecord } from '../../tenant/record.ts';
import { type VerifiedTenant, verifiedTenant } from '../../tenant/scope.ts';
import type { Registry } from '../../usecase/tenancy/ports.ts';
import type { ItemKey } from '../item.ts';
import type { TenantTable } from '../tenant-table.ts';
import { activePartition, slugKey, tableKey, tenantKey } from './control-keys.ts';

/** How long an answer of the registry may be used again; a suspended tenant is shut out after this at the latest. */
const cacheMilliseconds = 20_000;
const cacheMax = 2000;
const activePage = 500;

const key = { pk: z.string(), sk: z.string() };
const TenantItem = TenantRecord.extend(key);
const PointerItem = z.looseObject({ ...key, tenantId: TenantId });
const ActiveItem = z.strictObject({ pk: z.string(), sk: TenantId });

/**
 * The registry in the control table. Only tenants that are active or suspended are found; one that is being made or taken
 * down looks like one that never was.
 *
 * @param monotonic milliseconds that only grow, for the age of cached answers
 */
export function dynamoRegistry(control: TenantTable, monotonic: () => number): Registry {
  const cache = new Map<string, { readonly until: number; readonly tenant: VerifiedTenant }>();

  const byId = async (id: TenantId): Promise<VerifiedTenant | undefined> => {
    const item = await control.get(tenantKey(id), TenantItem);
    if (!item || (item.status !== 'active' && item.status !== 'suspended')) return undefined;
    const { pk: _, sk: __, ...record } = item;
    return verifiedTenant(record);
  };

  const through = async (pointer: ItemKey): Promise<VerifiedTenant | undefined> => {
    const found = await control.get(pointer, PointerItem);
    return found && (await byId(found.tenantId));
  };

  const cached = async (
    name: string,
    find: () => Promise<VerifiedTenant | undefined>,
  ): Promise<VerifiedTenant | undefined> => {
    const known = cache.get(name);
    if (known && known.until > monotonic()) return known.tenant;
    cache.delete(name);
    const tenant = await find();
    if (!tenant) return undefined;
    if (cache.size >= cacheMax) cache.clear();
    cache.set(name, { until: monotonic() + cacheMilliseconds, tenant });
    return tenant;
  };

  return {
    bySlug: (slug) => cached(`slug/${slug}`, () => through(slugKey(slug))),
    byId: (id) => cached(`id/${id}`, () => byId(id)),
    byTable: (tableId) => cached(`table/${tableId}`, () => through(tableKey(tableId))),
    async preparing(id, tableId) {
      const item = await control.get(tenantKey(id), TenantItem, { consistent: true });
      if (item?.tableId !== tableId) throw new Error('the tenant has not claimed this table');
      const { pk: _, sk: __, ...record } = item;
      return verifiedTenant(record);
    },
    async active(after) {
      const page = await control.query(
        {
          pk: activePartition,
          limit: activePage,
          ...(after && { sort: { text: '#sk > :after', values: { ':after': after } } }),
        },
        ActiveItem,
      );
      return page.items.map((item) => item.sk);
    },
  };
}
