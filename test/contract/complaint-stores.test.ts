import { type DynamoDBClient, GetItemCommand, UpdateItemCommand, DeleteItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { dynamoAttemptCounter } from '../../shared/data/attempt-counter.ts';
import { dynamoAccessLog } from '../../shared/data/complaint/access-log.ts';
import { dynamoErasing } from '../../shared/data/complaint/erasing.ts';
import { dynamoNumbers } from '../../shared/data/complaint/numbers.ts';
import { dynamoVault } from '../../shared/data/complaint/vault.ts';
import { dynamoNoticeStore } from '../../shared/data/notices/notice-store.ts';
import { type TenantTable, tableOf } from '../../shared/data/tenant-table.ts';
import { toStored } from '../../shared/data/item.ts';
import { Notice } from '../../shared/usecase/notices/notice.ts';
import { createTenantTable, startDynamoDb, startMilliseconds, type TestDynamoDb } from '../support/dynamodb.ts';
import { complaintId, complaintIdNamed, officer, shanghai } from '../support/given.ts';

let db: TestDynamoDb;
let client: DynamoDBClient;
let name: string;
let table: TenantTable;
let other: TenantTable;
let tables = 0;

beforeAll(async () => {
  db = await startDynamoDb();
  client = db.client;
}, startMilliseconds);
afterAll(() => db.stop());

beforeEach(async () => {
  tables += 1;
  name = `stores-${tables}`;
  await createTenantTable(client, name);
  await createTenantTable(client, `${name}-other`);
  table = tableOf(client, name);
  other = tableOf(client, `${name}-other`);
});

const stored = async (pk: string, sk: string) =>
  (await client.send(new GetItemCommand({ TableName: name, Key: toStored({ pk, sk }) }))).Item;

describe('running numbers', () => {
  it('begin with 1 in every period and at every tenant', async () => {
    const numbers = dynamoNumbers(table);
    expect(await numbers.next('202611-')).toBe(1);
    expect(await numbers.next('202611-')).toBe(2);
    expect(await numbers.next('202612-')).toBe(1);
    expect(await dynamoNumbers(other).next('202611-')).toBe(1);
  });

  it('are given once, however many ask at the same moment', async () => {
    const numbers = dynamoNumbers(table);
    const given = await Promise.all(Array.from({ length: 20 }, () => numbers.next('202611-')));
    expect(given.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
  });
});

const reading = (minute: number) =>
  ({
    at: shanghai(`2026-11-23 10:${String(minute).padStart(2, '0')}`),
    actorId: officer.id,
    what: 'complaint',
  }) as const;

const key = (seq: number) => toStored({ pk: `ACCESS#${complaintId}`, sk: String(seq).padStart(6, '0') });

describe('the log of readings', () => {
  it('is a chain, each reading behind the one before', async () => {
    const access = dynamoAccessLog(table);
    await access.note(complaintId, reading(1));
    await access.note(complaintId, { ...reading(2), what: 'identity' });
    const list = await access.list(complaintId);
    expect(list).toMatchObject([
      { seq: 1, at: shanghai('2026-11-23 10:01'), actorId: officer.id, what: 'complaint', isIntact: true },
      { seq: 2, what: 'identity', isIntact: true },
    ]);
    expect(new Set(list.map(({ hash }) => hash)).size).toBe(2);
    expect(await access.list(complaintIdNamed('another'))).toEqual([]);
    expect(await dynamoAccessLog(other).list(complaintId)).toEqual([]);
  });

  it('stays one chain when several read at the same moment', async () => {
    const access = dynamoAccessLog(table);
    await Promise.all(Array.from({ length: 6 }, (_, minute) => access.note(complaintId, reading(minute))));
    const list = await access.list(complaintId);
    expect(list.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(list.every(({ isIntact }) => isIntact)).toBe(true);
    expect(new Set(list.map(({ at }) => at)).size).toBe(6);
  });

  it('shows a reading that was changed, or is gone', async () => {
    const access = dynamoAccessLog(table);
    for (let minute = 1; minute <= 4; minute++) await access.note(complaintId, reading(minute));
    await client.send(
      new UpdateItemCommand({
        TableName: name,
        Key: key(1),
        UpdateExpression: 'SET actorId = :somebody',
        ExpressionAttributeValues: { ':somebody': { S: 'system' } },
      }),
    );
    expect((await access.list(complaintId)).map(({ isIntact }) => isIntact)).toEqual([true, false, true, true]);
    await client.send(new DeleteItemCommand({ TableName: name, Key: key(3) }));
    expect((await access.list(complaintId)).map(({ isIntact }) => isIntact)).toEqual([true, false, false]);
  });
});

describe('the vault', () => {
  it('opens what was put there, at this tenant', async () => {
    await table.put({ pk: `VAULT#${complaintId}`, sk: 'COMPLAINANT', name: '欧阳若兰', email: 'o@example.com' });
    expect(await dynamoVault(table).open(complaintId)).toEqual({ name: '欧阳若兰', email: 'o@example.com' });
    expect(await dynamoVault(table).open(complaintIdNamed('another'))).toBeUndefined();
    expect(await dynamoVault(other).open(complaintId)).toBeUndefined();
  });

  it('knows the person behind a second complaint, until the first one is erased', async () => {
    const second = complaintIdNamed('the second');
    await table.put({ pk: `VAULT#${complaintId}`, sk: 'COMPLAINANT', name: '欧阳若兰' });
    await table.put({ pk: `VAULT#${second}`, sk: 'COMPLAINANT', sameAs: complaintId });
    expect(await dynamoVault(table).open(second)).toEqual({ name: '欧阳若兰' });
    await dynamoErasing(table).dropIdentity(complaintId);
    expect(await dynamoVault(table).open(second)).toBeUndefined();
  });
});

describe('erasing', () => {
  it('takes the texts from beside an event and leaves what the chain covers; again, it changes nothing', async () => {
    const envelope = new Uint8Array([1, 2, 3]);
    const texts = { salt: new Uint8Array([4]), words: { narrative: '我叫欧阳若兰。' } };
    await table.put({ pk: `EVENTS#${complaintId}`, sk: '000001', envelope, texts });
    const erasing = dynamoErasing(table);
    for (let n = 0; n < 2; n++) await erasing.dropTexts(complaintId, 1);
    expect(await stored(`EVENTS#${complaintId}`, '000001')).toEqual(
      toStored({ pk: `EVENTS#${complaintId}`, sk: '000001', envelope }),
    );
    // An event that is not there is not made by it.
    await erasing.dropTexts(complaintId, 2);
    expect(await stored(`EVENTS#${complaintId}`, '000002')).toBeUndefined();
  });
});

describe('the counter of attempts', () => {
  const noon = shanghai('2026-11-23 12:00');

  it('counts by sender and hour, and takes back', async () => {
    const attempts = dynamoAttemptCounter(table, 'receipt');
    expect(await attempts.count('sender', noon)).toBe(1);
    expect(await attempts.count('sender', shanghai('2026-11-23 12:59'))).toBe(2);
    await attempts.takeBack('sender', noon);
    expect(await attempts.count('sender', noon)).toBe(2);
    expect(await attempts.count('another', noon)).toBe(1);
    expect(await attempts.count('sender', shanghai('2026-11-23 13:00'))).toBe(1);
    expect(await dynamoAttemptCounter(table, 'sign-in').count('sender', noon)).toBe(1);
    expect(await dynamoAttemptCounter(other, 'receipt').count('sender', noon)).toBe(1);
  });

  it('loses no attempt of many at the same moment', async () => {
    const attempts = dynamoAttemptCounter(table, 'receipt');
    const counts = await Promise.all(Array.from({ length: 20 }, () => attempts.count('sender', noon)));
    expect(Math.max(...counts)).toBe(20);
    expect(new Set(counts).size).toBe(20);
  });

  it('is forgotten two hours after the first attempt, not later for a second one', async () => {
    const attempts = dynamoAttemptCounter(table, 'receipt');
    await attempts.count('sender', noon);
    await attempts.count('sender', shanghai('2026-11-23 12:50'));
    // 14:00 in Shanghai is 06:00 UTC.
    expect((await stored('ATTEMPT#receipt#sender', '2026-11-23T04'))?.['expiresAt']).toEqual({
      N: String(Date.parse('2026-11-23T06:00:00.000Z') / 1000),
    });
  });
});

const notice = (id: string, at = '2026-11-23 10:00'): Notice =>
  Notice.parse({
    id: complaintIdNamed(id),
    kind: 'complaintAcknowledged',
    to: { who: 'complainant', complaintId },
    language: 'zh-CN',
    complaintId,
    number: '202611-0001',
    createdAt: shanghai(at),
  });

describe('notices in the outbox', () => {
  const first = notice('first');
  const at = shanghai('2026-11-23 10:01');
  const until = shanghai('2026-11-23 10:02');

  it('are left once', async () => {
    const store = dynamoNoticeStore(table);
    expect(await store.put(first)).toBe(true);
    expect(await store.put({ ...first, kind: 'complaintClosed' })).toBe(false);
    expect(await store.claim(first.id, at, until)).toEqual(first);
  });

  it('are claimed by one of many', async () => {
    const store = dynamoNoticeStore(table);
    await store.put(first);
    const claims = await Promise.all(Array.from({ length: 8 }, () => store.claim(first.id, at, until)));
    expect(claims.filter((claim) => claim === 'busy')).toHaveLength(7);
    expect(claims.filter((claim) => claim !== 'busy')).toEqual([first]);
  });

  it('can be claimed again when the claim has lapsed, not before', async () => {
    const store = dynamoNoticeStore(table);
    await store.put(first);
    await store.claim(first.id, at, until);
    expect(await store.claim(first.id, until, shanghai('2026-11-23 10:03'))).toBe('busy');
    expect(await store.claim(first.id, shanghai('2026-11-23 10:03'), shanghai('2026-11-23 10:04'))).toEqual(first);
  });

  it.each(['sent', 'givenUp'] as const)('are over when they are %s', async (status) => {
    const store = dynamoNoticeStore(table);
    await store.put(first);
    await store.claim(first.id, at, until);
    await store.finish(first.id, { at, status, ...(status === 'givenUp' && { why: 'noAddress' }) });
    expect(await store.claim(first.id, shanghai('2026-11-24 10:00'), shanghai('2026-11-24 10:01'))).toBe('done');
    expect(await store.waiting(shanghai('2026-12-31 10:00'))).toEqual([]);
    expect(await store.put(first)).toBe(false);
    const item = await stored(`OUTBOX#${first.id}`, 'NOTICE');
    // Kept for 90 days after 02:01 UTC on 23 November 2026.
    expect(item).toMatchObject({
      status: { S: status },
      expiresAt: { N: String(Date.parse('2027-02-21T02:01:00.000Z') / 1000) },
    });
    expect(item?.['why']).toEqual(status === 'givenUp' ? { S: 'noAddress' } : undefined);
  });

  it('that were never left are nothing to send, and finishing them leaves nothing behind', async () => {
    const store = dynamoNoticeStore(table);
    expect(await store.claim(first.id, at, until)).toBe('done');
    await store.finish(first.id, { at, status: 'sent' });
    expect(await stored(`OUTBOX#${first.id}`, 'NOTICE')).toBeUndefined();
  });

  it('that wait are found, the claimed ones too, those of a later moment not', async () => {
    const store = dynamoNoticeStore(table);
    const claimed = notice('claimed', '2026-11-23 09:00');
    for (const each of [first, claimed, notice('later', '2026-11-23 11:00')]) await store.put(each);
    await store.claim(claimed.id, at, until);
    expect(await store.waiting(shanghai('2026-11-23 10:00'))).toEqual([claimed.id, first.id]);
    expect(await dynamoNoticeStore(other).waiting(shanghai('2026-12-31 10:00'))).toEqual([]);
    expect(await dynamoNoticeStore(other).claim(first.id, at, until)).toBe('done');
  });
});
