import * as z from 'zod';
import { ComplaintId, StaffId, TermId } from '../kernel/ids.ts';
import { Origin } from '../rulebook/names.ts';

/** Who is complained about: a member of staff, a department, or somebody outside whom the texts name. */
export const Respondent = z.strictObject({
  staffId: StaffId.optional(),
  unit: TermId.optional(),
  /** What the person is, from the rulebook's list: nurse, teller, guard. */
  role: TermId.optional(),
  isExternal: z.literal(true).optional(),
});
export type Respondent = z.infer<typeof Respondent>;

/** 代为投诉: for whom somebody complains who does not complain for themselves alone. */
export const Behalf = z.enum(['person', 'organisation', 'group']);
export type Behalf = z.infer<typeof Behalf>;

/** Axes that rules of classification set where no person has. */
export const ruleAxes = ['nature', 'severity', 'track'] as const;
export const RuleAxis = z.enum(ruleAxes);
export type RuleAxis = z.infer<typeof RuleAxis>;

/** What is known about a complaint besides its channel, category and identity mode: axes apart from each other, never one type. */
export const details = {
  nature: TermId.optional(),
  severity: TermId.optional(),
  track: TermId.optional(),
  cause: TermId.optional(),
  outcome: TermId.optional(),
  complainantKind: TermId.optional(),
  location: TermId.optional(),
  /** Said of the complaint itself; unset: what its place says. */
  origin: Origin.optional(),
  respondents: z.array(Respondent).max(20).optional(),
  /** Flags of the rulebook that are set: all of them, not only new ones. */
  flags: z.array(TermId).max(50).optional(),
  /** Answers to the rulebook's own fields. */
  fields: z.record(TermId, z.union([z.string().max(500), z.number()])).optional(),
  /** In the tenant's currency unit. */
  amount: z.number().nonnegative().optional(),
  personsHarmed: z.int().nonnegative().optional(),
  complainants: z.int().positive().optional(),
  representatives: z.int().nonnegative().optional(),
};
export const Details = z.strictObject(details);
export type Details = z.infer<typeof Details>;

/** The complaint that this one repeats 二次投诉, and how many of the same matter came before. */
export const RepeatOf = z.strictObject({ complaint: ComplaintId, count: z.int().positive() });
export type RepeatOf = z.infer<typeof RepeatOf>;
