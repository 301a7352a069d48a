import { type PredicateFacts, holds } from './predicate.ts';
import type { Route } from './schema/rules.ts';
import type { Rulebook } from './schema/rulebook.ts';

/** The first route whose condition holds: which departments it proposes, and whom it tells. */
export const proposeRoute = (rulebook: Rulebook, facts: PredicateFacts): Route | undefined =>
  rulebook.routes.find((candidate) => holds(candidate.when, facts));
