import { type DueLedger, explainDue } from '../../calendar/explain.ts';
import { ledgerSentences } from '../../calendar/ledger-sentences.ts';
import type { WorkCalendar } from '../../calendar/work-calendar.ts';
import type { ClockState } from '../../complaint/state.ts';
import type { Language } from '../../kernel/text.ts';
import { clockRule } from '../../rulebook/clocks/clock-rules.ts';
import { ruleInWords } from '../../rulebook/disclose.ts';
import type { ClockCase, ClockRule } from '../../rulebook/schema/clocks.ts';
import type { Rulebook } from '../../rulebook/schema/rulebook.ts';

/** Why a due date is the date: the rule that applied, and the day-by-day ledger, recomputed from what the event recorded. */
export type Why = {
  readonly rule: ClockRule;
  readonly clockCase: ClockCase;
  readonly ledger: DueLedger;
  readonly ruleSentence: string;
  readonly sentences: readonly string[];
};

/** @returns undefined when the rulebook version does not know the clock or its case: the complaint was not registered under it */
export function whyDue(
  clock: ClockState,
  rules: { readonly rulebook: Rulebook; readonly calendar: WorkCalendar },
  language: Language,
): Why | undefined {
  const rule = clockRule(rules.rulebook, clock.clock);
  const clockCase = rule?.cases.find((candidate) => candidate.id === clock.case);
  if (!rule || !clockCase || clockCase.budget.unit === 'agreed') return undefined;
  const ledger = explainDue(clockCase.budget, clock.startedAt, rules.calendar);
  return {
    rule,
    clockCase,
    ledger,
    ruleSentence: ruleInWords(rule, clockCase, language),
    sentences: ledgerSentences(ledger, language),
  };
}
