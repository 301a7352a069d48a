import { type DynamoDBClient, UpdateItemCommand, DeleteItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { dynamoComplaintLog } from '../../shared/data/complaint/complaint-log.ts';
import { snapshotKey } from '../../shared/data/complaint/keys.ts';
import { dynamoVault } from '../../shared/data/complaint/vault.ts';
import { toStored } from '../../shared/data/item.ts';
import { tableOf } from '../../shared/data/tenant-table.ts';
import type { ComplaintId } from '../../shared/kernel/ids.ts';
import type { ComplaintLog, QueueName, QueueState } from '../../shared/usecase/complaint/ports.ts';
import { createTenantTable, startDynamoDb, startMilliseconds, type TestDynamoDb } from '../support/dynamodb.ts';
import { complaintIdNamed, facts, fired, holding, replied, shanghai, type Step, term, verb } from '../support/given.ts';
import { appendFor, fileNumber, take } from '../support/log-steps.ts';

let db: TestDynamoDb;
let client: DynamoDBClient;
let table: string;
let log: ComplaintLog;
let tables = 0;

beforeAll(async () => {
  db = await startDynamoDb();
  client = db.client;
}, startMilliseconds);
afterAll(() => db.stop());

beforeEach(async () => {
  table = `complaints-${++tables}`;
  await createTenantTable(client, table);
  log = dynamoComplaintLog(tableOf(client, table));
});

const toNursing: Step = [verb.dispatch('nursing-department'), facts('2026-11-23 15:00')];
const toBoth: Step = [verb.dispatch('nursing-department', 'pharmacy'), facts('2026-11-23 15:00')];
const toBothTheOtherWay: Step = [verb.dispatch('pharmacy', 'nursing-department'), facts('2026-11-23 16:00')];
const pharmacyStates: Step = [verb.state('pharmacy'), facts('2026-11-25 09:00', holding('handler', 'pharmacy'))];

const queue = async (name: QueueName, state: QueueState, limit = 50) =>
  (await log.queue(name, state, { limit }))?.items ?? [];
const numbers = async (name: QueueName, state: QueueState) => (await queue(name, state)).map(({ number }) => number);
const unit = (name: string): QueueName => term(name);

describe('appending', () => {
  it('keeps the complaint, its events with their words, its number and who complains', async () => {
    const id = await fileNumber(log, 1, '2026-11-23 10:00', { name: '欧阳若兰', phone: '13800138000' });
    const loaded = await log.load(id);
    expect(loaded).toMatchObject({
      state: { id, number: '202611-0001', stage: 'registered', seq: 1 },
      armed: { version: 1 },
    });
    expect(await log.events(id)).toMatchObject([
      {
        event: { type: 'ComplaintRegistered', seq: 1, actorId: 'complainant' },
        texts: { narrative: '输液时叫了三次护士都没有人来。' },
        prev: null,
        hash: loaded?.head,
        isIntact: true,
      },
    ]);
    expect(await log.event(id, 1)).toMatchObject({ event: { seq: 1 }, isIntact: true });
    expect(await log.event(id, 2)).toBeUndefined();
    expect(await log.idOfNumber('202611-0001')).toBe(id);
    expect(await log.idOfNumber('202611-0002')).toBeUndefined();
    expect(await dynamoVault(tableOf(client, table)).open(id)).toEqual({ name: '欧阳若兰', phone: '13800138000' });
  });

  it('knows nothing of a complaint that is not there, or that nobody put a name to', async () => {
    const id = complaintIdNamed('nobody');
    expect(await log.load(id)).toBeUndefined();
    expect(await log.events(id)).toEqual([]);
    const nameless = await fileNumber(log, 1);
    expect(await dynamoVault(tableOf(client, table)).open(nameless)).toBeUndefined();
  });

  it('lets the second writer lose, and writes nothing of theirs', async () => {
    const id = await fileNumber(log, 1);
    const before = await log.load(id);
    const [one, two] = [toNursing, toBoth].map((step) => appendFor(id, before, step));
    if (!one || !two) throw new Error('two appends are needed');
    expect(await log.append(one)).toBe('written');
    expect(await log.append(two)).toBe('changed');
    expect((await log.load(id))?.state.departments).toHaveLength(1);
    expect(await log.events(id)).toHaveLength(2);
    expect(await numbers(unit('pharmacy'), 'open')).toEqual([]);
  });

  it('lets exactly one of many writers at the same moment win', async () => {
    const id = await fileNumber(log, 1);
    const before = await log.load(id);
    const outcomes = await Promise.all(
      Array.from({ length: 8 }, () => log.append(appendFor(id, before, [verb.reply(), facts('2026-11-24 09:00')]))),
    );
    expect(outcomes.filter((outcome) => outcome === 'written')).toHaveLength(1);
    expect(await log.events(id)).toHaveLength(2);
  });

  it('registers a complaint once: the second click writes nothing, not even who complains', async () => {
    const id = await fileNumber(log, 1);
    const again = appendFor(id, undefined, [verb.register({ id, number: '202611-0002' }), facts('2026-11-23 11:00')]);
    expect(await log.append({ ...again, identity: { name: '另一个人' } })).toBe('changed');
    expect((await log.load(id))?.state.number).toBe('202611-0001');
    expect(await log.idOfNumber('202611-0002')).toBeUndefined();
    expect(await dynamoVault(tableOf(client, table)).open(id)).toBeUndefined();
  });

  it('gives a number to one complaint', async () => {
    await fileNumber(log, 1);
    const other = complaintIdNamed('other');
    const same = appendFor(other, undefined, [
      verb.register({ id: other, number: '202611-0001' }),
      facts('2026-11-23 11:00'),
    ]);
    expect(await log.append(same)).toBe('changed');
    expect(await log.load(other)).toBeUndefined();
  });
});

describe('the timer beside the snapshot', () => {
  const armed = { at: shanghai('2026-12-01 08:00'), version: 1 };

  it('is noted while nobody has written since, and taken away again', async () => {
    const id = await fileNumber(log, 1);
    expect(await log.rearm(id, 1, armed)).toBe(true);
    expect((await log.load(id))?.armed).toEqual(armed);
    expect(await log.rearm(id, 1, undefined)).toBe(true);
    expect((await log.load(id))?.armed).toBeUndefined();
  });

  it('is not noted when somebody has written since', async () => {
    const id = await fileNumber(log, 1);
    await take(log, id, toNursing);
    const before = await log.load(id);
    expect(await log.rearm(id, 1, armed)).toBe(false);
    expect(await log.load(id)).toEqual(before);
  });

  it('is not noted for a complaint that is not there', async () => {
    expect(await log.rearm(complaintIdNamed('nobody'), 1, armed)).toBe(false);
    expect(await log.load(complaintIdNamed('nobody'))).toBeUndefined();
  });
});

/** Makes the snapshot one that older code left behind: another shape, and a head that no longer holds. */
const age = (id: ComplaintId) =>
  client.send(
    new UpdateItemCommand({
      TableName: table,
      Key: toStored(snapshotKey(id)),
      UpdateExpression: 'SET evolve = :old, head = :gone, formerField = :gone REMOVE departments, clocks',
      ExpressionAttributeValues: { ':old': { N: '99' }, ':gone': { S: 'gone' } },
    }),
  );

describe('a snapshot of an older evolve', () => {
  it('is rebuilt from the events, with its timer and the head of its chain', async () => {
    const id = await fileNumber(log, 1);
    await take(log, id, toNursing);
    const fresh = await log.load(id);
    await age(id);
    expect(await log.load(id)).toEqual(fresh);
  });

  it('is written anew by the next verb, behind the true head', async () => {
    const id = await fileNumber(log, 1);
    await age(id);
    await take(log, id, toNursing);
    expect((await log.events(id)).every(({ isIntact }) => isIntact)).toBe(true);
    expect((await log.load(id))?.state).toMatchObject({ stage: 'dispatched', seq: 2 });
  });

  it('takes the note of a timer', async () => {
    const id = await fileNumber(log, 1);
    await age(id);
    expect(await log.rearm(id, 1, { at: shanghai('2026-12-01 08:00'), version: 1 })).toBe(true);
  });
});

describe('a log in the table that somebody has touched', () => {
  it('shows the gap where an event was deleted', async () => {
    const id = await fileNumber(log, 1);
    await take(log, id, toNursing, replied);
    const [, second] = await log.events(id);
    await client.send(new DeleteItemCommand({ TableName: table, Key: toStored({ pk: `EVENTS#${id}`, sk: '000002' }) }));
    const left = await log.events(id);
    expect(left.map(({ isIntact }) => isIntact)).toEqual([true, false]);
    expect(left[1]?.prev).toBe(second?.hash);
  });

  it('says so where words were lawfully removed, and stays whole', async () => {
    const id = await fileNumber(log, 1);
    await client.send(
      new UpdateItemCommand({
        TableName: table,
        Key: toStored({ pk: `EVENTS#${id}`, sk: '000001' }),
        UpdateExpression: 'REMOVE texts',
      }),
    );
    expect(await log.events(id)).toMatchObject([{ isIntact: true, isRedacted: true, texts: {} }]);
  });
});

describe("the centre's queue", () => {
  it('has the most urgent first, and the late ones apart', async () => {
    await fileNumber(log, 3, '2026-11-25 10:00');
    const late = await fileNumber(log, 1, '2026-11-16 10:00');
    await fileNumber(log, 2, '2026-11-24 10:00');
    await take(log, late, fired('2026-11-23 17:30'));
    expect(await numbers('centre', 'open')).toEqual(['202611-0002', '202611-0003']);
    expect(await queue('centre', 'late')).toEqual([
      {
        id: late,
        number: '202611-0001',
        stage: 'registered',
        channel: 'web',
        category: 'nursing',
        identityMode: 'named',
        registeredAt: shanghai('2026-11-16 10:00'),
        dueAt: shanghai('2026-11-23 17:30'),
        isEscalated: false,
      },
    ]);
    await take(log, late, fired('2026-11-24 08:00'));
    expect(await queue('centre', 'late')).toMatchObject([{ isEscalated: true }]);
  });

  it('has the closed ones, the last closed first', async () => {
    for (const [n, day] of [
      [1, '26'],
      [2, '27'],
    ] as const) {
      const id = await fileNumber(log, n);
      await take(log, id, [verb.reply(), facts(`2026-11-${day} 09:00`)], [verb.close(), facts(`2026-11-${day} 10:00`)]);
    }
    expect(await numbers('centre', 'closed')).toEqual(['202611-0002', '202611-0001']);
    expect(await numbers('centre', 'open')).toEqual([]);
  });

  it('comes in pages that miss nothing and repeat nothing', async () => {
    for (let n = 1; n <= 5; n++) await fileNumber(log, n, `2026-11-2${n} 10:00`);
    const seen: string[] = [];
    let cursor: string | undefined;
    let pages = 0;
    do {
      const page = await log.queue('centre', 'open', { limit: 2, cursor });
      if (!page) throw new Error('the cursor was refused');
      seen.push(...page.items.map(({ number }) => number));
      cursor = page.cursor;
      pages += 1;
    } while (cursor !== undefined);
    expect(seen).toEqual(['202611-0001', '202611-0002', '202611-0003', '202611-0004', '202611-0005']);
    expect(pages).toBe(3);
  });

  it('takes no cursor of another queue, and none that is none', async () => {
    await fileNumber(log, 1);
    await fileNumber(log, 2);
    const { cursor } = (await log.queue('centre', 'open', { limit: 1 })) ?? {};
    expect(cursor).toBeDefined();
    expect(await log.queue(unit('pharmacy'), 'open', { limit: 1, cursor })).toBeUndefined();
    expect(await log.queue('centre', 'late', { limit: 1, cursor })).toBeUndefined();
    for (const none of [
      '',
      'none',
      Buffer.from('{}').toString('base64url'),
      Buffer.from('[1]').toString('base64url'),
    ]) {
      expect(await log.queue('centre', 'open', { limit: 1, cursor: none })).toBeUndefined();
    }
  });
});

describe("a department's queue", () => {
  it('has a line for each department, from dispatch to statement', async () => {
    const id = await fileNumber(log, 1);
    expect(await numbers(unit('nursing-department'), 'open')).toEqual([]);
    await take(log, id, toBoth);
    expect(await queue(unit('nursing-department'), 'open')).toMatchObject([
      { number: '202611-0001', lead: 'nursing-department', dueAt: shanghai('2026-12-07 17:30') },
    ]);
    expect(await numbers(unit('pharmacy'), 'open')).toEqual(['202611-0001']);
    await take(log, id, pharmacyStates);
    expect(await numbers(unit('pharmacy'), 'open')).toEqual([]);
    expect(await numbers(unit('pharmacy'), 'closed')).toEqual(['202611-0001']);
    expect(await numbers(unit('nursing-department'), 'open')).toEqual(['202611-0001']);
  });

  it('loses a complaint that is taken away from it', async () => {
    const id = await fileNumber(log, 1);
    await take(log, id, toBoth, [verb.dispatch('pharmacy'), facts('2026-11-23 16:00')]);
    expect(await numbers(unit('nursing-department'), 'open')).toEqual([]);
    expect(await queue(unit('pharmacy'), 'open')).toMatchObject([
      { lead: 'pharmacy', dueAt: shanghai('2026-11-30 17:30') },
    ]);
  });

  it('shows who leads when two departments change places', async () => {
    const id = await fileNumber(log, 1);
    await take(log, id, toBoth, toBothTheOtherWay);
    expect(await queue(unit('nursing-department'), 'open')).toMatchObject([{ lead: 'pharmacy' }]);
    expect(await queue(unit('pharmacy'), 'open')).toMatchObject([{ lead: 'pharmacy' }]);
  });

  it('has late complaints apart, and says which stand before a higher level', async () => {
    const id = await fileNumber(log, 1);
    await take(log, id, toNursing, fired('2026-11-30 17:30'));
    expect(await numbers(unit('nursing-department'), 'open')).toEqual([]);
    expect(await queue(unit('nursing-department'), 'late')).toMatchObject([{ isEscalated: false }]);
    await take(log, id, fired('2026-12-01 08:00'));
    expect(await queue(unit('nursing-department'), 'late')).toMatchObject([{ isEscalated: true }]);
  });

  it('is done with a complaint that is closed', async () => {
    const id = await fileNumber(log, 1);
    await take(log, id, toNursing, replied, [verb.close(), facts('2026-11-26 10:00')]);
    expect(await numbers(unit('nursing-department'), 'open')).toEqual([]);
    expect(await numbers(unit('nursing-department'), 'closed')).toEqual(['202611-0001']);
  });
});

describe('the sweep', () => {
  it('finds the complaints whose step should have been taken, open and late ones', async () => {
    const open = await fileNumber(log, 1, '2026-11-16 10:00');
    const late = await fileNumber(log, 2, '2026-11-09 10:00');
    const later = await fileNumber(log, 3, '2026-11-23 10:00');
    await take(log, late, fired('2026-11-16 17:30'));
    const answered = await fileNumber(log, 4, '2026-11-02 10:00');
    await take(log, answered, [verb.reply(), facts('2026-11-03 10:00')]);
    // The reminder of the first was due on Friday 20 November, the escalation of the second on Tuesday the 17th.
    expect((await log.overlooked(shanghai('2026-11-20 09:00'))).toSorted()).toEqual([open, late].toSorted());
    expect(await log.overlooked(shanghai('2026-11-16 09:00'))).toEqual([]);
    expect(await log.overlooked(shanghai('2026-11-27 09:00'))).toContain(later);
  });
});

describe("two tenants' tables side by side", () => {
  it('know nothing of each other, even under the same ids and numbers', async () => {
    const otherTable = `${table}-other`;
    await createTenantTable(client, otherTable);
    const other = dynamoComplaintLog(tableOf(client, otherTable));
    const id = await fileNumber(log, 1, '2026-11-16 10:00', { name: '欧阳若兰' });
    await take(log, id, toNursing);
    expect(await other.load(id)).toBeUndefined();
    expect(await other.events(id)).toEqual([]);
    expect(await other.idOfNumber('202611-0001')).toBeUndefined();
    expect(await other.overlooked(shanghai('2026-12-31 09:00'))).toEqual([]);
    expect(await dynamoVault(tableOf(client, otherTable)).open(id)).toBeUndefined();
    for (const state of ['late', 'open', 'closed'] as const) {
      expect(await other.queue('centre', state, { limit: 50 })).toEqual({ items: [] });
      expect(await other.queue(unit('nursing-department'), state, { limit: 50 })).toEqual({ items: [] });
    }
    expect(await fileNumber(other, 1)).toBe(id);
    expect((await other.load(id))?.state.stage).toBe('registered');
    expect((await log.load(id))?.state.stage).toBe('dispatched');
  });
});
