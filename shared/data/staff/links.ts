import { type LinkStore, MailLink } from '../../usecase/staff/ports.ts';
import type { TenantTable } from '../tenant-table.ts';
import { staffKeys } from './keys.ts';
import { linkItem, personWrites } from './people.ts';
import { transactPatiently } from './transact-patiently.ts';

/** The mail links of one tenant in its table. A used link is gone. */
export const linkStore = (table: TenantTable): LinkStore => ({
  async add(link) {
    const outcome = await table.put(linkItem(link), { text: 'attribute_not_exists(pk)' });
    if (outcome !== 'written') throw new Error('a mail link with this id exists');
  },

  find: (linkId) => table.get(staffKeys.link(linkId), MailLink, { consistent: true }),

  async redeem({ link, before, after, credential }) {
    const { outcome, failed } = await transactPatiently(table, [
      { remove: staffKeys.link(link.linkId), condition: { text: 'attribute_exists(pk)' } },
      ...personWrites(before, after),
      { put: { ...staffKeys.credential(after.id), ...credential } },
    ]);
    if (outcome === 'written') return 'changed';
    return failed.includes(0) ? 'linkUsed' : 'changedElsewhere';
  },
});
