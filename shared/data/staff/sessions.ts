import { expiryAttribute } from '../../tenant/tables.ts';
import { Session, type SessionStore } from '../../usecase/staff/ports.ts';
import type { TenantTable } from '../tenant-table.ts';
import { expiryOf, staffKeys } from './keys.ts';

/** The sessions of one tenant in its table. */
export const sessionStore = (table: TenantTable): SessionStore => ({
  async add(session) {
    const item = { ...staffKeys.session(session.digest), ...session, [expiryAttribute]: expiryOf(session.endsAt) };
    await table.put(item, { text: 'attribute_not_exists(pk)' });
  },

  find: (digest) => table.get(staffKeys.session(digest), Session, { consistent: true }),

  async touch(digest, lastSeenAt) {
    // Only while it exists: a request that overlaps with signing out must not bring the session back.
    await table.update(
      staffKeys.session(digest),
      { text: 'SET lastSeenAt = :at', values: { ':at': lastSeenAt } },
      { condition: 'attribute_exists(pk)', returning: Session },
    );
  },

  async remove(digest) {
    await table.remove(staffKeys.session(digest));
  },
});
