import type { StaffStore } from '../../usecase/staff/ports.ts';
import type { TenantTable } from '../tenant-table.ts';
import { attemptStore } from './attempts.ts';
import { credentialStore } from './credentials.ts';
import { linkStore } from './links.ts';
import { peopleStore } from './people.ts';
import { sessionStore } from './sessions.ts';
import { unitStore } from './units.ts';

/**
 * Staff identity in one tenant's table. The staff scope may use all of it; the background scope all but sessions.
 */
export const staffStore = (table: TenantTable): StaffStore => ({
  people: peopleStore(table),
  credentials: credentialStore(table),
  links: linkStore(table),
  sessions: sessionStore(table),
  attempts: attemptStore(table),
  units: unitStore(table),
});
