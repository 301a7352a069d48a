import * as z from 'zod';
import { CountedBudget } from '../../calendar/budget.ts';
import { TermId } from '../../kernel/ids.ts';
import { LocalText } from '../../kernel/text.ts';
import { Predicate } from '../predicate.ts';
import { LadderStep, Trigger } from './clocks.ts';
import { Recipient } from './organisation.ts';
import { provenance } from './source.ts';

/** On which degree of satisfaction a complaint of some kind may be closed. The first whose `when` holds decides. */
export const ClosingCondition = z.strictObject({
  id: TermId,
  label: LocalText,
  when: Predicate,
  /** The complainant must have said one of these; `any`: any answer will do; `none`: none is needed. */
  satisfaction: z.union([z.enum(['any', 'none']), z.array(TermId).min(1)]),
  ...provenance,
});
export type ClosingCondition = z.infer<typeof ClosingCondition>;

/**
 * A follow-up plan 回访: so many rounds, each by its own time after the start. A round is done when the complainant was
 * reached, or the number proved wrong; whoever is not reached is tried again, at most `attemptsMax` times a round.
 */
export const FollowUpPlan = z.strictObject({
  id: TermId,
  label: LocalText,
  when: Predicate,
  /** From which events on the rounds are reckoned. */
  start: z.array(Trigger).min(1),
  /** The time of each round, reckoned from the start: one working-day budget, or 1, 2 and 3 months. */
  rounds: z.array(CountedBudget).min(1).max(24),
  /** Attempts in one round; unset: as many as it takes. */
  attemptsMax: z.int().min(1).max(20).optional(),
  /** Who follows up. */
  who: z.array(Recipient).min(1),
  ladder: z.array(LadderStep).max(20).optional(),
  ...provenance,
});
export type FollowUpPlan = z.infer<typeof FollowUpPlan>;

/** How complaints end. */
export const Closing = z.strictObject({
  conditions: z.array(ClosingCondition).max(30).optional(),
  /** A rating that settles closes the complaint by itself, where nothing else stands against it. Unset: it does. */
  settlingCloses: z.boolean().optional(),
  /** After a rating for which this holds the complaint goes back to be handled again 返工. */
  rework: Predicate.optional(),
  followUps: z.array(FollowUpPlan).max(20).optional(),
  /** A second complaint 二次投诉 is a linked case of its own, or the same case taken up again. Unset: a linked case. */
  reopening: z.enum(['linked-case', 'same-case']).optional(),
});
export type Closing = z.infer<typeof Closing>;
