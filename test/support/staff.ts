import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createHash } from 'node:crypto';
import { staffStore } from '../../shared/data/staff/staff-store.ts';
import { type ScryptCost, scryptPasswords } from '../../shared/data/staff/scrypt-passwords.ts';
import { tableOf } from '../../shared/data/tenant-table.ts';
import { StaffId, TermId, opaqueId } from '../../shared/kernel/ids.ts';
import { type Clock, Instant, plusMilliseconds } from '../../shared/kernel/time.ts';
import { capabilities } from '../../shared/rulebook/capabilities.ts';
import type { Notice } from '../../shared/usecase/notices/notice.ts';
import { seedUnits } from '../../shared/usecase/staff/organisation.ts';
import { deriveLinkToken } from '../../shared/usecase/staff/link-token.ts';
import type { StaffRules } from '../../shared/usecase/staff/person.ts';
import type { Passwords, RandomSource, StaffParts } from '../../shared/usecase/staff/ports.ts';
import { seedAdministrator } from '../../shared/usecase/staff/seed-administrator.ts';
import { createTenantTable } from './dynamodb.ts';

export const term = (text: string): TermId => TermId.parse(text);

/** A clock that stands until it is moved. It starts on Monday 23 November 2026, 16:00 in Shanghai. */
export function movableClock(): Clock & { readonly forward: (milliseconds: number) => void } {
  let now = Instant.parse('2026-11-23T08:00:00.000Z');
  return {
    now: () => now,
    forward: (milliseconds) => {
      now = plusMilliseconds(now, milliseconds);
    },
  };
}

/** The same bytes in every run, different ones at every call. */
export function countedRandom(seed: string): RandomSource {
  let calls = 0;
  return (bytes) => createHash('shake256', { outputLength: bytes }).update(`${seed}${calls++}`).digest();
}

/** An id that a test can name. */
export const staffIdOf = (name: string): StaffId => StaffId.parse(opaqueId(createHash('sha256').update(name).digest()));

/** Cheap enough for a test that signs in dozens of times. */
export const testCost: ScryptCost = { cost: 2 ** 10, blockSize: 8, parallelization: 1 };

/** One position per capability, named after it, beside the administrator, who may only manage people. */
export const testRules: StaffRules = {
  centre: term('complaint-centre'),
  positions: [
    {
      id: term('administrator'),
      label: { en: 'Administrator', 'zh-CN': '系统管理员' },
      capabilities: ['managePeople'],
    },
    ...capabilities.map((capability) => ({
      id: term(positionWith(capability)),
      label: { en: capability },
      capabilities: [capability],
    })),
  ],
  routes: [{ id: term('surgery-route'), when: { is: 'always' }, lead: term('surgery') }],
};

/** The position of `testRules` that grants exactly this capability. */
export function positionWith(capability: string): string {
  return `may-${capability.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

export const goodPassword = 'teal-Kettle-9-sings-at-dusk';
export const otherPassword = 'wide-Harbour-3-counts-snow';

/** A tenant with a table of its own, an administrator who has been invited, and everything a test looks at. */
export type TestTenant = StaffParts & {
  readonly clock: ReturnType<typeof movableClock>;
  readonly notices: Notice[];
  /** The token that the last mail would carry. */
  readonly lastToken: () => Promise<string>;
  readonly administratorToken: string;
  /** Units that handle complaints. */
  readonly busy: Set<TermId>;
};

export const administratorEmail = 'Fang.Min@sunny-hospital.example';

/** Makes a tenant named `slug`; its table has the same name. */
export async function testTenant(client: DynamoDBClient, slug: string, passwords?: Passwords): Promise<TestTenant> {
  await createTenantTable(client, slug);
  const secretBytes = createHash('sha256').update(slug).digest();
  const notices: Notice[] = [];
  const busy = new Set<TermId>();
  const parts = {
    store: staffStore(tableOf(client, slug)),
    passwords: passwords ?? scryptPasswords(testCost),
    outbox: {
      leave: async (notice: Notice) => {
        notices.push(notice);
      },
    },
    secret: async () => secretBytes,
    clock: movableClock(),
    random: countedRandom(slug),
    rules: testRules,
    organisation: { slug, language: 'zh-CN' as const },
    isUnitInUse: async (unit: TermId) => busy.has(unit),
  };
  await seedUnits(parts, [
    { id: testRules.centre, label: { en: 'Complaint centre', 'zh-CN': '投诉中心' } },
    { id: term('surgery'), label: { en: 'Surgery', 'zh-CN': '外科' } },
    { id: term('nursing'), label: { en: 'Nursing', 'zh-CN': '护理部' } },
  ]);
  const { token } = await seedAdministrator(parts, {
    staffId: staffIdOf('administrator'),
    linkId: opaqueId(createHash('sha256').update(`${slug} first link`).digest()),
    name: '方敏',
    email: administratorEmail,
    language: 'zh-CN',
  });
  return {
    ...parts,
    notices,
    busy,
    administratorToken: token,
    lastToken: async () => deriveLinkToken(secretBytes, notices.at(-1)?.linkId ?? ''),
  };
}
