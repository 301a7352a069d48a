import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { dynamoMailBox } from '../../shared/data/mail-box/mail-box-store.ts';
import { tableOf } from '../../shared/data/tenant-table.ts';
import { ComplaintId, opaqueId } from '../../shared/kernel/ids.ts';
import { type Instant, plusMilliseconds } from '../../shared/kernel/time.ts';
import type { KeptMail, MailBox } from '../../shared/usecase/mail-box/ports.ts';
import { createTenantTable, startDynamoDb, startMilliseconds, type TestDynamoDb } from '../support/dynamodb.ts';
import { shanghai } from '../support/given.ts';

let db: TestDynamoDb;
let box: MailBox;
let other: MailBox;
let tables = 0;
const taken: string[] = [];
const meter = { took: (operation: string, units: number) => taken.push(`${operation} ${units}`) };

beforeAll(async () => {
  db = await startDynamoDb();
}, startMilliseconds);
afterAll(() => db.stop());

beforeEach(async () => {
  tables += 1;
  for (const name of [`mails-${tables}`, `others-${tables}`]) await createTenantTable(db.client, name);
  box = dynamoMailBox(tableOf(db.client, `mails-${tables}`, meter));
  other = dynamoMailBox(tableOf(db.client, `others-${tables}`));
  taken.length = 0;
});

const monday = shanghai('2026-11-23 09:00');
const minutes = (count: number): Instant => plusMilliseconds(monday, count * 60_000);
const mail = (n: number, more: Partial<KeptMail> = {}): KeptMail => ({
  id: ComplaintId.parse(opaqueId(createHash('sha256').update(`mail ${n}`).digest())),
  revision: 1,
  state: 'waiting',
  receivedAt: minutes(n),
  subject: `第 ${n} 封`,
  from: { name: '刘先生', address: 'liu@example.com' },
  text: '请给个说法。'.repeat(50),
  isCut: false,
  isUnreadable: false,
  files: [],
  verdicts: { spf: 'pass', dkim: 'pass', dmarc: 'pass', spam: 'pass', virus: 'unknown' },
  decisions: [],
  ...more,
});

describe('a mail box', () => {
  it('keeps a mail once, and gives it back as it was', async () => {
    expect(await box.put(mail(1))).toBe(true);
    expect(await box.put(mail(1, { subject: '另一封' }))).toBe(false);
    expect(await box.find(mail(1).id)).toEqual(mail(1));
    expect(await other.find(mail(1).id)).toBeUndefined();
  });

  it('tells what waits, oldest first, page by page, everything once', async () => {
    for (let n = 120; n > 0; n--) await box.put(mail(n));
    const seen: string[] = [];
    let cursor: string | undefined;
    let pages = 0;
    do {
      const page = await box.page('waiting', cursor);
      seen.push(...(page?.items.map(({ subject }) => subject) ?? []));
      cursor = page?.cursor;
      pages += 1;
    } while (cursor !== undefined && pages < 10);
    expect(seen).toEqual(Array.from({ length: 120 }, (_, index) => `第 ${index + 1} 封`));
    expect(pages).toBe(3);
    expect([await box.waiting(100), await box.waiting(500), await other.waiting(100)]).toEqual([100, 120, 0]);
    expect(await box.oldestWaiting()).toBe(minutes(1));
    expect((await box.page('automatic'))?.items).toEqual([]);
  });

  it('takes a cursor that is none for none, and one of its own for a place', async () => {
    await box.put(mail(1));
    for (const cursor of ['', 'x', Buffer.from('VAULT#1').toString('base64url')])
      expect(await box.page('waiting', cursor)).toBeUndefined();
  });

  it('moves a mail from list to list, and only from where it was read', async () => {
    await box.put(mail(1));
    const after = mail(1, {
      revision: 2,
      state: 'set-aside',
      decisions: [{ at: minutes(5), by: 'system', what: 'set-aside', reason: 'spam' }],
    });
    expect(await box.change(mail(1), after)).toBe('written');
    expect(await box.change(mail(1), { ...after, state: 'registered' })).toBe('changed');
    expect((await box.page('waiting'))?.items).toEqual([]);
    expect((await box.page('set-aside'))?.items.map(({ id, state }) => [id, state])).toEqual([[after.id, 'set-aside']]);
    expect(await box.find(after.id)).toEqual(after);
  });

  it('lists without reading the letters: fifty lines for a handful of units', async () => {
    for (let n = 0; n < 50; n++) await box.put(mail(n, { text: '长'.repeat(18_000) }));
    taken.length = 0;
    expect((await box.page('waiting'))?.items).toHaveLength(50);
    const [, units] = taken[0]?.split(' ') ?? [];
    expect(taken).toHaveLength(1);
    expect(Number(units)).toBeLessThanOrEqual(4);
  });
});
