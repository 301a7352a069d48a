import { dayNumberOf, dayOf, monthsLater } from '../calendar/local-day.ts';
import type { IsoDate } from '../kernel/time.ts';
import { type PredicateFacts, holds } from './predicate.ts';
import type { RetentionRule } from './schema/records.ts';
import type { Rulebook } from './schema/rulebook.ts';

/** The rule that says how long the record of this complaint is kept, if any does. */
export const retentionFor = (rulebook: Rulebook, facts: PredicateFacts): RetentionRule | undefined =>
  rulebook.retention?.find(({ when }) => holds(when, facts));

/**
 * The last day on which the record of a complaint that was closed on this day is kept: the same day so many years later,
 * 28 February for a leap day. Undefined when the rulebook does not say.
 */
export function keepUntil(rulebook: Rulebook, facts: PredicateFacts, closedOn: IsoDate): IsoDate | undefined {
  const rule = retentionFor(rulebook, facts);
  return rule && dayOf(monthsLater(dayNumberOf(closedOn), rule.years * 12));
}
