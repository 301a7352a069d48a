import { firstCalendar } from '../../calendar/first-calendar.ts';
import { type SignUpId, StaffId, type TableId } from '../../kernel/ids.ts';
import type { Clock } from '../../kernel/time.ts';
import { isTemplateId } from '../../rulebook/templates/catalogue.ts';
import { loadTemplate } from '../../rulebook/templates/load-template.ts';
import type { SignUpRecord } from '../../tenant/record.ts';
import { poolSize } from '../../tenant/pool.ts';
import { promiseOf } from '../rulebook/promise-of.ts';
import type { Seed, SignUps, TableMaker, TablePool } from './ports.ts';
import type { Sealer } from './seal.ts';
import { SealedAdministrator, SealedKeys, administratorId, welcomeLinkId } from './sign-up.ts';

export { firstCalendar };

/** Who the first administrator is and under which ids the account and its welcome link are made. */
export type FirstAdministrator = {
  readonly staffId: StaffId;
  readonly linkId: string;
  readonly name: string;
  readonly email: string;
  readonly language: SignUpRecord['language'];
};

export type OnboardParts = {
  readonly clock: Clock;
  readonly signUps: SignUps;
  readonly pool: TablePool;
  readonly maker: TableMaker;
  readonly sealer: Sealer;
  readonly platformSecret: string;
  readonly cell: { readonly name: string; readonly region: string };
  readonly newTableId: () => TableId;
  /** Writes the seed and the administrator into the table that the sign-up's tenant has claimed. */
  readonly fill: (
    record: SignUpRecord,
    tableId: TableId,
    seed: Seed,
    administrator: FirstAdministrator,
  ) => Promise<void>;
};

/** The sign-up a step is about. @throws when there is none: the machine was started for something that is not ours */
async function signUpOf(parts: Pick<OnboardParts, 'signUps'>, id: SignUpId): Promise<SignUpRecord> {
  const record = await parts.signUps.find(id);
  if (!record) throw new Error('there is no such sign-up');
  return record;
}

/** A table from the pool, or the order for a new one. Safe to repeat. */
export async function claimTable(parts: OnboardParts, id: SignUpId): Promise<{ tableId: TableId; ready: boolean }> {
  const record = await signUpOf(parts, id);
  const claimed = await parts.signUps.claimTable(
    {
      tenantId: record.tenantId,
      slug: record.slug,
      cell: parts.cell.name,
      region: parts.cell.region,
      status: 'preparing',
      statusEpoch: 0,
      schemaVersion: 1,
      plan: 'trial',
      isVerified: false,
      createdAt: parts.clock.now(),
    },
    parts.newTableId(),
  );
  if (claimed.isReady) return { tableId: claimed.tableId, ready: true };
  await parts.maker.create(claimed.tableId);
  return { tableId: claimed.tableId, ready: await parts.maker.prepare(claimed.tableId) };
}

/** Looks whether a table that was ordered is ready now. */
export const prepareTable = async (
  parts: OnboardParts,
  tableId: TableId,
): Promise<{ tableId: TableId; ready: boolean }> => ({
  tableId,
  ready: await parts.maker.prepare(tableId),
});

/** Writes the template's rulebook, the calendar, the keys, the units and the administrator. Safe to repeat. */
export async function seed(parts: OnboardParts, id: SignUpId, tableId: TableId): Promise<void> {
  const record = await signUpOf(parts, id);
  if (record.status === 'active') return;
  if (record.sealedAdministrator === undefined || record.sealedKeys === undefined || !isTemplateId(record.template)) {
    throw new Error('the sign-up is not ready to be seeded');
  }
  const rulebook = await loadTemplate(record.template);
  const { organisation, slug, language } = record;
  const administrator = SealedAdministrator.parse(parts.sealer.open(record.sealedAdministrator));
  await parts.fill(
    record,
    tableId,
    {
      organisation,
      slug,
      language,
      rulebook,
      calendar: firstCalendar,
      promise: promiseOf(rulebook, { organisation, slug, timeZone: firstCalendar.timeZone }),
      keys: SealedKeys.parse(parts.sealer.open(record.sealedKeys)),
      publishedAt: record.createdAt,
    },
    {
      ...administrator,
      language,
      staffId: StaffId.parse(administratorId(parts.platformSecret, record.signUpId)),
      linkId: welcomeLinkId(parts.platformSecret, record.signUpId),
    },
  );
}

/** Opens the tenant's doors and forgets what was sealed. */
export async function activate(parts: OnboardParts, id: SignUpId): Promise<void> {
  const record = await signUpOf(parts, id);
  if (record.status !== 'active') await parts.signUps.activate(record, record.tenantId);
}

/** Orders tables until the pool is full, and takes in those that have become ready. */
export async function refillPool(parts: OnboardParts): Promise<{ ready: number }> {
  const { ready, making } = await parts.pool.count();
  const ordered = Array.from({ length: Math.max(0, poolSize - ready - making.length) }, () => parts.newTableId());
  for (const tableId of ordered) {
    await parts.pool.note(tableId, 'making');
    await parts.maker.create(tableId);
  }
  let added = 0;
  for (const tableId of [...making, ...ordered]) {
    if (!(await parts.maker.prepare(tableId))) continue;
    await parts.pool.note(tableId, 'ready');
    added += 1;
  }
  return { ready: ready + added };
}
