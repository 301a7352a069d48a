import { createHash, randomBytes } from 'node:crypto';
import { type DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { FilingForm } from '../../shared/contract/filing.ts';
import type { CheckView } from '../../shared/contract/public.ts';
import { dynamoHourKeys, removeOldHourKeys } from '../../shared/data/hour-keys.ts';
import { dynamoSenderBook } from '../../shared/data/sender-book.ts';
import { type TenantTable, tableOf } from '../../shared/data/tenant-table.ts';
import { type Instant, plusMilliseconds } from '../../shared/kernel/time.ts';
import { type GuardRefusal, filingGuard } from '../../shared/usecase/public/guard/filing-guard.ts';
import { codeGuard } from '../../shared/usecase/public/guard/code-guard.ts';
import { openedValue } from '../../shared/usecase/public/guard/spam-signs.ts';
import { limits } from '../../shared/usecase/public/guard/limits.ts';
import type { Sent } from '../../shared/usecase/public/public-desk.ts';
import { createTenantTable, startDynamoDb, startMilliseconds, type TestDynamoDb } from '../support/dynamodb.ts';
import { shanghai } from '../support/given.ts';

let db: TestDynamoDb;
let client: DynamoDBClient;
let name: string;
let table: TenantTable;
let tables = 0;
let written = 0;

beforeAll(async () => {
  db = await startDynamoDb();
  client = db.client;
}, startMilliseconds);
afterAll(() => db.stop());

beforeEach(async () => {
  tables += 1;
  written = 0;
  name = `guard-${tables}`;
  await createTenantTable(client, name);
  table = tableOf(client, name, {
    took: (operation, units) => {
      if (operation === 'put' || operation === 'update') written += units;
    },
  });
});

const scan = async () => (await client.send(new ScanCommand({ TableName: name }))).Items ?? [];
const noon = shanghai('2026-11-23 12:00');
const later = (seconds: number, from: Instant = noon): Instant => plusMilliseconds(from, seconds * 1000);
const hour = 3600;

const patient = '203.0.113.7';
const secret = new Uint8Array(32).fill(7);
const tokens = Array.from({ length: 64 }, (_, index) => `form${index}`.padEnd(22, 'A'));

/** A guard at a moment, while so many have filed in all. */
function guardAt(now: Instant, all = 0) {
  return filingGuard({
    clock: { now: () => now },
    secret: async () => secret,
    hourKeys: dynamoHourKeys(table, randomBytes),
    senders: dynamoSenderBook(table),
    filingsOfAll: async () => all,
  });
}

const form = (index: number, more: object = {}): FilingForm =>
  FilingForm.parse({
    token: tokens[index],
    category: 'nursing',
    narrative: `第 ${index} 件：输液时叫了三次护士都没有人来。`,
    identityMode: 'anonymous',
    language: 'zh-CN',
    ...more,
  });
const sent = (sender = patient, check: Sent['check'] = {}): Sent => ({
  sender,
  opened: undefined,
  isTrapped: false,
  check,
});

async function answerOf(asked: ReturnType<ReturnType<typeof guardAt>['admit']>): Promise<GuardRefusal['code'] | 'in'> {
  const answer = await asked;
  return answer.ok ? 'in' : answer.refusal.code;
}

/** So many complaints of one sender, each with a text of its own. */
async function filed(count: number, now = noon, sender = patient): Promise<void> {
  for (let index = 0; index < count; index++) {
    const check = await guardAt(now).checkFor(tokens[index] ?? '', sent(sender));
    expect(await answerOf(guardAt(now).admit(form(index), sent(sender, check && worked(check))))).toBe('in');
  }
}

/** What the script does, done by other code. */
function worked({ value, bits }: CheckView): Sent['check'] {
  for (let work = 0; ; work++) {
    const digest = createHash('sha256').update(`${value}:${work}`).digest('hex');
    if (BigInt(`0x${digest}`) < 1n << BigInt(256 - bits)) return { value, work: String(work) };
  }
}

const digitsOf = '零一二三四五六七八九';
const sumIn = ({ question }: CheckView): string => {
  const [, a = '', b = ''] = /^(.)加(.)等于几？$/.exec(question['zh-CN'] ?? '') ?? [];
  return String(digitsOf.indexOf(a) + digitsOf.indexOf(b));
};
const checkOf = async (index: number, now = noon, all = 0): Promise<CheckView> => {
  const check = await guardAt(now, all).checkFor(tokens[index] ?? '', sent());
  if (!check) throw new Error('no check was asked for');
  return check;
};

describe('the key of an hour', () => {
  it('is one for everybody who asks at the same moment, and another for the next hour', async () => {
    const keys = Array.from({ length: 8 }, () => dynamoHourKeys(table, randomBytes).current(noon));
    const made = new Set((await Promise.all(keys)).map((key) => Buffer.from(key).toString('hex')));
    expect(made.size).toBe(1);
    const next = await dynamoHourKeys(table, randomBytes).current(later(hour));
    expect(made.has(Buffer.from(next).toString('hex'))).toBe(false);
    expect(Buffer.from((await dynamoHourKeys(table, randomBytes).previous(later(hour))) ?? '').toString('hex')).toBe(
      [...made][0],
    );
  });

  it('is not asked for, and is removed, two hours after its hour began', async () => {
    const keys = dynamoHourKeys(table, randomBytes);
    await keys.current(noon);
    expect((await scan())[0]?.['expiresAt']?.N).toBe(String(Date.parse(noon) / 1000 + 2 * hour));
    expect(await keys.previous(later(2 * hour))).toBeUndefined();
    expect(await removeOldHourKeys(table, later(2 * hour - 1))).toBe(0);
    expect(await removeOldHourKeys(table, later(2 * hour))).toBe(1);
    expect(await scan()).toEqual([]);
  });
});

const at = (all: number) => answerOf(guardAt(noon, all).admit(form(1), sent()));

describe('filing', () => {
  it('asks nothing of who files little', async () => {
    for (let index = 0; index < limits.freeFilings; index++) {
      expect(await guardAt(noon).checkFor(tokens[index] ?? '', sent())).toBeUndefined();
      expect(await answerOf(guardAt(noon).admit(form(index), sent()))).toBe('in');
    }
    expect(limits.freeFilings).toBe(5);
  });

  it('costs one unit for a complaint, also at the bound', async () => {
    for (let index = 0; index < limits.filingsMost; index++) {
      const check = await guardAt(noon).checkFor(tokens[index] ?? '', sent());
      written = 0;
      expect(await answerOf(guardAt(noon).admit(form(index), sent(patient, check && worked(check))))).toBe('in');
      expect(written).toBe(1);
    }
    expect(await answerOf(guardAt(noon).admit(form(40), sent()))).toBe('filing/too-many');
  });

  it('asks for a check from then on, and for none of others', async () => {
    await filed(limits.freeFilings);
    expect(await answerOf(guardAt(noon).admit(form(10), sent()))).toBe('filing/check-needed');
    expect(await answerOf(guardAt(noon).admit(form(10), sent('203.0.113.8')))).toBe('in');
  });

  it('takes a network of 64 bits for one sender, and an IPv4 address for itself', async () => {
    await filed(limits.freeFilings, noon, '2001:db8:1:2::1');
    const from = (sender: string) => answerOf(guardAt(noon).admit(form(10), sent(sender)));
    expect(await from('2001:db8:1:2:ffff:1:2:3')).toBe('filing/check-needed');
    expect(await from('2001:0db8:0001:0002::9')).toBe('filing/check-needed');
    expect(await from('2001:db8:1:3::1')).toBe('in');
  });

  it('takes the work of a script, once for that form, and no other form with it', async () => {
    await filed(limits.freeFilings);
    const done = worked(await checkOf(10));
    expect(await answerOf(guardAt(noon).admit(form(11), sent(patient, done)))).toBe('filing/check-needed');
    const less = { ...done, work: String(Number(done.work) + 1) };
    expect(await answerOf(guardAt(noon).admit(form(10), sent(patient, less)))).toBe('filing/check-failed');
    expect(await answerOf(guardAt(noon).admit(form(10), sent(patient, done)))).toBe('in');
    // And nobody who has passed is asked again for the same form.
    expect(await guardAt(noon).checkFor(tokens[10] ?? '', sent(patient, done))).toMatchObject({ passed: {} });
    expect(await answerOf(guardAt(noon).admit(form(10), sent(patient, done)))).toBe('in');
  });

  it('takes the answer to the question after some seconds, in digits or words', async () => {
    await filed(limits.freeFilings);
    const check = await checkOf(10);
    const sum = sumIn(check);
    const english = /^What is (\w+) plus (\w+)\?$/.exec(check.question.en ?? '');
    expect(english).not.toBeNull();
    const give = (given: string, seconds: number, index = 10) =>
      answerOf(guardAt(later(seconds)).admit(form(index), sent(patient, { value: check.value, sum: given })));
    expect(await give(sum, 1)).toBe('filing/check-too-soon');
    expect(await give(String(Number(sum) + 1), 30)).toBe('filing/check-failed');
    expect(await give('', 30)).toBe('filing/check-needed');
    expect(await give(sum, 30, 11)).toBe('filing/check-needed');
    const wide = Array.from(sum, (digit) => String.fromCodePoint(0xff10 + Number(digit))).join('');
    expect(await give(` ${wide} `, 30)).toBe('in');
    expect(await give(sum, 3 * hour)).toBe('in');
  });

  it('keeps the check that was answered too soon, and gives another after a wrong answer', async () => {
    await filed(limits.freeFilings);
    const check = await checkOf(10);
    const again = (sum: string, seconds: number) =>
      guardAt(later(seconds)).checkFor(tokens[10] ?? '', sent(patient, { value: check.value, sum }));
    expect((await again(sumIn(check), 1))?.value).toBe(check.value);
    expect((await again('99', 1))?.value).not.toBe(check.value);
  });

  it('asks for more work the more is filed, and turns away at last, until the next hour', async () => {
    await filed(limits.freeFilings);
    const { bits: least } = await checkOf(40);
    await filed(limits.filingsMost);
    const answer = await guardAt(later(600)).admit(form(40), sent());
    expect(answer).toEqual({ ok: false, refusal: { code: 'filing/too-many', about: { retryAfter: 3000 } } });
    expect((await checkOf(40)).bits).toBeGreaterThan(least);
    expect(await answerOf(guardAt(later(hour)).admit(form(40), sent()))).toBe('in');
  });

  it('asks everybody while an organisation gets very much, and turns everybody away at last', async () => {
    expect(await at(limits.freeFilingsOfAll)).toBe('filing/check-needed');
    expect(await at(limits.filingsOfAllMost)).toBe('filing/too-many');
    expect(await at(limits.freeFilingsOfAll - 1)).toBe('in');
  });

  it('lets no more than the bound through when many come at once', async () => {
    const all = await Promise.all(
      Array.from({ length: 20 }, (_, index) => answerOf(guardAt(noon).admit(form(index), sent()))),
    );
    expect(all.filter((answer) => answer === 'in').length).toBeLessThanOrEqual(limits.freeFilings);
    expect(all).toContain('filing/check-needed');
  });
});

describe('the same complaint again', () => {
  const narrative = '输液时叫了三次护士，都没有人来！';
  const once = () => guardAt(noon).admit(form(1, { narrative }), sent());

  it('from the same sender is told so, however it is spaced or punctuated', async () => {
    expect(await answerOf(once())).toBe('in');
    const respaced = form(2, { narrative: ' 输液时叫了三次护士 都没有人来。 ' });
    expect(await answerOf(guardAt(later(900)).admit(respaced, sent()))).toBe('filing/duplicate');
    expect(await answerOf(guardAt(later(hour)).admit(respaced, sent()))).toBe('filing/duplicate');
  });

  it('is another when it says more, is about something else, comes from elsewhere or from another person', async () => {
    await once();
    const more: readonly [object, string][] = [
      [{ narrative: `${narrative}昨天也是。` }, patient],
      [{ narrative, category: 'drugs' }, patient],
      [{ narrative }, '203.0.113.8'],
      [{ narrative, identityMode: 'named', name: '刘德培', phone: '13800000000' }, patient],
    ];
    for (const [index, [change, sender]] of more.entries())
      expect(await answerOf(guardAt(noon).admit(form(index + 2, change), sent(sender)))).toBe('in');
  });

  it('is the same form when its token is the same', async () => {
    expect([await answerOf(once()), await answerOf(once())]).toEqual(['in', 'in']);
  });

  it('is forgotten after two hours, and at once when it came to nothing', async () => {
    const first = await once();
    expect(await answerOf(guardAt(later(2 * hour)).admit(form(2, { narrative }), sent()))).toBe('in');
    if (!first.ok) throw new Error('refused');
    await first.value.takeBack();
    expect(await answerOf(guardAt(noon).admit(form(3, { narrative }), sent()))).toBe('in');
  });
});

const signsOf = async (opened: number | undefined, change: Partial<Sent> = {}, narrative = '没有人来换药。') => {
  const value = opened === undefined ? undefined : openedValue(secret, tokens[1] ?? '', later(-opened));
  const answer = await guardAt(noon).admit(form(1, { narrative }), { ...sent(), opened: value, ...change });
  if (!answer.ok) throw new Error(answer.refusal.code);
  return answer.value.suspicion;
};

describe('what is suspected', () => {
  const links = '便宜代办：http://a.example http://b.example www.c.example';

  it('is a field that people do not see, alone; nothing else alone', async () => {
    expect(await signsOf(120, { isTrapped: true })).toEqual(['trap']);
    expect(await signsOf(120)).toEqual([]);
    expect(await signsOf(1)).toEqual([]);
    expect(await signsOf(undefined)).toEqual([]);
    expect(await signsOf(120, {}, links)).toEqual([]);
  });

  it('is several signs together', async () => {
    expect(await signsOf(1, {}, links)).toEqual(['haste', 'links']);
    expect(await signsOf(undefined, {}, links)).toEqual(['noPage', 'links']);
  });

  it('believes nobody about when a form was opened', async () => {
    const foreign = openedValue(secret, tokens[2] ?? '', later(-120));
    for (const opened of [foreign, '1', '', 'x.y', `${Date.parse(noon) / 1000 - 120}.AAAA`])
      expect(await signsOf(undefined, { opened }, links)).toEqual(['noPage', 'links']);
  });
});

const guard = () => codeGuard({ hourKeys: dynamoHourKeys(table, randomBytes), senders: dynamoSenderBook(table) });
const number = '202611-0001';
/** Seconds until the next try; 0 where this one was looked at. */
const wrong = async (now: Instant, sender = patient, about = number): Promise<number> => {
  const tried = await guard()(sender, about, now);
  return tried.mayTry ? 0 : tried.retryAfterSeconds;
};

describe('guessing codes', () => {
  it('costs nothing three times; then the wait grows to a quarter of an hour', async () => {
    let now = noon;
    const waits: number[] = [];
    for (let index = 0; index < 10; index++) {
      const wait = await wrong(now);
      waits.push(wait);
      now = later(wait, now);
      if (wait > 0) expect(await wrong(now)).toBe(0);
    }
    expect(waits).toEqual([0, 0, 0, 5, 15, 60, 300, 900, 900, 900]);
  });

  it('keeps the right code waiting too, and opens to it afterwards', async () => {
    for (let index = 0; index < 4; index++) await wrong(noon);
    expect(await guard()(patient, number, later(1))).toEqual({ mayTry: false, retryAfterSeconds: 4 });
    expect(await guard()(patient, number, later(5))).toMatchObject({ mayTry: true });
  });

  it('does not count right codes', async () => {
    for (let index = 0; index < 30; index++) {
      const tried = await guard()(patient, number, noon);
      if (!tried.mayTry) throw new Error('it was kept waiting');
      await tried.takeBack();
    }
    expect(await wrong(noon)).toBe(0);
  });

  it('never concerns another sender, and another number only after ten', async () => {
    for (let index = 0; index < 4; index++) await wrong(noon);
    expect(await wrong(noon, '203.0.113.8')).toBe(0);
    for (let index = 2; index < 8; index++) expect(await wrong(noon, patient, `202611-000${index}`)).toBe(0);
    expect(await wrong(noon, patient, '202611-0009')).toBe(0);
    expect(await wrong(noon, patient, '202611-0010')).toBe(5);
  });

  it('waits across the hour', async () => {
    const end = later(hour - 1);
    for (let index = 0; index < 4; index++) await wrong(end);
    expect(await wrong(later(1, end))).toBe(4);
    expect(await wrong(later(5, end))).toBe(0);
    expect(await wrong(later(5, end))).toBe(15);
  });

  it('lets three through when a hundred come at once', async () => {
    const all = await Promise.all(Array.from({ length: 40 }, () => wrong(noon)));
    expect(all.filter((wait) => wait === 0).length).toBeLessThanOrEqual(limits.freeGuesses + 1);
    expect(all.filter((wait) => wait === 0).length).toBeGreaterThan(0);
  });
});

it('nothing that is stored names a sender, a token or a text, nor does a digest stay when the key is gone', async () => {
  await filed(2, noon, patient);
  await guardAt(noon).admit(form(9), sent('2001:db8:77::1'));
  await codeGuard({ hourKeys: dynamoHourKeys(table, randomBytes), senders: dynamoSenderBook(table) })(
    patient,
    '202611-0001',
    noon,
  );
  const stored = JSON.stringify(await scan());
  expect(stored.length).toBeGreaterThan(300);
  for (const planted of [patient, '2001:db8', tokens[0] ?? '', '护士', '202611-0001'])
    for (const shape of [planted, Buffer.from(planted).toString('hex'), Buffer.from(planted).toString('base64')])
      expect(stored).not.toContain(shape);
  for (const item of await scan()) expect(Number(item['expiresAt']?.N)).toBe(Date.parse(noon) / 1000 + 2 * hour);
});
