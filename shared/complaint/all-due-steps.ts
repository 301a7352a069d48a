import { dueStep } from './clocks/due-step.ts';
import { withConsequences } from './consequences.ts';
import type { DecidedEvent } from './events.ts';
import type { Facts } from './facts.ts';
import type { ComplaintState } from './state.ts';

/** So many steps of ladders are taken at once at most; a timer that is very late is woken again for the rest. */
const stepsMax = 20;

/** The first step that is due, and those behind it: each is looked for on the complaint as the one before left it. */
export function allDueSteps(
  first: readonly DecidedEvent[],
  state: ComplaintState,
  facts: Facts,
): readonly DecidedEvent[] {
  let left = stepsMax - first.length;
  return withConsequences(first, { id: state.id, state }, facts, (now) =>
    left-- > 0 ? dueStep(now, facts) : undefined,
  );
}
