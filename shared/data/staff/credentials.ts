import { Credential, type CredentialStore } from '../../usecase/staff/ports.ts';
import type { TenantTable } from '../tenant-table.ts';
import { staffKeys } from './keys.ts';

/** The passwords' hashes of one tenant in its table. */
export const credentialStore = (table: TenantTable): CredentialStore => ({
  find: (id) => table.get(staffKeys.credential(id), Credential, { consistent: true }),

  async rehash(id, credential) {
    // A password that was set in the meantime stays: then the condition fails, and nothing is lost.
    await table.put(
      { ...staffKeys.credential(id), ...credential },
      { text: 'changedAt = :changedAt', values: { ':changedAt': credential.changedAt } },
    );
  },
});
