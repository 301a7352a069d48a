import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Profile } from '../../shared/contract/profile.ts';
import { readPromise, writeSeed } from '../../shared/data/tenancy/documents.ts';
import { dynamoPlaces, readPlace } from '../../shared/data/tenancy/place-store.ts';
import { dynamoProfiles, readPages } from '../../shared/data/tenancy/profile-store.ts';
import { type TenantTable, tableOf } from '../../shared/data/tenant-table.ts';
import { PlaceId, StaffId } from '../../shared/kernel/ids.ts';
import { IsoDate } from '../../shared/kernel/time.ts';
import { TermId } from '../../shared/kernel/ids.ts';
import { templateIds } from '../../shared/rulebook/templates/catalogue.ts';
import { templateRulebook } from '../../shared/rulebook/templates/templates.ts';
import type { KeptPlace } from '../../shared/usecase/profile/ports.ts';
import { promiseOf } from '../../shared/usecase/rulebook/promise-of.ts';
import { firstCalendar } from '../../shared/usecase/tenancy/onboard.ts';
import { createTenantTable, startDynamoDb, startMilliseconds, type TestDynamoDb } from '../support/dynamodb.ts';
import { shanghai } from '../support/given.ts';

let db: TestDynamoDb;
let name: string;
let table: TenantTable;
let tables = 0;

beforeAll(async () => {
  db = await startDynamoDb();
}, startMilliseconds);
afterAll(() => db.stop());
beforeEach(async () => {
  tables += 1;
  name = `pages-${tables}`;
  await createTenantTable(db.client, name);
  table = tableOf(db.client, name);
});

/** Read units of what `act` reads. */
async function unitsOf(act: (metered: TenantTable) => Promise<unknown>): Promise<number> {
  let units = 0;
  let reads = 0;
  const took = (_: string, each: number): void => {
    units += each;
    reads += 1;
  };
  await act(tableOf(db.client, name, { took }));
  if (reads === 0) throw new Error('nothing was measured');
  return units;
}

const changedBy = StaffId.parse('01ARZ3NDEKTSV4RRFFQ69G5FAV');
const kept = (revision: number, profile: Profile) => ({
  revision,
  profile,
  changedAt: shanghai('2026-11-24 09:00'),
  changedBy,
});
const sentence = { 'zh-CN': '请走二号电梯，', en: 'Please use lift two. ' };
const long = (times: number) => ({ 'zh-CN': sentence['zh-CN'].repeat(times), en: sentence.en.repeat(times) });
/** As much as an administrator may say. */
const everything: Profile = {
  address: long(9),
  openingHours: long(14),
  appeal: long(25),
  announcements: Array.from({ length: 10 }, (_, nth) => ({
    id: TermId.parse(`a-${nth}`),
    title: { 'zh-CN': `公告 ${nth}`, en: `Announcement ${nth}` },
    text: long(28),
    from: IsoDate.parse('2026-11-24'),
  })),
};

describe('what an administrator says', () => {
  it('is read back, and every state before it stays', async () => {
    const store = dynamoProfiles(table, name);
    expect(await store.current()).toBeUndefined();
    expect(await store.put(kept(1, { address: long(1) }), 0)).toBe('written');
    expect(await store.put(kept(2, {}), 1)).toBe('written');
    expect(await store.current()).toEqual(kept(2, {}));
    expect((await store.changes()).map(({ revision }) => revision)).toEqual([2, 1]);
    expect(await readPages(table)).toEqual({});
  });

  it('is not overwritten by who has not seen it', async () => {
    const store = dynamoProfiles(table, name);
    expect(await store.put(kept(1, {}), 0)).toBe('written');
    expect(await store.put(kept(1, everything), 0)).toBe('changed');
    expect(await store.put(kept(4, everything), 3)).toBe('changed');
    expect((await store.current())?.profile).toEqual({});
  });

  it('costs a page half a read unit, however much is said', async () => {
    await dynamoProfiles(table, name).put(kept(1, everything), 0);
    expect(await unitsOf(readPages)).toBe(0.5);
  });
});

describe('what is promised', () => {
  it('costs a page half a read unit under every template, with all that is disclosed', async () => {
    const looked: string[] = [];
    for (const id of templateIds) {
      const rulebook = templateRulebook(id);
      const promise = promiseOf(rulebook, { organisation: '某机构', slug: 'one', timeZone: 'Asia/Shanghai' });
      await writeSeed(table, {
        organisation: '某机构',
        slug: 'one',
        language: 'zh-CN',
        rulebook,
        calendar: firstCalendar,
        promise,
        keys: { receipt: '', link: '' },
        publishedAt: shanghai('2026-11-23 10:00'),
      });
      expect(await readPromise(table, shanghai('2026-11-24 09:00'))).toEqual(promise);
      const units = await unitsOf((metered) => readPromise(metered, shanghai('2026-11-24 09:00')));
      expect([id, units]).toEqual([id, 0.5]);
      looked.push(id);
    }
    expect(looked.length).toBeGreaterThanOrEqual(13);
  });
});

const place = (nth: number): KeptPlace => ({
  nth,
  id: PlaceId.parse(String(999 - nth).padStart(8, '0')),
  label: { 'zh-CN': `${nth} 号电梯`, en: `Lift ${nth}` },
  note: '门内左侧，'.repeat(20),
  isClosed: false,
});

describe('places', () => {
  const many = Array.from({ length: 360 }, (_, nth) => place(nth));

  it('are all there, over several pages of the table', async () => {
    const store = dynamoPlaces(table);
    expect(await store.all()).toEqual({ revision: 0, places: [] });
    for (let at = 0; at < many.length; at += 90)
      expect(await store.put(many.slice(at, at + 90), at / 90)).toBe('written');
    expect(await store.all()).toEqual({ revision: 4, places: many });
    expect(await unitsOf((metered) => readPlace(metered, place(7).id))).toBe(0.5);
    const { nth: _, ...seventh } = place(7);
    expect(await readPlace(table, place(7).id)).toEqual(seventh);
    expect(await readPlace(table, PlaceId.parse('zzzzzzzz'))).toBeUndefined();
  });

  it('change in turn: who has not seen the last change writes nothing', async () => {
    const store = dynamoPlaces(table);
    expect(await store.put([place(1)], 0)).toBe('written');
    expect(await store.put([place(2), { ...place(1), isClosed: true }], 0)).toBe('changed');
    expect((await store.all()).places).toEqual([place(1)]);
  });
});
