import type { WorkCalendar } from '../../calendar/work-calendar.ts';
import type { PromiseView } from '../../contract/public.ts';
import type { SignUpId, TableId, TenantId } from '../../kernel/ids.ts';
import type { Language } from '../../kernel/text.ts';
import type { Instant } from '../../kernel/time.ts';
import type { Rulebook } from '../../rulebook/schema/rulebook.ts';
import type { SignUpRecord, TenantRecord } from '../../tenant/record.ts';
import type { VerifiedTenant } from '../../tenant/scope.ts';

/** Who the tenants are. Reads are cached for seconds; suspension must not wait longer. */
export type Registry = {
  readonly bySlug: (slug: string) => Promise<VerifiedTenant | undefined>;
  readonly byId: (id: TenantId) => Promise<VerifiedTenant | undefined>;
  /** The tenant whose table this is; undefined for a table of the pool. */
  readonly byTable: (tableId: TableId) => Promise<VerifiedTenant | undefined>;
  /**
   * A tenant that onboarding is making, in the table it has claimed.
   * @throws when the tenant has not claimed that table
   */
  readonly preparing: (id: TenantId, tableId: TableId) => Promise<VerifiedTenant>;
  /** A page of the tenants that are active. */
  readonly active: (after?: TenantId) => Promise<readonly TenantId[]>;
};

/** Sign-ups on their way. */
export type SignUps = {
  /** Keeps the slug for this sign-up. `taken`: another holds it. */
  readonly begin: (record: SignUpRecord) => Promise<'kept' | 'taken'>;
  readonly find: (id: SignUpId) => Promise<SignUpRecord | undefined>;
  /** awaitingConfirmation → preparing, once; false when it was not awaiting. */
  readonly confirm: (id: SignUpId, slug: string, sealedKeys: string) => Promise<boolean>;
  /** Claims a ready table, or names a new one, for the sign-up's tenant. Safe to repeat: the same answer. */
  readonly claimTable: (
    tenant: Omit<TenantRecord, 'tableId'>,
    newTableId: TableId,
  ) => Promise<{ tableId: TableId; isReady: boolean }>;
  /** Safe to repeat. @throws when others write at the same moment; the caller tries again */
  readonly activate: (signUp: SignUpRecord, tenant: TenantId) => Promise<void>;
  readonly fail: (id: SignUpId) => Promise<void>;
};

/** Ready tables that wait for a tenant. */
export type TablePool = {
  readonly count: () => Promise<{ readonly ready: number; readonly making: readonly TableId[] }>;
  /** Takes a table into the pool as `making`, and then marks it `ready`, unless it has left the pool meanwhile. */
  readonly note: (tableId: TableId, status: 'making' | 'ready') => Promise<void>;
};

/** Makes tenant tables. */
export type TableMaker = {
  /** Orders the table, when it is not there. */
  readonly create: (tableId: TableId) => Promise<void>;
  /** Time to live, backups and the mapping of its stream to react; false while something is still under way. */
  readonly prepare: (tableId: TableId) => Promise<boolean>;
};

/** Everything a new tenant's table begins with. */
export type Seed = {
  readonly organisation: string;
  readonly slug: string;
  readonly language: Language;
  readonly rulebook: Rulebook;
  readonly calendar: WorkCalendar;
  readonly promise: PromiseView;
  readonly keys: TenantKeys;
  readonly publishedAt: Instant;
};

/** Secret key material of one tenant, base64, 32 bytes each. */
export type TenantKeys = { readonly receipt: string; readonly link: string };

export type TenantProfile = {
  readonly organisation: string;
  readonly slug: string;
  readonly language: Language;
  readonly timeZone: string;
};
