import { dueOf } from '../calendar/due.ts';
import type { TermId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import type { VerbName } from '../rulebook/names.ts';
import { type PredicateFacts, holds } from '../rulebook/predicate.ts';
import type { Guard, Window } from '../rulebook/schema/rules.ts';
import { factOfVerb } from '../rulebook/fact-of-verb.ts';
import type { Facts } from './facts.ts';
import { lastTimeAt, timesOf } from './marks.ts';
import { isOneOf } from './places.ts';
import type { Refusal } from './refusal.ts';
import { isRespondent } from './standing.ts';
import type { ComplaintState } from './state.ts';

/** A verb, and what rules must know of its use. */
export type Use = {
  readonly verb: VerbName;
  /** The unit that the verb is about; unset: those of the actor. */
  readonly own?: readonly TermId[] | undefined;
  /** It was proposed while its window was open, and others have consented since. */
  readonly wasInTime?: boolean;
};

/** Everything a guard looks at. */
type Seen = {
  readonly state: ComplaintState;
  readonly facts: Facts;
  readonly about: PredicateFacts;
  readonly own: Use['own'];
};

function isKeptBack(guard: Guard, { state, facts, about, own }: Seen): boolean {
  const { actor, rulebook, units } = facts;
  if (guard.provided && !holds(guard.provided, about)) return true;
  if (guard.after?.some((trigger) => lastTimeAt(own, state, trigger) === undefined)) return true;
  // What the rules and the complainant do is nobody's position.
  if (actor.id === 'system' || actor.id === 'complainant') return false;
  // A supervisor names the unit of others; a department's own verbs name the actor's.
  const theirs = own?.every((unit) => actor.units.includes(unit)) ? own : undefined;
  const view = { centre: rulebook.rulebook.centre, units, state, own: theirs };
  if (guard.who && !isOneOf(actor, guard.who, view)) return true;
  return (
    guard.notBy?.some((who) => {
      if (who === 'respondent') return isRespondent(state, actor.id);
      if (who === 'handler') return state.departments.some(({ handler }) => handler === actor.id);
      return state.firstContactOwner === actor.id;
    }) ?? false
  );
}

/** Why a window is closed: not open yet, open no more, or used as often as it may be. */
function closedWindow(
  { id, verb, after, within, timesMax }: Window,
  state: ComplaintState,
  { now, calendar }: Facts,
  { own, wasInTime = false }: Use,
): Refusal | undefined {
  const from = after && lastTimeAt(own, state, after);
  if (after && from === undefined) return { code: 'complaint/window-closed', rule: id, verb };
  if (!wasInTime && within && from !== undefined && now > dueOf(within, from, calendar).dueAt)
    return { code: 'complaint/window-closed', rule: id, verb };
  const times = verb === 'RegisterComplaint' ? 0 : timesOf(state, factOfVerb[verb]);
  return timesMax !== undefined && times >= timesMax ? { code: 'complaint/too-often', rule: id, verb } : undefined;
}

/** Until when the windows of the rulebook let the verb be used, the earliest of them; undefined where none has an end. */
export function windowEnd(
  verb: VerbName,
  state: ComplaintState,
  facts: Facts,
  about: PredicateFacts,
): Instant | undefined {
  return (facts.rulebook.rulebook.windows ?? [])
    .flatMap((window) => {
      const from =
        window.verb === verb && window.after && holds(window.when, about) && lastTimeAt(undefined, state, window.after);
      return from && window.within ? [dueOf(window.within, from, facts.calendar).dueAt] : [];
    })
    .toSorted()[0];
}

/** Why the rulebook keeps the actor from the verb, whatever the command holds: guards, duties not done, windows. */
export function againstRules(
  use: Use,
  state: ComplaintState,
  facts: Facts,
  about: PredicateFacts,
): Refusal | undefined {
  const { verb, own } = use;
  const { rulebook } = facts.rulebook;
  const guard = rulebook.guards?.find(
    (rule) => rule.verb === verb && holds(rule.when, about) && isKeptBack(rule, { state, facts, about, own }),
  );
  if (guard) return { code: 'complaint/guarded', rule: guard.id, verb };
  const blocking = rulebook.duties?.find(
    (duty) =>
      duty.blocks?.includes(verb) &&
      state.duties?.some((raised) => raised.duty === duty.id && raised.doneAt === undefined),
  );
  if (blocking) return { code: 'complaint/duty-first', about: blocking.id, verb };
  for (const window of rulebook.windows ?? []) {
    if (window.verb !== verb || !holds(window.when, about)) continue;
    const closed = closedWindow(window, state, facts, use);
    if (closed) return closed;
  }
  return undefined;
}
