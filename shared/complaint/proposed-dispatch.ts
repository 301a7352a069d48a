import type { TermId } from '../kernel/ids.ts';
import { holds, type PredicateFacts } from '../rulebook/predicate.ts';
import { proposeRoute } from '../rulebook/routing.ts';
import type { Rulebook } from '../rulebook/schema/rulebook.ts';
import type { Facts } from './facts.ts';
import { nextOnTheWay } from './levels.ts';
import { predicateFacts } from './predicate-facts.ts';
import type { ComplaintState } from './state.ts';

/** Whether this complaint travels level by level 逐级. */
export const isByLevel = ({ dispatching }: Rulebook, about: PredicateFacts): boolean =>
  dispatching?.levelByLevel !== undefined && holds(dispatching.levelByLevel, about);

/** Where the rules would send a complaint next, and by which route. */
export type ProposedDispatch = {
  readonly route: TermId;
  readonly lead: TermId;
  readonly coDepartments: readonly TermId[];
};

/** What the rules propose for a complaint as it stands: the departments of the route, or the next units on the way there. */
export function proposedDispatch(state: ComplaintState, facts: Facts): ProposedDispatch | undefined {
  const { rulebook } = facts.rulebook;
  const about = predicateFacts(rulebook, facts.calendar, state);
  const route = proposeRoute(rulebook, about);
  if (!route) return undefined;
  const goesTo = (unit: TermId): TermId | undefined =>
    isByLevel(rulebook, about) ? nextOnTheWay(unit, state, facts) : unit;
  const lead = goesTo(route.lead);
  const others = (route.coDepartments ?? []).flatMap((unit) => goesTo(unit) ?? []);
  return lead && { route: route.id, lead, coDepartments: [...new Set(others)].filter((unit) => unit !== lead) };
}
