import { systemClock } from '#clock';
import { decide } from '../../../shared/complaint/decide.ts';
import { staffStore } from '../../../shared/data/staff/staff-store.ts';
import { readProfile } from '../../../shared/data/tenancy/documents.ts';
import { dynamoRulebooks } from '../../../shared/data/tenancy/rulebook-store.ts';
import type { VerifiedTenant } from '../../../shared/tenant/scope.ts';
import { type RulebookDesk, rulebookDesk } from '../../../shared/usecase/rulebook/rulebook-desk.ts';
import { seedUnits } from '../../../shared/usecase/staff/organisation.ts';
import { complaintPorts } from '../../lib/complaint-ports.ts';
import type { Tenants } from '../../lib/tenants.ts';

/** The rulebook desk of the tenant, for one request. */
export async function openRulebookDesk(tenants: Tenants, tenant: VerifiedTenant): Promise<RulebookDesk> {
  const table = tenants.table(tenant, 'staff');
  const store = staffStore(table);
  const { rules } = complaintPorts(table, tenant, decide);
  const profile = await readProfile(table);
  return rulebookDesk({
    clock: systemClock,
    store: dynamoRulebooks(table, rules),
    units: store.units.all,
    seedUnits: (rulebook) => seedUnits({ store }, rulebook.units),
    heldPositions: async () =>
      new Set(
        (await store.people.all())
          .filter(({ status }) => status !== 'disabled')
          .flatMap(({ holdings }) => holdings.map(({ position }) => position)),
      ),
    tenant: { organisation: profile.organisation, slug: profile.slug },
  });
}
