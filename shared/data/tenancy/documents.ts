import { deflateRawSync, inflateRawSync } from 'node:zlib';
import * as z from 'zod';
import { WorkCalendar } from '../../calendar/work-calendar.ts';
import { PromiseView } from '../../contract/public.ts';
import { StaffId } from '../../kernel/ids.ts';
import { Language } from '../../kernel/text.ts';
import { type Clock, Instant } from '../../kernel/time.ts';
import { PublishedRulebook, Rulebook } from '../../rulebook/schema/rulebook.ts';
import { keyPrefixes } from '../../tenant/tables.ts';
import type { Rules } from '../../usecase/complaint/ports.ts';
import type { Schedule } from '../../usecase/rulebook/ports.ts';
import { versionAt } from '../../usecase/rulebook/schedule.ts';
import type { Seed, TenantKeys, TenantProfile } from '../../usecase/tenancy/ports.ts';
import type { ItemKey } from '../item.ts';
import type { TenantTable, Write } from '../tenant-table.ts';
import { inTodaysLanguage } from './earlier-rulebook.ts';

const key = { pk: z.string(), sk: z.string() };
const version = (number: number): string => `V#${String(number).padStart(6, '0')}`;
/** The version that a sort key names. */
export const versionOf = (sortKey: string): number => Number(sortKey.slice(2));

export const rulebookKey = (number: number): ItemKey => ({ pk: `${keyPrefixes.rules}RULEBOOK`, sk: version(number) });
export const calendarKey = (number: number): ItemKey => ({ pk: `${keyPrefixes.rules}CALENDAR`, sk: version(number) });
export const currentKey: ItemKey = { pk: `${keyPrefixes.inForce}RULES`, sk: 'CURRENT' };
const profileKey: ItemKey = { pk: `${keyPrefixes.public}PROFILE`, sk: 'PROFILE' };
export const promiseKey: ItemKey = { pk: `${keyPrefixes.public}PROMISE`, sk: 'PROMISE' };
const keysKey: ItemKey = { pk: `${keyPrefixes.secret}KEYS`, sk: 'KEYS' };

export const DocumentItem = z.strictObject({
  ...key,
  document: z.instanceof(Uint8Array),
  publishedAt: Instant,
  publishedBy: z.union([StaffId, z.literal('system')]).optional(),
  note: z.string().optional(),
});
/** A version without its document: its sort key, and who published it when and why. */
export const AboutVersion = DocumentItem.pick({ sk: true, publishedAt: true, publishedBy: true, note: true });
/** The attributes of it. */
export const aboutVersion: readonly string[] = Object.keys(AboutVersion.shape);
const always = Instant.parse('1970-01-01T00:00:00.000Z');
/** Which versions hold from when. Written once with each publication; read with every request. */
export const CurrentItem = z.union([
  z.strictObject({
    ...key,
    latest: z.int().positive(),
    calendar: z.int().positive(),
    steps: z.array(z.strictObject({ version: z.int().positive(), effectiveAt: Instant })).min(1),
  }),
  // As it was written before versions could be published ahead of their day.
  z
    .strictObject({ ...key, rulebook: z.int().positive(), calendar: z.int().positive() })
    .transform(({ rulebook, ...rest }) => ({
      ...rest,
      latest: rulebook,
      steps: [{ version: rulebook, effectiveAt: always }],
    })),
]);
/** Where the item stood before it had a prefix of its own; the next publication writes it in its place. */
const earlierCurrentKey: ItemKey = { pk: `${keyPrefixes.rules}CURRENT`, sk: 'CURRENT' };

/** @throws when the tenant has no rules in force, which onboarding never leaves behind */
export async function readCurrent(
  table: TenantTable,
  options: { readonly consistent?: boolean } = {},
): Promise<z.infer<typeof CurrentItem>> {
  const item =
    (await table.get(currentKey, CurrentItem, options)) ?? (await table.get(earlierCurrentKey, CurrentItem, options));
  if (!item) throw new Error('the tenant has no rules in force');
  return item;
}

/**
 * Replaces the item, if it still says what was read: a rulebook and a calendar may be published at the same moment, and
 * neither may undo the other.
 */
export const replaceCurrent = (before: Schedule, after: Schedule): Write => ({
  put: { ...currentKey, latest: after.latest, calendar: after.calendar, steps: after.steps },
  condition: {
    // Absent: it still stands in its earlier place. Without `latest`: from before versions could be published ahead of their day.
    text: 'attribute_not_exists(pk) OR (calendar = :calendar AND (latest = :latest OR attribute_not_exists(latest)))',
    values: { ':calendar': before.calendar, ':latest': before.latest },
  },
});

