import { holds } from '../rulebook/predicate.ts';
import type { Trigger } from '../rulebook/schema/clocks.ts';
import type { Duty } from '../rulebook/schema/rules.ts';
import { clockChanges, withClocks } from './clock-changes.ts';
import { resumption } from './clocks/resumption.ts';
import type { ComplaintEvent, DecidedEvent } from './events.ts';
import { evolve } from './evolve.ts';
import type { Facts } from './facts.ts';
import { allStated } from './marks.ts';
import { predicateFacts } from './predicate-facts.ts';
import type { ComplaintState } from './state.ts';

/** Under how many names rules may wait for this event. */
function triggersOf(
  event: ComplaintEvent,
  before: ComplaintState | undefined,
  after: ComplaintState,
): readonly Trigger[] {
  const triggers: Trigger[] = [event.type];
  if (event.type === 'ComplaintRegistered') triggers.push('ComplaintReceived');
  // Settled on the spot is answered.
  if (event.type === 'ComplaintResolvedOnTheSpot') triggers.push('ComplaintReplied');
  if (allStated(after) && !(before && allStated(before))) triggers.push('AllStatementsSubmitted');
  return triggers;
}

/** Whether a duty may be raised now: not while it is open, and without `on` only once. */
const mayRaise = ({ id, on }: Duty, triggers: readonly Trigger[], state: ComplaintState): boolean => {
  const raised = state.duties?.find(({ duty }) => duty === id);
  if (!on) return raised === undefined;
  return (raised === undefined || raised.doneAt !== undefined) && triggers.some((trigger) => on.includes(trigger));
};

/** The duties that facts make obligatory now, that are not there yet and are not on their way either. */
function dutiesRaised(
  triggers: readonly Trigger[],
  state: ComplaintState,
  waiting: readonly DecidedEvent[],
  facts: Facts,
): readonly DecidedEvent[] {
  const { rulebook } = facts.rulebook;
  const coming = waiting.flatMap((event) => (event.type === 'DutyRaised' ? [event.data.duty] : []));
  const candidates = rulebook.duties?.filter((duty) => !coming.includes(duty.id) && mayRaise(duty, triggers, state));
  // Most events find nothing here, and what rules may look at is not gathered for nothing.
  if (!candidates || candidates.length === 0) return [];
  const about = predicateFacts(rulebook, facts.calendar, state);
  return candidates
    .filter(({ when }) => holds(when, about))
    .map(({ id }) => ({ type: 'DutyRaised', data: { duty: id } }));
}

/**
 * The events with all that follows from them: what each does to clocks is written into it, a pause that ends by itself
 * ends, and duties that have become obligatory are raised behind it.
 *
 * @param follow asked, when nothing is left, whether something more happens to the complaint as it stands then
 */
export function withConsequences(
  decided: readonly DecidedEvent[],
  { id, state: before }: { readonly id: ComplaintState['id']; readonly state: ComplaintState | undefined },
  facts: Facts,
  follow: (state: ComplaintState) => DecidedEvent | undefined = () => undefined,
): readonly DecidedEvent[] {
  const done: DecidedEvent[] = [];
  const waiting = [...decided];
  let state = before;
  const taken = (): DecidedEvent | undefined => waiting.shift() ?? (state && follow(state));
  for (let next = taken(); next; next = taken()) {
    const { texts: _, ...bare } = next;
    const event: ComplaintEvent = { ...bare, seq: (state?.seq ?? 0) + 1, at: facts.now, actorId: facts.actor.id };
    const bareAfter = evolve(id, state, event);
    const triggers = triggersOf(event, state, bareAfter);
    const changes = clockChanges({ event, triggers, before: state, after: bareAfter }, facts);
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- every event's data takes clocks; the rest is untouched
    const complete = { ...next, data: { ...next.data, ...withClocks(changes) } } as DecidedEvent;
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the same event, with what it does to clocks
    state = changes.length > 0 ? evolve(id, state, { ...event, data: complete.data } as ComplaintEvent) : bareAfter;
    done.push(complete);
    waiting.push(...resumption(event, state, waiting, facts.rulebook.rulebook));
    waiting.push(...dutiesRaised(triggers, state, waiting, facts));
  }
  return done;
}
