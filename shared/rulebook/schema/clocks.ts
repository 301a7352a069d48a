import * as z from 'zod';
import { Addition, Budget, CountedBudget, Offset } from '../../calendar/budget.ts';
import { TermId } from '../../kernel/ids.ts';
import { LocalText } from '../../kernel/text.ts';
import { FactName } from '../names.ts';
import { Predicate } from '../predicate.ts';
import { Recipient, Who } from './organisation.ts';
import { provenance } from './source.ts';

/**
 * What starts or stops a clock, or opens a window: something that happened to the complaint. `ComplaintReceived` is the
 * moment it reached the house, which may lie before its registration; `AllStatementsSubmitted` is the last department's
 * statement or the waiving of it.
 */
export const Trigger = z.union([FactName, z.enum(['ComplaintReceived', 'AllStatementsSubmitted'])]);
export type Trigger = z.infer<typeof Trigger>;

/**
 * When a step of a ladder is taken: at the `due` instant or the softer `target`, so long before or after one of them, or
 * when a share of the time from start to due is over, pauses left out.
 */
export const LadderMoment = z.union([
  z.enum(['due', 'target']),
  Offset.extend({ from: z.enum(['due', 'target']).optional() }),
  z.strictObject({ elapsedPercent: z.int().min(1).max(99) }),
]);
export type LadderMoment = z.infer<typeof LadderMoment>;

/**
 * One rung of a ladder 督办阶梯. `remind` tells people that a deadline comes; `miss` records that it has passed (every
 * ladder has exactly one, at the due instant); `escalate` puts the complaint before a higher level; `supervise` opens a
 * supervision order; `waive` deems the department's statement waived; `penalise` records what a rule of accountability
 * makes of the delay; `duty` raises a duty, such as a report to somebody outside.
 */
export const LadderStep = z.strictObject({
  id: TermId,
  /** What is done, see above. */
  action: z.enum(['remind', 'miss', 'escalate', 'supervise', 'waive', 'penalise', 'duty']),
  at: LadderMoment,
  /** Who is told. */
  tell: z.array(Recipient).min(1),
  /** Taken for these complaints only; unset: for all. */
  when: Predicate.optional(),
  /** Taken again and again, so long apart, at most so often in all, until the clock stops. */
  repeat: z.strictObject({ every: Addition, times: z.int().min(2).max(366) }).optional(),
  /** The rule of accountability that `penalise` applies. */
  measure: TermId.optional(),
  /** The duty that `duty` raises. */
  duty: TermId.optional(),
  ...provenance,
});
export type LadderStep = z.infer<typeof LadderStep>;

/** One case of a clock: for which complaints it holds, in words and as a condition, and how much time there is. */
export const ClockCase = z.strictObject({
  id: TermId,
  label: LocalText,
  when: Predicate,
  /** The limit. `agreed`: no limit until a date is promised; then that date. */
  budget: Budget,
  /** Of a range such as 7 to 10 working days the lower end: what one aims at. */
  target: CountedBudget.optional(),
  ...provenance,
});
export type ClockCase = z.infer<typeof ClockCase>;

/** Up to which sum of extensions of one clock whose consent is needed. */
export const ExtensionTier = z.strictObject({
  /** The sum of all additions, in the unit asked for; unset: however long. */
  upTo: Addition.optional(),
  /** Consent of one of these; empty: nobody's, the extension holds at once. */
  by: z.array(Who),
});
export type ExtensionTier = z.infer<typeof ExtensionTier>;

/** Whether and how a clock may be extended 延期. */
export const ExtensionRule = z.strictObject({
  /** How often at most; unset: as often as the tiers allow. */
  timesMax: z.int().min(1).max(20).optional(),
  /** The tiers in rising order; more than the last one allows is refused. */
  tiers: z.array(ExtensionTier).min(1),
  /** Must be asked for while the clock still runs. Otherwise it may be asked for late, and the clock then runs again. */
  beforeDue: z.boolean(),
  /** Whether the complainant is told of it. */
  tellsComplainant: z.boolean(),
  ...provenance,
});
export type ExtensionRule = z.infer<typeof ExtensionRule>;

/** A clock 时限. The first of its cases whose `when` holds gives the budget; if none does, the clock does not start. */
export const ClockRule = z.strictObject({
  id: TermId,
  label: LocalText,
  /** Whose clock: one for the complaint, or one for each department that handles it. */
  per: z.enum(['complaint', 'department']).optional(),
  /** Whom it binds; unset: the organisation. A complainant's clock only tells when a right ends. */
  binds: z.enum(['organisation', 'complainant', 'respondent']).optional(),
  /** Any of these starts it. */
  start: z.array(Trigger).min(1),
  /** Any of these stops it: what was owed is done. */
  stop: z.array(Trigger).min(1),
  /** How much time there is for which complaints; the first that holds decides. */
  cases: z.array(ClockCase).min(1).max(50),
  /** Another clock inside which this one stays: never due later than that one, unless that had run out before it began. */
  within: TermId.optional(),
  /** What happens before and after it is due; empty for a clock that only tells a date. */
  ladder: z.array(LadderStep).max(40),
  /** Whether the complainant is told this due date. */
  isPublic: z.boolean(),
  extension: ExtensionRule.optional(),
  /**
   * Grounds on which this clock stands still; unset: every ground of the rulebook, or none where it binds the
   * complainant; empty: none.
   */
  pausedBy: z.array(TermId).optional(),
  /**
   * What it does when the same case is taken up again, reopened, sent back by a rating or to be investigated anew: starts
   * anew, runs on with the time in between counted, or runs on with it given back. Unset: it starts anew if it ended with
   * the answer or the closing.
   */
  onReopen: z.enum(['restart', 'count', 'give-back']).optional(),
  /** Goes on after the complaint is closed. */
  outlivesClosing: z.boolean().optional(),
  ...provenance,
});
export type ClockRule = z.infer<typeof ClockRule>;
