import type { SignUpId, TableId, TenantId } from '../../kernel/ids.ts';
import type { ItemKey } from '../item.ts';

/** The keys of the control table. */
export const tenantKey = (id: TenantId): ItemKey => ({ pk: `TENANT#${id}`, sk: 'TENANT' });
export const slugKey = (slug: string): ItemKey => ({ pk: `SLUG#${slug}`, sk: 'SLUG' });
export const tableKey = (id: TableId): ItemKey => ({ pk: `TABLE#${id}`, sk: 'TABLE' });
export const signUpKey = (id: SignUpId): ItemKey => ({ pk: `SIGNUP#${id}`, sk: 'SIGNUP' });
export const activePartition = 'ACTIVE';
export const activeKey = (id: TenantId): ItemKey => ({ pk: activePartition, sk: id });
export const poolPartition = 'POOL';
export const poolKey = (id: TableId): ItemKey => ({ pk: poolPartition, sk: id });
