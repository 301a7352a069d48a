import { IdentityView } from '../../contract/complaints.ts';
import * as z from 'zod';
import type { Vault } from '../../usecase/complaint/ports.ts';
import type { TenantTable } from '../tenant-table.ts';
import { vaultKey } from './keys.ts';

const VaultItem = IdentityView.extend({ pk: z.string(), sk: z.string() });

/** The vault of a tenant. Takes a table opened with the identity scope; no other scope may read these keys. */
export const dynamoVault = (table: TenantTable): Vault => ({
  async open(id) {
    const item = await table.get(vaultKey(id), VaultItem, { consistent: true });
    if (!item) return undefined;
    const { pk: _, sk: __, ...identity } = item;
    return identity;
  },
});
