import type { WorkCalendar } from '../../calendar/work-calendar.ts';
import { type ClockExplanation, explainClock } from '../../complaint/explain-clock.ts';
import type { ClockState } from '../../complaint/state.ts';
import type { Language } from '../../kernel/text.ts';
import type { Rulebook } from '../../rulebook/schema/rulebook.ts';
import { ruleInWords } from '../../rulebook/words/clock-rule.ts';

/** Why a due date is the date: the rule that applied, and the day-by-day ledger, recomputed from what the event recorded. */
export type Why = ClockExplanation & { readonly ruleSentence: string };

/** @returns undefined when the rulebook version does not know the clock or its case: the complaint was not registered under it */
export function whyDue(
  clock: ClockState,
  rules: { readonly rulebook: Rulebook; readonly calendar: WorkCalendar },
  language: Language,
): Why | undefined {
  const why = explainClock(clock, rules, language);
  return why && { ...why, ruleSentence: ruleInWords(why.rule, why.clockCase, language) };
}
