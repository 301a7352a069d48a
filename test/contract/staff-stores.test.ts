import { GetItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { staffStore } from '../../shared/data/staff/staff-store.ts';
import { scryptPasswords } from '../../shared/data/staff/scrypt-passwords.ts';
import { tableOf } from '../../shared/data/tenant-table.ts';
import { Instant } from '../../shared/kernel/time.ts';
import { addressDigest } from '../../shared/usecase/staff/digests.ts';
import type { Person } from '../../shared/usecase/staff/person.ts';
import type { MailLink, StaffStore } from '../../shared/usecase/staff/ports.ts';
import { holdersOf, staffAddress } from '../../shared/usecase/staff/recipients.ts';
import { seedAdministrator } from '../../shared/usecase/staff/seed-administrator.ts';
import { createTenantTable, type TestDynamoDb, startDynamoDb, startMilliseconds } from '../support/dynamodb.ts';
import { movableClock, staffIdOf, term, testCost, testRules } from '../support/staff.ts';

let db: TestDynamoDb;
let client: DynamoDBClient;
let store: StaffStore;
let table: string;
let tables = 0;

beforeAll(async () => {
  db = await startDynamoDb();
  client = db.client;
}, startMilliseconds);
afterAll(() => db.stop());

beforeEach(async () => {
  table = `staff-stores-${++tables}`;
  await createTenantTable(client, table);
  store = staffStore(tableOf(client, table));
});

const noon = Instant.parse('2026-11-23T04:00:00.000Z');
const evening = Instant.parse('2026-11-23T10:00:00.000Z');

const person = (name: string, change: Partial<Person> = {}): Person => ({
  id: staffIdOf(name),
  name,
  email: `${name}@staff.example`,
  holdings: [{ position: term('officer'), unit: term('surgery') }],
  status: 'active',
  language: 'zh-CN',
  invitedAt: noon,
  version: 1,
  accessEpoch: 1,
  ...change,
});
const linkTo = ({ id, accessEpoch }: Person, linkId = `LINK${id}`): MailLink => ({
  linkId,
  purpose: 'invitation',
  staffId: id,
  accessEpoch,
  endsAt: evening,
});
const add = (someone: Person) => store.people.add(someone, linkTo(someone));
const password = () => scryptPasswords(testCost).hash('teal-Kettle-9-sings');
const expiryOf = async (pk: string, sk: string) =>
  (await client.send(new GetItemCommand({ TableName: table, Key: { pk: { S: pk }, sk: { S: sk } } }))).Item?.[
    'expiresAt'
  ];

describe('people', () => {
  it('are found by id and by address, in any case', async () => {
    const lina = person('li.na');
    expect(await add(lina)).toBe('added');
    expect(await store.people.find(lina.id)).toEqual(lina);
    expect(await store.people.idOfAddress('LI.NA@staff.example')).toBe(lina.id);
    expect(await store.people.idOfAddress('nobody@staff.example')).toBeUndefined();
    expect(await store.people.find(staffIdOf('nobody'))).toBeUndefined();
  });

  it('are added with their address, line and link, or not at all', async () => {
    const lina = person('li.na');
    await add(lina);
    const double = person('another', { email: 'Li.Na@staff.example' });
    expect(await add(double)).toBe('emailTaken');
    expect(await store.people.find(double.id)).toBeUndefined();
    expect(await store.people.all()).toEqual([lina]);
    expect(await store.links.find(linkTo(double).linkId)).toBeUndefined();
    expect(await store.links.find(linkTo(lina).linkId)).toEqual(linkTo(lina));
  });

  it('are all listed, more than one page of them', async () => {
    const many = Array.from({ length: 60 }, (_, index) => person(`person-${index}`, { name: '名'.repeat(8000) }));
    for (const someone of many) await add(someone);
    const listed = await store.people.all();
    expect(new Set(listed.map(({ id }) => id))).toEqual(new Set(many.map(({ id }) => id)));
  }, 30_000);

  it('are changed in both places, from the version one has read', async () => {
    const before = person('li.na');
    await add(before);
    const after = person('li.na', { status: 'disabled', version: 2 });
    expect(await store.people.change({ before, after })).toBe('changed');
    expect(await store.people.find(before.id)).toEqual(after);
    expect(await store.people.all()).toEqual([after]);

    const late = person('li.na', { name: 'too late', version: 2 });
    expect(await store.people.change({ before, after: late })).toBe('changedElsewhere');
    expect(await store.people.find(before.id)).toEqual(after);
  });

  it('are not changed when the other person that the change relies on has changed', async () => {
    const [lina, wujun] = [person('li.na'), person('wu.jun')];
    await add(lina);
    await add(wujun);
    await store.people.change({ before: wujun, after: { ...wujun, status: 'disabled', version: 2 } });
    const after = person('li.na', { status: 'disabled', version: 2 });
    expect(await store.people.change({ before: lina, after, guard: wujun })).toBe('changedElsewhere');
    expect(await store.people.find(lina.id)).toEqual(lina);
  });
});

describe('mail links', () => {
  it('are used up together with the change they cause', async () => {
    const before = person('li.na', { status: 'invited' });
    await add(before);
    const after = person('li.na', { version: 2, accessEpoch: 2 });
    const credential = { password: await password(), changedAt: noon };
    const redemption = { link: linkTo(before), before, after, credential };
    expect(await store.links.redeem(redemption)).toBe('changed');
    expect(await store.people.find(before.id)).toEqual(after);
    expect(await store.people.all()).toEqual([after]);
    expect(await store.credentials.find(before.id)).toEqual(credential);
    expect(await store.links.redeem({ ...redemption, before: after })).toBe('linkUsed');
  });

  it('stay when the person has changed in the meantime', async () => {
    const before = person('li.na');
    await add(before);
    await store.people.change({ before, after: { ...before, version: 2 } });
    const redemption = {
      link: linkTo(before),
      before,
      after: { ...before, version: 2 },
      credential: { password: await password(), changedAt: noon },
    };
    expect(await store.links.redeem(redemption)).toBe('changedElsewhere');
    expect(await store.links.find(linkTo(before).linkId)).toEqual(linkTo(before));
    expect(await store.credentials.find(before.id)).toBeUndefined();
  });

  it('are removed by time to live after their end', async () => {
    const link = linkTo(person('li.na'), 'LINK1');
    await store.links.add(link);
    expect(await expiryOf('LINK#LINK1', 'LINK')).toEqual({ N: '1795428000' });
  });
});

describe('credentials', () => {
  it('are rehashed only while the password is the same', async () => {
    const before = person('li.na');
    await add(before);
    const credential = { password: await password(), changedAt: noon };
    await store.links.redeem({ link: linkTo(before), before, after: { ...before, version: 2 }, credential });

    const rehashed = { ...credential, password: await password() };
    await store.credentials.rehash(before.id, rehashed);
    expect(await store.credentials.find(before.id)).toEqual(rehashed);

    await store.credentials.rehash(before.id, { password: await password(), changedAt: evening });
    expect(await store.credentials.find(before.id)).toEqual(rehashed);
  });
});

describe('sessions', () => {
  const session = {
    digest: 'd1',
    staffId: staffIdOf('li.na'),
    accessEpoch: 1,
    endsAt: evening,
    lastSeenAt: noon,
  };

  it('are kept until they are removed, and by time to live no longer than their end', async () => {
    await store.sessions.add(session);
    expect(await store.sessions.find('d1')).toEqual(session);
    expect(await expiryOf('SESSION#d1', 'SESSION')).toEqual({ N: '1795428000' });
    await store.sessions.remove('d1');
    expect(await store.sessions.find('d1')).toBeUndefined();
  });

  it('remember when they were last used', async () => {
    await store.sessions.add(session);
    await store.sessions.touch('d1', evening);
    expect(await store.sessions.find('d1')).toEqual({ ...session, lastSeenAt: evening });
  });

  it('are not brought back by a request that overlaps with signing out', async () => {
    await store.sessions.add(session);
    await store.sessions.remove('d1');
    await store.sessions.touch('d1', evening);
    expect(await store.sessions.find('d1')).toBeUndefined();
  });
});

describe('counters of attempts', () => {
  const key = { what: 'signin', by: 'address', digest: 'd1', hour: '2026-11-23T08' } as const;

  it('count, each by itself, and take back', async () => {
    expect([await store.attempts.count(key), await store.attempts.count(key)]).toEqual([1, 2]);
    await store.attempts.takeBack(key);
    expect(await store.attempts.count(key)).toBe(2);
    for (const other of [
      { ...key, what: 'reset' as const },
      { ...key, by: 'sender' as const },
      { ...key, digest: 'd2' },
      { ...key, hour: '2026-11-23T09' },
    ]) {
      expect(await store.attempts.count(other)).toBe(1);
    }
  });

  it('lose none of many at once, and end with their hour', async () => {
    await Promise.all(Array.from({ length: 25 }, () => store.attempts.count(key)));
    expect(await store.attempts.count(key)).toBe(26);
    expect(await expiryOf('ATTEMPT#signin#address#d1#2026-11-23T08', 'COUNT')).toEqual({ N: '1795424400' });
  });
});

describe('units', () => {
  const surgery = { id: term('surgery'), label: { en: 'Surgery' }, isClosed: false };

  it('are added once and replaced', async () => {
    expect(await store.units.add(surgery)).toBe('added');
    expect(await store.units.add({ ...surgery, label: { en: 'Other' } })).toBe('taken');
    expect(await store.units.all()).toEqual([surgery]);
    const closed = { ...surgery, parent: term('clinic'), isClosed: true };
    await store.units.replace(closed);
    expect(await store.units.all()).toEqual([closed]);
  });
});

const at = (position: string, ...units: readonly string[]): Person['holdings'] =>
  units.map((unit) => ({ position: term(position), unit: term(unit) }));

describe('who is told', () => {
  it('are the active holders of a position at the units, or anywhere', async () => {
    await add(person('li.na', { holdings: at('officer', 'surgery', 'nursing') }));
    await add(person('wu.jun', { holdings: at('officer', 'pharmacy'), language: 'en' }));
    await add(person('deng.wei', { holdings: at('head', 'surgery') }));
    await add(person('gone', { holdings: at('officer', 'surgery'), status: 'disabled' }));
    await add(person('coming', { holdings: at('officer', 'surgery'), status: 'invited' }));

    const parts = { store };
    const lina = { staffId: staffIdOf('li.na'), language: 'zh-CN' };
    const wujun = { staffId: staffIdOf('wu.jun'), language: 'en' };
    expect(await holdersOf(parts, term('officer'), [term('surgery'), term('nursing')])).toEqual([lina]);
    const anywhere = await holdersOf(parts, term('officer'), 'anywhere');
    expect(anywhere).toHaveLength(2);
    expect(anywhere).toEqual(expect.arrayContaining([lina, wujun]));
    expect(await holdersOf(parts, term('officer'), [])).toEqual([]);
    expect(await holdersOf(parts, term('nobody'), 'anywhere')).toEqual([]);
  });

  it('have an address unless they are disabled', async () => {
    await add(person('li.na', { status: 'invited' }));
    await add(person('gone', { status: 'disabled' }));
    expect(await staffAddress({ store }, staffIdOf('li.na'))).toEqual({
      name: 'li.na',
      email: 'li.na@staff.example',
      language: 'zh-CN',
    });
    expect(await staffAddress({ store }, staffIdOf('gone'))).toBeUndefined();
    expect(await staffAddress({ store }, staffIdOf('nobody'))).toBeUndefined();
  });
});

const newTenant = () => ({
  store,
  clock: movableClock(),
  rules: testRules,
  secret: async () => Buffer.alloc(32, 7),
});

describe('the first administrator', () => {
  const seed = {
    staffId: staffIdOf('administrator'),
    linkId: '0123456789ABCDEFGHJKMNPQRS',
    name: '方敏',
    email: 'fang.min@staff.example',
    language: 'zh-CN',
  } as const;

  it('is made once, however often the step is repeated, with the same token', async () => {
    const first = await seedAdministrator(newTenant(), seed);
    const again = await seedAdministrator(newTenant(), seed);
    expect(again).toEqual(first);
    expect(first.token).toMatch(/^0123456789ABCDEFGHJKMNPQRS\./);
    expect(await store.people.all()).toMatchObject([
      { name: '方敏', status: 'invited', holdings: [{ position: 'administrator', unit: 'complaint-centre' }] },
    ]);
    expect(await store.links.find(seed.linkId)).toMatchObject({ endsAt: '2026-11-30T08:00:00.000Z' });
  });

  it('is not made in a tenant where another person has the address', async () => {
    await add(person('li.na', { email: seed.email }));
    await expect(seedAdministrator(newTenant(), seed)).rejects.toThrow('already has another person');
  });
});

it('the address of a person is nowhere in a key', () => {
  expect(addressDigest('Li.Na@staff.example')).toMatch(/^[0-9a-f]{64}$/);
  expect(addressDigest('Li.Na@staff.example')).toBe(addressDigest(' li.na@STAFF.example'));
});
