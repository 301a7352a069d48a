import type { ScopeKind } from './tables.ts';
import type { TenantRecord } from './record.ts';

declare const verified: unique symbol;
declare const scoped: unique symbol;

/** A tenant whose identity was established by something that cannot be forged: the host, a stream's ARN, a sign-up of ours. */
export type VerifiedTenant = TenantRecord & { readonly [verified]: true };

/**
 * Permission to reach one tenant's table with one kind of access. Every function of the data layer takes one; none takes
 * a table name. On AWS it stands for credentials that carry the same two facts as session tags.
 */
export type TenantScope<Kind extends ScopeKind = ScopeKind> = {
  readonly tenant: VerifiedTenant;
  readonly kind: Kind;
  readonly [scoped]: true;
};

/**
 * Declares a control record verified. Called by the registry adapter alone, right after it has read the record under the
 * key of a verified host, stream or sign-up; a test reads the import lines.
 */
export const verifiedTenant = (record: TenantRecord): VerifiedTenant =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- this is the place that makes the brand
  record as VerifiedTenant;

/** Opens a scope on a verified tenant. Called by the shells' wiring alone; a test reads the import lines. */
export const openScope = <Kind extends ScopeKind>(tenant: VerifiedTenant, kind: Kind): TenantScope<Kind> =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- this is the place that makes the brand
  ({ tenant, kind }) as TenantScope<Kind>;
