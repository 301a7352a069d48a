import * as z from 'zod';
import { SignUpId, TableId, TenantId } from '../kernel/ids.ts';
import { Language } from '../kernel/text.ts';
import { Instant } from '../kernel/time.ts';

/** A tenant in the control table. Nothing about people or complaints stands here. */
export const TenantRecord = z.strictObject({
  tenantId: TenantId,
  tableId: TableId,
  slug: z.string(),
  cell: z.string(),
  region: z.string(),
  status: z.enum(['preparing', 'active', 'suspended', 'closing']),
  /** Grows with every change of status; credentials of an older epoch are not used again. */
  statusEpoch: z.int().nonnegative(),
  schemaVersion: z.int().positive(),
  plan: z.enum(['trial', 'standard']),
  isVerified: z.boolean(),
  createdAt: Instant,
});
export type TenantRecord = z.infer<typeof TenantRecord>;

/**
 * A sign-up on its way. The administrator's name and address are sealed: the control table holds no person in clear, and
 * forgets the sealed text when the tenant is active or the sign-up lapses.
 */
export const SignUpRecord = z.strictObject({
  signUpId: SignUpId,
  organisation: z.string(),
  slug: z.string(),
  template: z.string(),
  language: Language,
  sealedAdministrator: z.string().optional(),
  /** The tenant's key material, sealed, from confirmation until it lies in the tenant's own table. */
  sealedKeys: z.string().optional(),
  linkDigest: z.string(),
  linkExpiresAt: Instant,
  status: z.enum(['awaitingConfirmation', 'preparing', 'active', 'failed']),
  tenantId: TenantId,
  createdAt: Instant,
});
export type SignUpRecord = z.infer<typeof SignUpRecord>;