const ProfileItem = z.strictObject({
  ...key,
  organisation: z.string(),
  slug: z.string(),
  language: Language,
  timeZone: z.string(),
});
const KeysItem = z.strictObject({ ...key, receipt: z.string(), link: z.string() });
const Promises = z.array(z.strictObject({ effectiveAt: Instant, promise: PromiseView })).min(1);
const PromiseItem = z.union([
  z
    .strictObject({ ...key, document: z.instanceof(Uint8Array) })
    .transform(({ document, ...rest }) => ({ ...rest, promises: Promises.parse(unpack(document)) })),
  // As they were written before they were packed, and before there could be several.
  z.strictObject({ ...key, promises: Promises }),
  z
    .strictObject({ ...key, promise: PromiseView })
    .transform(({ promise, ...rest }) => ({ ...rest, promises: [{ effectiveAt: always, promise }] })),
]);

/** What the public pages show and from when, as one item: deflated, because every page reads it. */
export const promiseItem = (promises: readonly { readonly effectiveAt: Instant; readonly promise: PromiseView }[]) => ({
  ...promiseKey,
  document: pack(promises),
});

export const pack = (document: unknown): Uint8Array => new Uint8Array(deflateRawSync(JSON.stringify(document)));
export const unpack = (packed: Uint8Array): unknown => JSON.parse(inflateRawSync(packed).toString('utf8'));

/** Versions never change, so a container keeps the ones it has read; bounded over all tenants. */
const cacheMax = 200;
const rulebooks = new Map<string, PublishedRulebook>();
const calendars = new Map<string, WorkCalendar>();

async function remembered<Value>(cache: Map<string, Value>, name: string, read: () => Promise<Value>): Promise<Value> {
  const known = cache.get(name);
  if (known !== undefined) return known;
  const value = await read();
  if (cache.size >= cacheMax) cache.clear();
  cache.set(name, value);
  return value;
}

/**
 * The rules of one tenant.
 *
 * @param tableId names the tenant in the cache of versions, which all tenants of a container share
 * @param clock says which of the published versions is in force
 */
export function dynamoRules(table: TenantTable, tableId: string, clock: Clock): Rules {
  const rulebook = (number: number): Promise<PublishedRulebook> =>
    remembered(rulebooks, `${tableId}/${number}`, async () => {
      const item = await table.get(rulebookKey(number), DocumentItem, { consistent: true });
      if (!item) throw new Error(`rulebook version ${number} is missing`);
      return { version: number, rulebook: Rulebook.parse(inTodaysLanguage(unpack(item.document))) };
    });
  const calendar = (number: number): Promise<WorkCalendar> =>
    remembered(calendars, `${tableId}/${number}`, async () => {
      const item = await table.get(calendarKey(number), DocumentItem, { consistent: true });
      if (!item) throw new Error(`calendar version ${number} is missing`);
      return WorkCalendar.parse(unpack(item.document));
    });
  const schedule = () => readCurrent(table);
  return {
    rulebook,
    calendar,
    async latest() {
      const current = await schedule();
      return { rulebook: current.latest, calendar: current.calendar };
    },
    async current() {
      const current = await schedule();
      const [rulebookNow, calendarNow] = await Promise.all([
        rulebook(versionAt(current.steps, clock.now())),
        calendar(current.calendar),
      ]);
      return { rulebook: rulebookNow, calendar: calendarNow };
    },
  };
}

/** Who the tenant is to its own pages. */
export async function readProfile(table: TenantTable): Promise<TenantProfile> {
  const item = await table.get(profileKey, ProfileItem);
  if (!item) throw new Error('the tenant has no profile');
  return { organisation: item.organisation, slug: item.slug, language: item.language, timeZone: item.timeZone };
}

/** The generated projection of the rulebook that the public pages read. */
export async function readPromise(table: TenantTable, now: Instant): Promise<PromiseView> {
  const item = await table.get(promiseKey, PromiseItem);
  const promise = item?.promises.findLast(({ effectiveAt }) => effectiveAt <= now) ?? item?.promises[0];
  if (!promise) throw new Error('the tenant has no promise');
  return promise.promise;
}

export async function readKeys(table: TenantTable): Promise<TenantKeys> {
  const item = await table.get(keysKey, KeysItem);
  if (!item) throw new Error('the tenant has no keys');
  return { receipt: item.receipt, link: item.link };
}

/** Writes what a new tenant begins with. Safe to repeat with the same seed. */
export async function writeSeed(table: TenantTable, seed: Seed): Promise<void> {
  const publishedAt = seed.publishedAt;
  const published = PublishedRulebook.parse({ version: 1, rulebook: seed.rulebook });
  await table.put({ ...rulebookKey(1), document: pack(published.rulebook), publishedAt });
  await table.put({ ...calendarKey(seed.calendar.version), document: pack(seed.calendar), publishedAt });
  await table.put({
    ...currentKey,
    latest: 1,
    calendar: seed.calendar.version,
    steps: [{ version: 1, effectiveAt: publishedAt }],
  });
  await table.put(promiseItem([{ effectiveAt: publishedAt, promise: seed.promise }]));
  await table.put({ ...keysKey, ...seed.keys });
  await table.put({
    ...profileKey,
    organisation: seed.organisation,
    slug: seed.slug,
    language: seed.language,
    timeZone: seed.calendar.timeZone,
  });
}
