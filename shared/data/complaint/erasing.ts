import type { Erasing } from '../../usecase/complaint/erase.ts';
import type { TenantTable } from '../tenant-table.ts';
import { eventKey, vaultKey } from './keys.ts';

/** Takes personal data away, through the background scope: it can neither read the vault nor change what the chain covers. */
export const dynamoErasing = (table: TenantTable): Erasing => ({
  async dropIdentity(id) {
    await table.remove(vaultKey(id));
  },
  async dropTexts(id, seq) {
    await table.transact([
      { update: eventKey(id, seq), expression: { text: 'REMOVE texts' }, condition: 'attribute_exists(pk)' },
    ]);
  },
});
