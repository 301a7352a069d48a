import * as z from 'zod';
import { TermId } from '../../kernel/ids.ts';
import { LocalText } from '../../kernel/text.ts';
import { Capability } from '../capabilities.ts';

/** A position 岗位: named by the tenant, held by people at a unit, granting capabilities. */
export const Position = z.strictObject({
  id: TermId,
  label: LocalText,
  /** What its holders may do. */
  capabilities: z.array(Capability),
});
export type Position = z.infer<typeof Position>;

/** A unit of the organisation that the template brings along; administrators add and rename their own. */
export const UnitSeed = z.strictObject({
  id: TermId,
  label: LocalText,
  /** The unit it belongs to: a branch to its head office, a ward to its department. */
  parent: TermId.optional(),
});
export type UnitSeed = z.infer<typeof UnitSeed>;

/**
 * Where a position must be held, seen from the complaint: `anywhere` in the tenant, at the `centre`, at the `lead`
 * department or all handling `departments`, at the units above them (`parents`), at the `own` unit of whoever acts or
 * whose clock it is, at the units complained about (`respondents`), at a `unit` by name, or at the ancestor of the
 * departments that stands `level` steps below the root (0: the root itself).
 */
export const Place = z.union([
  z.enum(['anywhere', 'centre', 'lead', 'departments', 'parents', 'own', 'respondents']),
  z.strictObject({ unit: TermId }),
  z.strictObject({ level: z.int().min(0).max(20) }),
]);
export type Place = z.infer<typeof Place>;

/** Holders of a position at a place. */
export const Who = z.strictObject({ position: TermId, at: Place });
export type Who = z.infer<typeof Who>;

/** Somebody with a part in this one complaint. */
export const Party = z.enum(['complainant', 'handlers', 'firstContactOwner']);
export type Party = z.infer<typeof Party>;

/**
 * Whom a rule tells or charges with something. Nobody holding the position there falls back to the administrators, so
 * that no notice is lost.
 */
export const Recipient = z.union([Who, z.strictObject({ party: Party })]);
export type Recipient = z.infer<typeof Recipient>;
