import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  currentKey,
  dynamoRules,
  pack,
  promiseKey,
  readKeys,
  readProfile,
  readPromise,
  rulebookKey,
  writeSeed,
} from '../../shared/data/tenancy/documents.ts';
import { type TenantTable, tableOf } from '../../shared/data/tenant-table.ts';
import { promiseOf } from '../../shared/usecase/rulebook/promise-of.ts';
import { firstCalendar } from '../../shared/usecase/tenancy/onboard.ts';
import type { Seed } from '../../shared/usecase/tenancy/ports.ts';
import { createTenantTable, startDynamoDb, startMilliseconds, type TestDynamoDb } from '../support/dynamodb.ts';
import { hospital, shanghai } from '../support/given.ts';

let db: TestDynamoDb;
let one: TenantTable;
let two: TenantTable;
let names: readonly [string, string];
let tables = 0;
const clock = { now: () => shanghai('2026-11-24 09:00') };

beforeAll(async () => {
  db = await startDynamoDb();
}, startMilliseconds);
afterAll(() => db.stop());

beforeEach(async () => {
  tables += 1;
  names = [`documents-${tables}-one`, `documents-${tables}-two`];
  for (const name of names) await createTenantTable(db.client, name);
  one = tableOf(db.client, names[0]);
  two = tableOf(db.client, names[1]);
});

const seedFor = (slug: string, title: string): Seed => {
  const rulebook = { ...hospital.rulebook, title: { 'zh-CN': title } };
  return {
    organisation: title,
    slug,
    language: 'zh-CN',
    rulebook,
    calendar: { ...firstCalendar, closures: [] },
    promise: promiseOf(rulebook, { organisation: title, slug, timeZone: firstCalendar.timeZone }),
    keys: {
      receipt: Buffer.from(`${slug} receipt`).toString('base64'),
      link: Buffer.from(`${slug} link`).toString('base64'),
    },
    publishedAt: shanghai('2026-11-23 10:00'),
  };
};

describe('what a tenant begins with', () => {
  it('is read back as it was written', async () => {
    const seed = seedFor('sunny', '阳光医院投诉处理制度');
    await writeSeed(one, seed);
    expect(await dynamoRules(one, names[0], clock).current()).toEqual({
      rulebook: { version: 1, rulebook: seed.rulebook },
      calendar: seed.calendar,
    });
    expect(await readProfile(one)).toEqual({
      organisation: seed.organisation,
      slug: 'sunny',
      language: 'zh-CN',
      timeZone: 'Asia/Shanghai',
    });
    expect(await readPromise(one, clock.now())).toEqual(seed.promise);
    expect(await readKeys(one)).toEqual(seed.keys);
  });

  it('may be written twice', async () => {
    const seed = seedFor('sunny', '阳光医院');
    await writeSeed(one, seed);
    await writeSeed(one, seed);
    expect((await dynamoRules(one, names[0], clock).current()).rulebook.rulebook).toEqual(seed.rulebook);
  });

  it('is missing loudly', async () => {
    await expect(dynamoRules(one, names[0], clock).current()).rejects.toThrow('no rules in force');
    await expect(dynamoRules(one, names[0], clock).rulebook(1)).rejects.toThrow('rulebook version 1 is missing');
    await expect(dynamoRules(one, names[0], clock).calendar(1)).rejects.toThrow('calendar version 1 is missing');
    await expect(readProfile(one)).rejects.toThrow('no profile');
    await expect(readPromise(one, clock.now())).rejects.toThrow('no promise');
    await expect(readKeys(one)).rejects.toThrow('no keys');
  });
});

describe('what the first release wrote', () => {
  it('is read: one start of a clock, one version in force, one promise', async () => {
    const seed = seedFor('sunny', '阳光医院');
    const { clocks, ...rest } = seed.rulebook;
    const earlier = { ...rest, clocks: clocks.map((rule) => ({ ...rule, start: rule.start[0] })) };
    await writeSeed(one, seed);
    await one.put({ ...rulebookKey(1), document: pack(earlier), publishedAt: seed.publishedAt });
    await one.put({ ...currentKey, rulebook: 1, calendar: 1 });
    await one.put({ ...promiseKey, promise: seed.promise });

    expect(clocks.length).toBeGreaterThan(0);
    expect((await dynamoRules(one, names[0], clock).current()).rulebook.rulebook).toEqual(seed.rulebook);
    expect(await readPromise(one, clock.now())).toEqual(seed.promise);
  });
});

describe('the cache of versions', () => {
  it('never gives one tenant the rules of another under the same version', async () => {
    await writeSeed(one, seedFor('sunny', '阳光医院'));
    await writeSeed(two, seedFor('rainy', '雨天医院'));
    for (let round = 0; round < 2; round++) {
      expect((await dynamoRules(one, names[0], clock).rulebook(1)).rulebook.title).toEqual({ 'zh-CN': '阳光医院' });
      expect((await dynamoRules(two, names[1], clock).rulebook(1)).rulebook.title).toEqual({ 'zh-CN': '雨天医院' });
    }
  });

  it('does not remember that a version was missing', async () => {
    const rules = dynamoRules(one, names[0], clock);
    await expect(rules.rulebook(1)).rejects.toThrow('missing');
    await writeSeed(one, seedFor('sunny', '阳光医院'));
    expect((await rules.rulebook(1)).version).toBe(1);
  });
});
