import { categoryPath } from '../rulebook/vocabulary.ts';
import type { PredicateFacts } from '../rulebook/predicate.ts';
import type { Rulebook } from '../rulebook/schema.ts';
import type { ComplaintState } from './state.ts';

/** The complaint as rules see it. */
export function predicateFacts(
  rulebook: Rulebook,
  complaint: Pick<ComplaintState, 'category' | 'channel' | 'identityMode'>,
  departments: number,
): PredicateFacts {
  return {
    category: complaint.category,
    categoryPath: categoryPath(rulebook, complaint.category),
    channel: complaint.channel,
    identityMode: complaint.identityMode,
    departments,
  };
}
