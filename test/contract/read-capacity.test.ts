import { BatchWriteItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { dynamoAccessLog } from '../../shared/data/complaint/access-log.ts';
import { dynamoComplaintLog, writesOf } from '../../shared/data/complaint/complaint-log.ts';
import { toStored } from '../../shared/data/item.ts';
import { type TenantTable, tableOf } from '../../shared/data/tenant-table.ts';
import type { ComplaintId } from '../../shared/kernel/ids.ts';
import { createTenantTable, startDynamoDb, startMilliseconds, type TestDynamoDb } from '../support/dynamodb.ts';
import { complaintIdNamed, facts, officer, registered, shanghai, type Step, verb } from '../support/given.ts';
import { appendFor, fileNumber, take } from '../support/log-steps.ts';

/** What reading costs, by DynamoDB's own meter, which is right for single reads, also of the local engine. */
let db: TestDynamoDb;
const table = 'capacity';

beforeAll(async () => {
  db = await startDynamoDb();
  await createTenantTable(db.client, table);
}, startMilliseconds);
afterAll(() => db.stop());

/** Read units that `act` takes. */
async function unitsOf(act: (metered: TenantTable) => Promise<unknown>): Promise<number> {
  let units = 0;
  let reads = 0;
  const meter = {
    took: (operation: string, took: number) => {
      if (operation !== 'get' && operation !== 'query') return;
      units += took;
      reads += 1;
    },
  };
  await act(tableOf(db.client, table, meter));
  if (reads === 0) throw new Error('nothing was measured');
  return units;
}

/** Stores complaints that were filed before all others, 25 items in a call. */
async function fill(from: number, to: number): Promise<void> {
  const items = Array.from({ length: to - from }, (_, index) => from + index).flatMap((n) => {
    const id = complaintIdNamed(`stored ${n}`);
    const command = verb.register({ id, number: `202609-${String(n).padStart(4, '0')}` });
    const step: Step = [command, facts('2026-09-01 10:00', registered[1].actor)];
    return writesOf(appendFor(id, undefined, step)).flatMap((write) => ('put' in write ? [toStored(write.put)] : []));
  });
  for (let at = 0; at < items.length; at += 25) {
    const requests = items.slice(at, at + 25).map((Item) => ({ PutRequest: { Item } }));
    const answer = await db.client.send(new BatchWriteItemCommand({ RequestItems: { [table]: requests } }));
    if (Object.keys(answer.UnprocessedItems ?? {}).length > 0) throw new Error('not everything was stored');
  }
}

/** A complaint with 20 events: filed, dispatched back and forth, and answered. */
async function longComplaint(): Promise<ComplaintId> {
  const log = dynamoComplaintLog(tableOf(db.client, table));
  const id = await fileNumber(log, 1);
  for (let turn = 0; turn < 17; turn++) {
    const unit = turn % 2 === 0 ? 'nursing-department' : 'pharmacy';
    await take(log, id, [
      verb.dispatchSaying('请核实。', unit),
      facts(`2026-11-24 ${String(turn + 6).padStart(2, '0')}:00`),
    ]);
  }
  await take(log, id, [verb.reply(), facts('2026-11-26 09:00')], [verb.reveal(), facts('2026-11-26 10:00')]);
  return id;
}

const page = () => unitsOf((metered) => dynamoComplaintLog(metered).queue('centre', 'open', { limit: 50 }));

it('a page of 50 and opening a complaint with 20 events cost 3 at most, whatever is stored', async () => {
  const id = await longComplaint();
  /** As `readComplaint` does: the reading is written down, the snapshot and all events are read. */
  const open = () =>
    unitsOf(async (metered) => {
      const log = dynamoComplaintLog(metered);
      const loaded = await log.load(id);
      await dynamoAccessLog(metered).note(id, {
        at: shanghai('2026-11-27 09:00'),
        actorId: officer.id,
        what: 'complaint',
      });
      expect(loaded?.state.seq).toBe(20);
      expect(await log.events(id)).toHaveLength(20);
    });

  // The very first reading finds no entry to follow, and is a little cheaper.
  await open();
  const alone = await open();
  await fill(0, 50);
  const few = await page();
  expect(few).toBeGreaterThan(0);
  expect(few).toBeLessThanOrEqual(3);
  expect(alone).toBeLessThanOrEqual(3);

  await fill(50, 2000);
  expect(await page()).toBe(few);
  expect(await open()).toBe(alone);
});
