import { type DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { toStored } from '../../shared/data/item.ts';
import { dynamoRegistry } from '../../shared/data/tenancy/registry.ts';
import { dynamoSignUps } from '../../shared/data/tenancy/sign-ups.ts';
import { dynamoTablePool } from '../../shared/data/tenancy/table-pool.ts';
import { type TenantTable, tableOf } from '../../shared/data/tenant-table.ts';
import { opaqueId, SignUpId, TableId, TenantId } from '../../shared/kernel/ids.ts';
import type { SignUpRecord, TenantRecord } from '../../shared/tenant/record.ts';
import type { Registry, SignUps, TablePool } from '../../shared/usecase/tenancy/ports.ts';
import { createControlTable, startDynamoDb, startMilliseconds, type TestDynamoDb } from '../support/dynamodb.ts';
import { shanghai } from '../support/given.ts';

let db: TestDynamoDb;
let client: DynamoDBClient;
let name: string;
let control: TenantTable;
let signUps: SignUps;
let pool: TablePool;
let registry: Registry;
let milliseconds: number;
let tables = 0;

beforeAll(async () => {
  db = await startDynamoDb();
  client = db.client;
}, startMilliseconds);
afterAll(() => db.stop());

beforeEach(async () => {
  name = `control-${++tables}`;
  await createControlTable(client, name);
  control = tableOf(client, name);
  signUps = dynamoSignUps(control);
  pool = dynamoTablePool(control);
  milliseconds = 0;
  registry = dynamoRegistry(control, () => milliseconds);
});

const idOf = (text: string): string => opaqueId(createHash('sha256').update(text).digest());
const tableId = (text: string): TableId => TableId.parse(idOf(`table ${text}`));
const tenantId = (text: string): TenantId => TenantId.parse(idOf(`tenant ${text}`));

const signUp = (who: string, slug = who, at = '2026-11-23 10:00', until = '2026-11-24 10:00'): SignUpRecord => ({
  signUpId: SignUpId.parse(idOf(`sign-up ${who}`)),
  tenantId: tenantId(who),
  organisation: who,
  slug,
  template: 'hospital-yueqing',
  language: 'zh-CN',
  sealedAdministrator: 'sealed',
  linkDigest: 'digest',
  linkExpiresAt: shanghai(until),
  status: 'awaitingConfirmation',
  createdAt: shanghai(at),
});
const tenant = (who: string): Omit<TenantRecord, 'tableId'> => ({
  tenantId: tenantId(who),
  slug: who,
  cell: 'cell-1',
  region: 'us-east-1',
  status: 'preparing',
  statusEpoch: 0,
  schemaVersion: 1,
  plan: 'trial',
  isVerified: false,
  createdAt: shanghai('2026-11-23 11:00'),
});
const ready = async (...names: readonly string[]): Promise<void> => {
  for (const each of names) {
    await pool.note(tableId(each), 'making');
    await pool.note(tableId(each), 'ready');
  }
};
const stored = async (pk: string, sk: string) =>
  (await client.send(new GetItemCommand({ TableName: name, Key: toStored({ pk, sk }) }))).Item;

describe('signing up', () => {
  it('keeps the slug and the record, to be found again', async () => {
    const sunny = signUp('sunny');
    expect(await signUps.begin(sunny)).toBe('kept');
    expect(await signUps.find(sunny.signUpId)).toEqual(sunny);
    expect(await signUps.find(SignUpId.parse(idOf('nobody')))).toBeUndefined();
  });

  it('takes no slug that another holds, and keeps nothing of the second', async () => {
    await signUps.begin(signUp('sunny'));
    const second = signUp('imitator', 'sunny');
    expect(await signUps.begin(second)).toBe('taken');
    expect(await signUps.find(second.signUpId)).toBeUndefined();
  });

  it('of many at the same moment gives a slug to one', async () => {
    const all = await Promise.all(
      Array.from({ length: 8 }, (_, index) => signUps.begin(signUp(`hospital ${index}`, 'sunny'))),
    );
    expect(all.filter((each) => each === 'kept')).toHaveLength(1);
  });

  it('gives a slug that lapsed to the next, not a second before', async () => {
    await signUps.begin(signUp('sunny'));
    expect(await signUps.begin(signUp('early', 'sunny', '2026-11-24 10:00', '2026-11-25 10:00'))).toBe('taken');
    const next = signUp('next', 'sunny', '2026-11-24 10:01', '2026-11-25 10:01');
    expect(await signUps.begin(next)).toBe('kept');
    // Whoever lapsed comes too late: the slug is another's.
    expect(await signUps.confirm(signUp('sunny').signUpId, 'sunny', 'keys')).toBe(false);
    expect((await signUps.find(signUp('sunny').signUpId))?.status).toBe('awaitingConfirmation');
    expect(await signUps.confirm(next.signUpId, 'sunny', 'keys')).toBe(true);
  });

  it('is confirmed once, and then holds its slug for good', async () => {
    const sunny = signUp('sunny');
    await signUps.begin(sunny);
    expect(await signUps.confirm(sunny.signUpId, 'sunny', 'first keys')).toBe(true);
    expect(await signUps.confirm(sunny.signUpId, 'sunny', 'other keys')).toBe(false);
    expect(await signUps.find(sunny.signUpId)).toMatchObject({ status: 'preparing', sealedKeys: 'first keys' });
    expect(await signUps.begin(signUp('late', 'sunny', '2027-11-24 10:01', '2027-11-25 10:01'))).toBe('taken');
    expect(await stored('SLUG#sunny', 'SLUG')).not.toHaveProperty('expiresAt');
    expect(await stored(`SIGNUP#${sunny.signUpId}`, 'SIGNUP')).not.toHaveProperty('expiresAt');
  });

  it('that is not confirmed is forgotten a week after its link', async () => {
    const sunny = signUp('sunny');
    await signUps.begin(sunny);
    const expiresAt = { N: String(Date.parse('2026-12-01T02:00:00.000Z') / 1000) };
    expect(await stored(`SIGNUP#${sunny.signUpId}`, 'SIGNUP')).toMatchObject({ expiresAt });
    expect(await stored('SLUG#sunny', 'SLUG')).toMatchObject({ expiresAt });
  });

  it('can fail, if it exists', async () => {
    const sunny = signUp('sunny');
    await signUps.begin(sunny);
    await signUps.fail(sunny.signUpId);
    expect((await signUps.find(sunny.signUpId))?.status).toBe('failed');
    await signUps.fail(SignUpId.parse(idOf('nobody')));
    expect(await signUps.find(SignUpId.parse(idOf('nobody')))).toBeUndefined();
  });
});

describe('the pool of tables', () => {
  it('counts what is ready and what is being made', async () => {
    await ready('one', 'two');
    await pool.note(tableId('three'), 'making');
    expect(await pool.count()).toEqual({ ready: 2, making: [tableId('three')] });
  });

  it('gives a table to a tenant, the same one at every repeat', async () => {
    await ready('one', 'two');
    const first = await signUps.claimTable(tenant('sunny'), tableId('new'));
    expect(first.isReady).toBe(true);
    expect([tableId('one'), tableId('two')]).toContain(first.tableId);
    expect(await signUps.claimTable(tenant('sunny'), tableId('newer'))).toEqual(first);
    expect(await pool.count()).toEqual({ ready: 1, making: [] });
  });

  it('names a new table when none is ready, the same one at every repeat', async () => {
    await pool.note(tableId('unfinished'), 'making');
    const first = await signUps.claimTable(tenant('sunny'), tableId('new'));
    expect(first).toEqual({ tableId: tableId('new'), isReady: false });
    await ready('one');
    expect(await signUps.claimTable(tenant('sunny'), tableId('newer'))).toEqual(first);
    expect((await pool.count()).ready).toBe(1);
  });

  it('never gives one table to two tenants, however many come at the same moment', async () => {
    await ready('one', 'two', 'three');
    const claims = await Promise.all(
      Array.from({ length: 6 }, (_, index) => signUps.claimTable(tenant(`hospital ${index}`), tableId(`new ${index}`))),
    );
    expect(new Set(claims.map((claim) => claim.tableId)).size).toBe(6);
    expect(claims.filter(({ isReady }) => isReady)).toHaveLength(3);
    expect(await pool.count()).toEqual({ ready: 0, making: [] });
  });

  it('gives one table to a tenant that asks twice at the same moment', async () => {
    await ready('one', 'two');
    const claims = await Promise.all(
      [1, 2, 3].map((each) => signUps.claimTable(tenant('sunny'), tableId(`new ${each}`))),
    );
    expect(new Set(claims.map((claim) => claim.tableId)).size).toBe(1);
    expect((await pool.count()).ready).toBe(1);
  });

  it('does not take a table back that was claimed while another refill was still at work', async () => {
    await ready('one');
    await signUps.claimTable(tenant('sunny'), tableId('new'));
    await pool.note(tableId('one'), 'ready');
    expect(await pool.count()).toEqual({ ready: 0, making: [] });
    expect((await signUps.claimTable(tenant('rainy'), tableId('other'))).tableId).toBe(tableId('other'));
  });
});

/** Signs up, confirms, claims and activates. */
const open = async (who: string): Promise<TableId> => {
  const record = signUp(who);
  await signUps.begin(record);
  await signUps.confirm(record.signUpId, record.slug, 'sealed keys');
  await ready(who);
  const claimed = await signUps.claimTable(tenant(who), tableId('new'));
  await signUps.activate(record, record.tenantId);
  return claimed.tableId;
};

describe('the registry', () => {
  it('finds a tenant by host, id and table once it is active', async () => {
    const table = await open('sunny');
    const expected = { ...tenant('sunny'), tableId: table, status: 'active' };
    expect(await registry.bySlug('sunny')).toEqual(expected);
    expect(await registry.byId(tenantId('sunny'))).toEqual(expected);
    expect(await registry.byTable(table)).toEqual(expected);
    expect(await registry.bySlug('rainy')).toBeUndefined();
    expect(await registry.byId(tenantId('rainy'))).toBeUndefined();
    expect(await registry.byTable(tableId('rainy'))).toBeUndefined();
  });

  it('does not find a tenant that is still being made, but lets onboarding into the table it claimed', async () => {
    const record = signUp('sunny');
    await signUps.begin(record);
    await signUps.confirm(record.signUpId, record.slug, 'sealed keys');
    const { tableId: claimed } = await signUps.claimTable(tenant('sunny'), tableId('new'));
    expect(await registry.bySlug('sunny')).toBeUndefined();
    expect(await registry.byTable(claimed)).toBeUndefined();
    expect(await registry.active()).toEqual([]);
    expect(await registry.preparing(tenantId('sunny'), claimed)).toMatchObject({
      status: 'preparing',
      tableId: claimed,
    });
    await expect(registry.preparing(tenantId('sunny'), tableId('of another'))).rejects.toThrow('has not claimed');
    await expect(registry.preparing(tenantId('nobody'), claimed)).rejects.toThrow('has not claimed');
  });

  it('forgets what was sealed when the tenant is active, which may be said twice', async () => {
    await open('sunny');
    const record = signUp('sunny');
    await signUps.activate(record, record.tenantId);
    const found = await signUps.find(record.signUpId);
    expect(found?.status).toBe('active');
    expect(found).not.toHaveProperty('sealedAdministrator');
    expect(found).not.toHaveProperty('sealedKeys');
    expect(await registry.active()).toEqual([tenantId('sunny')]);
    expect(await signUps.begin(signUp('imitator', 'sunny', '2027-01-01 10:00', '2027-01-02 10:00'))).toBe('taken');
  });

  it('lists the active tenants page by page', async () => {
    for (const who of ['sunny', 'rainy', 'windy']) await open(who);
    const [first = tenantId('none'), ...rest] = await registry.active();
    expect([first, ...rest]).toEqual([tenantId('sunny'), tenantId('rainy'), tenantId('windy')].toSorted());
    expect(await registry.active(first)).toEqual(rest);
  });

  it('remembers an answer for twenty seconds, and never that a tenant was unknown', async () => {
    expect(await registry.bySlug('sunny')).toBeUndefined();
    await open('sunny');
    const before = await registry.bySlug('sunny');
    expect(before?.status).toBe('active');
    const { tableId: table } = before ?? { tableId: tableId('none') };
    await control.put({
      pk: `TENANT#${tenantId('sunny')}`,
      sk: 'TENANT',
      ...tenant('sunny'),
      tableId: table,
      status: 'closing',
    });
    milliseconds = 19_999;
    expect(await registry.bySlug('sunny')).toEqual(before);
    milliseconds = 20_001;
    expect(await registry.bySlug('sunny')).toBeUndefined();
  });

  it('still finds a suspended tenant, so that its pages can say so', async () => {
    const table = await open('sunny');
    await control.put({
      pk: `TENANT#${tenantId('sunny')}`,
      sk: 'TENANT',
      ...tenant('sunny'),
      tableId: table,
      status: 'suspended',
    });
    expect(await registry.bySlug('sunny')).toMatchObject({ status: 'suspended' });
  });
});

describe('an activation that was not written', () => {
  it('is an error, so that the state machine tries again', async () => {
    const busy: TenantTable = { ...control, transact: async () => ({ outcome: 'conflict', failed: [] }) };
    await expect(dynamoSignUps(busy).activate(signUp('sunny'), tenantId('sunny'))).rejects.toThrow('conflict');
  });
});
