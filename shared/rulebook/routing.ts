import type { TermId } from '../kernel/ids.ts';
import { type PredicateFacts, holds } from './predicate.ts';
import type { Rulebook } from './schema/rulebook.ts';

/** The department that the first matching route proposes. */
export function proposeLead(rulebook: Rulebook, facts: PredicateFacts): { route: TermId; unit: TermId } | undefined {
  const route = rulebook.routes.find((candidate) => holds(candidate.when, facts));
  return route && { route: route.id, unit: route.lead };
}
