import * as z from 'zod';
import { TermId } from '../../kernel/ids.ts';
import { LocalText } from '../../kernel/text.ts';
import { Predicate } from '../predicate.ts';
import { provenance } from './source.ts';
import { Term } from './vocabulary.ts';

/** One step of a sliding scale: `percent` of the part up to `upTo` that the steps before have not taken. */
export const Tier = z.strictObject({
  /** Unset in the last step: whatever is left. */
  upTo: z.number().positive().optional(),
  percent: z.number().positive().max(100),
});
export type Tier = z.infer<typeof Tier>;

/**
 * How much. `fixed`; from `from` to `to`, at discretion, both included; `first` and then `perDay` for each further
 * overdue working day; or `tiers` of a base such as the loss (20 % of the part up to 10,000, 10 % of the part above).
 */
export const Amount = z.union([
  z.strictObject({ fixed: z.number().nonnegative() }),
  z.strictObject({ from: z.number().nonnegative(), to: z.number().nonnegative() }),
  z.strictObject({ first: z.number().nonnegative(), perDay: z.number().nonnegative(), max: z.number().optional() }),
  z.strictObject({ tiers: z.array(Tier).min(1).max(10) }),
]);
export type Amount = z.infer<typeof Amount>;

/** A measure 处理(处罚): money, points, or neither (an apology, a talk, a bulletin). */
export const Measure = z.strictObject({
  id: TermId,
  label: LocalText,
  /** Whether it is counted in money, in points, or not at all. */
  counts: z.enum(['money', 'points', 'none']),
});
export type Measure = z.infer<typeof Measure>;

/** What follows for those who are responsible. Every rule whose `when` holds may be applied. */
export const MeasureRule = z.strictObject({
  id: TermId,
  label: LocalText,
  when: Predicate,
  measure: TermId,
  /**
   * Points are written as an amount too. Unset for measures that count nothing, and where the institution states no figure:
   * whoever decides names it then.
   */
  amount: Amount.optional(),
  /** Multiplied on these conditions, each that holds: doubled when the complaint is a repeated one. */
  multiply: z.array(z.strictObject({ when: Predicate, by: z.number().positive().max(100) })).optional(),
  ...provenance,
});
export type MeasureRule = z.infer<typeof MeasureRule>;

/** The share of responsibility that a role bears: a supervisor 20 per cent. */
export const ShareRule = z.strictObject({
  id: TermId,
  when: Predicate,
  /** In which part somebody bears it. */
  role: z.enum(['respondent', 'handler', 'supervisor', 'departmentHead', 'firstContactOwner', 'unit']),
  /** Of the whole. */
  percent: z.number().positive().max(100),
  ...provenance,
});
export type ShareRule = z.infer<typeof ShareRule>;

/** Responsibility and what follows from it. */
export const Accountability = z.strictObject({
  grades: z.array(Term).max(30).optional(),
  measures: z.array(Measure).max(60).optional(),
  rules: z.array(MeasureRule).max(100).optional(),
  shares: z.array(ShareRule).max(30).optional(),
  /** Several persons may be liable jointly 连带责任: each for the whole. */
  jointLiability: Predicate.optional(),
});
export type Accountability = z.infer<typeof Accountability>;
