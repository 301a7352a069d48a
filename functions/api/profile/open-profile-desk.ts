import { randomBytes } from 'node:crypto';
import { systemClock } from '#clock';
import { decide } from '../../../shared/complaint/decide.ts';
import { dynamoPlaces } from '../../../shared/data/tenancy/place-store.ts';
import { dynamoProfiles } from '../../../shared/data/tenancy/profile-store.ts';
import { readLogo } from '../../../shared/files/read-logo.ts';
import type { VerifiedTenant } from '../../../shared/tenant/scope.ts';
import { type PlaceDesk, placeDesk } from '../../../shared/usecase/profile/place-desk.ts';
import { type ProfileDesk, profileDesk } from '../../../shared/usecase/profile/profile-desk.ts';
import { complaintPorts } from '../../lib/complaint-ports.ts';
import type { Tenants } from '../../lib/tenants.ts';

/** What the public pages say and the places with a code, for one request. */
export type PagesDesk = ProfileDesk & { readonly places: PlaceDesk };

export function openProfileDesk(tenants: Tenants, tenant: VerifiedTenant): PagesDesk {
  const table = tenants.table(tenant, 'staff');
  const { rules } = complaintPorts(table, tenant, decide);
  const ports = {
    clock: systemClock,
    profiles: dynamoProfiles(table, tenant.tableId),
    places: dynamoPlaces(table),
    readLogo,
    random: (bytes: number) => new Uint8Array(randomBytes(bytes)),
    calendar: async () => rules.calendar((await rules.latest()).calendar),
    rulebook: async () => (await rules.current()).rulebook.rulebook,
  };
  return { ...profileDesk(ports), places: placeDesk(ports) };
}
