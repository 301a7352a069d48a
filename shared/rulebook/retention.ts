import { dayNumberOf, dayOf, monthsLater } from '../calendar/local-day.ts';
import type { IsoDate } from '../kernel/time.ts';
import { type PredicateFacts, holds } from './predicate.ts';
import type { Rulebook } from './schema/rulebook.ts';

/**
 * The last day on which the record of a complaint that was closed on this day is kept: the same day so many years later,
 * 28 February for a leap day. Undefined when the rulebook does not say.
 */
export function keepUntil(rulebook: Rulebook, facts: PredicateFacts, closedOn: IsoDate): IsoDate | undefined {
  const rule = rulebook.retention?.find(({ when }) => holds(when, facts));
  return rule && dayOf(monthsLater(dayNumberOf(closedOn), rule.years * 12));
}
