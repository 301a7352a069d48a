import { systemClock } from '#clock';
import { dynamoAccessLog } from '../../shared/data/complaint/access-log.ts';
import { dynamoComplaintLog } from '../../shared/data/complaint/complaint-log.ts';
import { dynamoNumbers } from '../../shared/data/complaint/numbers.ts';
import { dynamoVault } from '../../shared/data/complaint/vault.ts';
import { staffStore } from '../../shared/data/staff/staff-store.ts';
import type { TenantTable } from '../../shared/data/tenant-table.ts';
import { dynamoRules } from '../../shared/data/tenancy/documents.ts';
import type { VerifiedTenant } from '../../shared/tenant/scope.ts';
import type { ComplaintPorts, Directory } from '../../shared/usecase/complaint/ports.ts';
import type { IdentityParts } from '../../shared/usecase/complaint/reveal-identity.ts';
import { holdersOf } from '../../shared/usecase/staff/recipients.ts';

/** What verbs on complaints need, through one scope of one tenant. */
export function complaintPorts(
  table: TenantTable,
  tenant: VerifiedTenant,
  decide: ComplaintPorts['decide'],
): ComplaintPorts {
  const { units } = staffStore(table);
  return {
    clock: systemClock,
    decide,
    log: dynamoComplaintLog(table),
    numbers: dynamoNumbers(table),
    rules: dynamoRules(table, tenant.tableId, systemClock),
    organisation: { units: units.all },
  };
}

/** Who works there, for one request or one event: they are read once. The staff and background scopes may ask. */
export function directoryOf(table: TenantTable): Directory {
  const { people: stored } = staffStore(table);
  let reading: ReturnType<typeof stored.all> | undefined;
  const people = { ...stored, all: () => (reading ??= stored.all()) };
  return {
    async holdersOf(position, units) {
      const holders = await holdersOf({ store: { people } }, position, units);
      return holders.map(({ staffId, language }) => ({ id: staffId, language }));
    },
    async unitsOf(ids) {
      const everybody = await people.all();
      return everybody
        .filter(({ id, status }) => ids.includes(id) && status !== 'disabled')
        .map(({ id, holdings }) => ({ id, units: [...new Set(holdings.map(({ unit }) => unit))] }));
    },
    async namesOf(ids) {
      if (ids.length === 0) return new Map();
      const everybody = await people.all();
      return new Map(everybody.filter((person) => ids.includes(person.id)).map((person) => [person.id, person.name]));
    },
    async languagesOf(ids) {
      if (ids.length === 0) return new Map();
      const everybody = await people.all();
      return new Map(
        everybody
          .filter((person) => ids.includes(person.id) && person.status === 'active')
          .map((person) => [person.id, person.language]),
      );
    },
  };
}

/** The vault. Takes a table opened with the identity scope. */
export const identityParts = (table: TenantTable): IdentityParts => ({
  clock: systemClock,
  vault: dynamoVault(table),
  access: dynamoAccessLog(table),
});
