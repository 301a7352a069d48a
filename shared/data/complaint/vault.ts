import * as z from 'zod';
import { IdentityView } from '../../contract/complaints.ts';
import { ComplaintId } from '../../kernel/ids.ts';
import type { Vault } from '../../usecase/complaint/ports.ts';
import type { TenantTable } from '../tenant-table.ts';
import { vaultKey } from './keys.ts';

const VaultItem = z.union([
  z.strictObject({ pk: z.string(), sk: z.string(), sameAs: ComplaintId }),
  IdentityView.extend({ pk: z.string(), sk: z.string() }),
]);

/** How many second complaints are followed back to the first. */
const stepsMax = 20;

/** The vault of a tenant. Takes a table opened with the identity scope; no other scope may read these keys. */
export const dynamoVault = (table: TenantTable): Vault => ({
  async open(id) {
    let at = id;
    for (let step = 0; step < stepsMax; step++) {
      const item = await table.get(vaultKey(at), VaultItem, { consistent: true });
      if (!item) return undefined;
      const { pk: _, sk: __, ...told } = item;
      if (!('sameAs' in told)) return told;
      at = told.sameAs;
    }
    return undefined;
  },
});
