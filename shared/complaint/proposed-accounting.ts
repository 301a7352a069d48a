import type { TermId } from '../kernel/ids.ts';
import type { Language } from '../kernel/text.ts';
import { measureStepInWords, reckonMeasure, shareProposals } from '../rulebook/accountability.ts';
import { holds } from '../rulebook/predicate.ts';
import type { ShareRule } from '../rulebook/schema/accountability.ts';
import { againstAccountability, notAtFault } from './at-fault.ts';
import type { Facts } from './facts.ts';
import { overdueDaysFor } from './overdue.ts';
import { predicateFacts } from './predicate-facts.ts';
import type { ComplaintState } from './state.ts';

/** What the rulebook makes of the responsibility for a complaint. */
export type ProposedAccounting = {
  /** Which part bears how many per cent. */
  readonly shares: readonly (Pick<ShareRule, 'role' | 'percent'> & { readonly rule: TermId })[];
  /** The measures that may be applied: the amount where it follows, the range where it is chosen, and how it comes about. */
  readonly measures: readonly {
    readonly rule: TermId;
    readonly measure: TermId;
    readonly amount?: number;
    readonly range?: { readonly from: number; readonly to: number };
    readonly how: readonly string[];
  }[];
};

/** What may be put to whoever accounts for the complaint; undefined where nobody is accountable or no rule applies. */
export function proposedAccounting(
  state: ComplaintState,
  facts: Facts,
  language: Language,
): ProposedAccounting | undefined {
  const { rulebook } = facts.rulebook;
  if (!rulebook.accountability || againstAccountability(state)) return undefined;
  const about = predicateFacts(rulebook, facts.calendar, state);
  const shares = notAtFault(state, rulebook)
    ? []
    : shareProposals(rulebook, about).map(({ id, role, percent }) => ({ rule: id, role, percent }));
  const measures = (rulebook.accountability.rules ?? []).flatMap((rule) => {
    if (!holds(rule.when, about)) return [];
    const isByTheDay = rule.amount !== undefined && 'first' in rule.amount;
    const overdueDays = isByTheDay ? overdueDaysFor(rule.when, about, state, facts) : undefined;
    if (overdueDays === 0) return [];
    const { steps, ...reckoned } = reckonMeasure(rule, { facts: about, overdueDays });
    return [
      {
        rule: rule.id,
        measure: rule.measure,
        ...reckoned,
        how: steps.map((step) => measureStepInWords(step, language)),
      },
    ];
  });
  return shares.length + measures.length > 0 ? { shares, measures } : undefined;
}
