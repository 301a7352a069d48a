import type { TermId } from '../kernel/ids.ts';
import { type Result, ok, refuse } from '../kernel/result.ts';
import { roundId } from '../rulebook/clocks/clock-rules.ts';
import type { Rulebook } from '../rulebook/schema/rulebook.ts';
import type { Refusal } from './refusal.ts';
import type { ClockState, ComplaintState } from './state.ts';

/** A round of a follow-up plan that is not done yet. */
export type FollowUpRound = { readonly clock: TermId; readonly attemptsMax: number | undefined };

const isPending = ({ status }: ClockState): boolean =>
  status === 'running' || status === 'missed' || status === 'paused';

/**
 * The round that a contact belongs to: the one named, which must be the next of its plan, or the one due first of all plans.
 *
 * @returns undefined when nobody waits for a contact
 */
export function roundOf(
  named: TermId | undefined,
  state: ComplaintState,
  rulebook: Rulebook,
): Result<FollowUpRound | undefined, Refusal> {
  const nextOfPlans = (rulebook.closing?.followUps ?? []).flatMap(({ id, rounds, attemptsMax }) => {
    const clocks = rounds.map((_, index) => roundId(id, index + 1));
    const pending = state.clocks
      .filter((clock) => clocks.includes(clock.clock) && isPending(clock))
      .toSorted((a, b) => clocks.indexOf(a.clock) - clocks.indexOf(b.clock));
    return pending[0] ? [{ clock: pending[0], attemptsMax, others: pending.slice(1).map(({ clock }) => clock) }] : [];
  });
  if (named === undefined) {
    const [first] = nextOfPlans.toSorted((a, b) => (a.clock.dueAt < b.clock.dueAt ? -1 : 1));
    return ok(first && { clock: first.clock.clock, attemptsMax: first.attemptsMax });
  }
  const next = nextOfPlans.find(({ clock }) => clock.clock === named);
  if (next) return ok({ clock: named, attemptsMax: next.attemptsMax });
  const isLater = nextOfPlans.some(({ others }) => others.includes(named));
  return refuse({ code: isLater ? 'complaint/not-next-round' : 'complaint/not-running', about: named });
}
