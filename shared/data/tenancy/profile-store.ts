import * as z from 'zod';
import { Profile, logoMediaTypes } from '../../contract/profile.ts';
import { StaffId } from '../../kernel/ids.ts';
import { Instant } from '../../kernel/time.ts';
import { keyPrefixes } from '../../tenant/tables.ts';
import type { KeptProfile, LogoFile, ProfileStore } from '../../usecase/profile/ports.ts';
import type { ItemKey } from '../item.ts';
import type { TenantTable } from '../tenant-table.ts';
import { pack, unpack } from './documents.ts';

const currentKey: ItemKey = { pk: `${keyPrefixes.public}PAGES`, sk: 'PAGES' };
/** Every state that was ever published, beside the rulebooks: immutable like them. */
const versionKey = (revision: number): ItemKey => ({
  pk: `${keyPrefixes.rules}PAGES`,
  sk: `V#${String(revision).padStart(6, '0')}`,
});
const logoKey = (digest: string): ItemKey => ({ pk: `${keyPrefixes.public}LOGO`, sk: digest });

const PagesItem = z.strictObject({
  pk: z.string(),
  sk: z.string(),
  document: z.instanceof(Uint8Array),
  revision: z.int().positive(),
  changedAt: Instant,
  changedBy: StaffId,
});
/** A state without what it says. */
const AboutChange = PagesItem.pick({ revision: true, changedAt: true, changedBy: true });
const LogoItem = z.strictObject({
  pk: z.string(),
  sk: z.string(),
  mediaType: z.enum(logoMediaTypes),
  bytes: z.instanceof(Uint8Array),
});

const keptOf = (item: z.infer<typeof PagesItem>): KeptProfile => ({
  revision: item.revision,
  profile: Profile.parse(unpack(item.document)),
  changedAt: item.changedAt,
  changedBy: item.changedBy,
});

/** What the administrator says about the public pages; undefined before anything was said. */
export async function readPages(table: TenantTable): Promise<Profile | undefined> {
  const item = await table.get(currentKey, PagesItem);
  return item && keptOf(item).profile;
}

/** Logos never change, so a container keeps the ones it has read; bounded over all tenants, 200 kB each at most. */
const logosMax = 30;
const logos = new Map<string, LogoFile>();

/** @param tableId names the tenant in what the container keeps */
export async function readLogo(table: TenantTable, tableId: string, digest: string): Promise<LogoFile | undefined> {
  const name = `${tableId}/${digest}`;
  const known = logos.get(name);
  if (known) return known;
  const item = await table.get(logoKey(digest), LogoItem);
  if (!item) return undefined;
  if (logos.size >= logosMax) logos.clear();
  const file = { mediaType: item.mediaType, bytes: item.bytes };
  logos.set(name, file);
  return file;
}

/** The profile of one tenant, in its table. */
export const dynamoProfiles = (table: TenantTable, tableId: string): ProfileStore => ({
  async current() {
    const item = await table.get(currentKey, PagesItem, { consistent: true });
    return item && keptOf(item);
  },
  async changes() {
    const only = Object.keys(AboutChange.shape);
    const query = { pk: versionKey(1).pk, descending: true, limit: 10, consistent: true, only };
    const page = await table.query(query, AboutChange);
    return page.items.map(({ revision, changedAt, changedBy }) => ({ revision, at: changedAt, by: changedBy }));
  },
  async put({ profile, ...kept }, before) {
    const item = { ...kept, document: pack(profile) };
    const { outcome } = await table.transact([
      {
        put: { ...currentKey, ...item },
        condition:
          before === 0
            ? { text: 'attribute_not_exists(pk)' }
            : { text: 'revision = :before', values: { ':before': before } },
      },
      { put: { ...versionKey(kept.revision), ...item }, condition: { text: 'attribute_not_exists(pk)' } },
    ]);
    return outcome === 'written' ? 'written' : 'changed';
  },
  logo: (digest) => readLogo(table, tableId, digest),
  async putLogo(digest, { mediaType, bytes }) {
    await table.put({ ...logoKey(digest), mediaType, bytes });
  },
});
