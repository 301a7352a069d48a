import { dueOf } from '../calendar/due.ts';
import type { VerbName } from '../rulebook/names.ts';
import { type PredicateFacts, holds } from '../rulebook/predicate.ts';
import type { Guard } from '../rulebook/schema/rules.ts';
import type { Facts } from './facts.ts';
import { lastTime, timesOf } from './marks.ts';
import { isOneOf } from './places.ts';
import type { Refusal } from './refusal.ts';
import type { ComplaintState } from './state.ts';
import { factOfVerb } from '../rulebook/fact-of-verb.ts';

function isKeptBack(guard: Guard, state: ComplaintState, facts: Facts, about: PredicateFacts): boolean {
  const { actor, rulebook, units } = facts;
  if (guard.provided && !holds(guard.provided, about)) return true;
  if (guard.after?.some((trigger) => lastTime(state, trigger) === undefined)) return true;
  // What the rules and the complainant do is nobody's position.
  if (actor.id === 'system' || actor.id === 'complainant') return false;
  if (guard.who && !isOneOf(actor, guard.who, { centre: rulebook.rulebook.centre, units, state })) return true;
  return (
    guard.notBy?.some((who) => {
      if (who === 'respondent') return state.respondents?.some(({ staffId }) => staffId === actor.id) ?? false;
      if (who === 'handler') return state.departments.some(({ handler }) => handler === actor.id);
      if (who === 'firstContactOwner') return state.firstContactOwner === actor.id;
      return false;
    }) ?? false
  );
}

/** Why the rulebook keeps the actor from the verb, whatever the command holds: guards, windows, duties not done. */
export function againstRules(
  verb: VerbName,
  state: ComplaintState,
  facts: Facts,
  about: PredicateFacts,
): Refusal | undefined {
  const { rulebook } = facts.rulebook;
  const guard = rulebook.guards?.find(
    (rule) => rule.verb === verb && holds(rule.when, about) && isKeptBack(rule, state, facts, about),
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
    const from = window.after && lastTime(state, window.after);
    if (window.after && from === undefined) return { code: 'complaint/window-closed', rule: window.id, verb };
    if (window.within && from !== undefined && facts.now > dueOf(window.within, from, facts.calendar).dueAt) {
      return { code: 'complaint/window-closed', rule: window.id, verb };
    }
    if (window.timesMax !== undefined && timesOf(state, factOfVerb[verb]) >= window.timesMax) {
      return { code: 'complaint/too-often', rule: window.id, verb };
    }
  }
  return undefined;
}
