import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { scopedClients } from '../../shared/data/scoped-client.ts';
import { openTenantTable, tableOf, type TenantTable } from '../../shared/data/tenant-table.ts';
import { dynamoRegistry } from '../../shared/data/tenancy/registry.ts';
import { openScope, type VerifiedTenant } from '../../shared/tenant/scope.ts';
import {
  type Access,
  type KeySubject,
  keyPrefixes,
  queuePrefixes,
  scopeAccess,
  type ScopeKind,
  scopeKinds,
  scopeQueues,
} from '../../shared/tenant/tables.ts';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { type Service, startService } from '../support/service.ts';
import { openOrganisation } from '../support/sign-up.ts';

const Anything = z.record(z.string(), z.unknown());
const id = '01JZ8Y6QK3T5V7W9X1A2B3C4D5';

let service: Service & { readonly stop: () => Promise<void> };
let own: VerifiedTenant;
let other: VerifiedTenant;

beforeAll(async () => {
  service = await startService();
  await openOrganisation(service, { slug: 'tenant-a' });
  await openOrganisation(service, { slug: 'tenant-b' });
  const registry = dynamoRegistry(tableOf(new DynamoDBClient({}), process.env['CONTROL_TABLE'] ?? ''), () => 0);
  const [a, b] = await Promise.all([registry.bySlug('tenant-a'), registry.bySlug('tenant-b')]);
  if (!a || !b) throw new Error('the organisations are not there');
  [own, other] = [a, b];
});
afterAll(() => service?.stop());

/** A table reached with the credentials of one tenant, by the name of another's. */
function tableWith(credentialsOf: VerifiedTenant, kind: ScopeKind, named: VerifiedTenant): TenantTable {
  const { clientFor } = scopedClients(process.env['TENANT_ROLE_ARN'] ?? '');
  const confused = { clientFor: () => clientFor(openScope(credentialsOf, kind)) };
  return openTenantTable(confused, process.env['TENANT_TABLE_PREFIX'] ?? '', openScope(named, kind));
}

/** Every way to an item, and what the access table calls it. */
const ways: readonly {
  readonly name: string;
  readonly needs: readonly Access[];
  readonly run: (table: TenantTable, pk: string) => Promise<unknown>;
}[] = [
  { name: 'get', needs: ['read'], run: (table, pk) => table.get({ pk, sk: 'X' }, Anything) },
  { name: 'query', needs: ['read'], run: (table, pk) => table.query({ pk, limit: 1 }, Anything) },
  { name: 'put', needs: ['write', 'append'], run: (table, pk) => table.put({ pk, sk: 'X' }) },
  { name: 'remove', needs: ['write', 'remove'], run: (table, pk) => table.remove({ pk, sk: 'X' }) },
  {
    name: 'transaction',
    needs: ['write', 'append'],
    run: (table, pk) => table.transact([{ put: { pk, sk: 'X' } }, { put: { pk, sk: 'Y' } }]),
  },
];

/** Whether the policies let it through; anything that fails otherwise is a fault of the test. */
async function isLetThrough(run: () => Promise<unknown>): Promise<boolean> {
  try {
    await run();
    return true;
  } catch (error) {
    if (error instanceof Error && error.name === 'AccessDeniedException') return false;
    throw error;
  }
}

const subjects = Object.keys(keyPrefixes).filter((word): word is KeySubject => word in keyPrefixes);

describe.each(scopeKinds)('the scope %s', (kind) => {
  it('reaches in the own table what the access table says, and in the other nothing', async () => {
    const [mine, theirs] = [tableWith(own, kind, own), tableWith(own, kind, other)];
    let allowed = 0;
    for (const subject of subjects) {
      const held = scopeAccess[kind][subject] ?? [];
      for (const { name, needs, run } of ways) {
        const expected = needs.some((access) => held.includes(access));
        const pk = `${keyPrefixes[subject]}${id}`;
        expect(await isLetThrough(() => run(mine, pk)), `${kind} ${name} ${subject}, own`).toBe(expected);
        expect(await isLetThrough(() => run(theirs, pk)), `${kind} ${name} ${subject}, other`).toBe(false);
        if (expected) allowed += 1;
      }
    }
    expect(allowed).toBeGreaterThan(2);
  });

  it('queries in the own index the queues of its kind, and in the other none', async () => {
    for (const [queue, prefix] of Object.entries(queuePrefixes)) {
      const query = (table: TenantTable) => () =>
        table.query({ pk: `${prefix}centre#open`, index: true, limit: 1 }, Anything);
      const expected = scopeQueues[kind].some((one) => one === queue);
      expect(await isLetThrough(query(tableWith(own, kind, own))), `${kind} ${queue}, own`).toBe(expected);
      expect(await isLetThrough(query(tableWith(own, kind, other))), `${kind} ${queue}, other`).toBe(false);
    }
  });

  it('puts nothing of the other tenant into a transaction on the own table', async () => {
    const held = scopeAccess[kind];
    const subject = subjects.find((each) => held[each]?.some((access) => access === 'write' || access === 'append'));
    const prefix = keyPrefixes[subject ?? 'public'];
    const mixed = tableWith(own, kind, other);
    const write = { put: { pk: `${prefix}${id}`, sk: 'X' } };
    expect(await isLetThrough(() => mixed.transact([write]))).toBe(false);
    expect(subject === undefined || (await isLetThrough(() => tableWith(own, kind, own).transact([write])))).toBe(true);
  });
});
