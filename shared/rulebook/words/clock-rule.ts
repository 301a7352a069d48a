import { type Language, textIn } from '../../kernel/text.ts';
import type { ClockCase, ClockRule } from '../schema/clocks.ts';
import { triggerInWords } from './facts.ts';
import { budgetInWords, limitInWords, rangeInWords } from './time.ts';

/** A label inside an English sentence starts small, unless it is an abbreviation. */
export const inside = (label: string): string =>
  /^[A-Z][^A-Z]/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;

/** From when and how long: `自登记起 5 个工作日内`, `within 5 working days of registration`. */
function spanInWords(
  rule: Pick<ClockRule, 'start'>,
  clockCase: Pick<ClockCase, 'budget' | 'target'>,
  language: Language,
): string {
  const { budget, target } = clockCase;
  const zh = language === 'zh-CN';
  const start = triggerInWords(rule.start, language);
  if (budget.unit === 'agreed') return limitInWords(budget, language);
  if (budget.unit === 'same-day') return zh ? `${start}当日下班前` : `by close of the day of ${start}`;
  if (budget.unit === 'month-end') {
    const ahead = budget.monthsAhead ?? 0;
    if (ahead > 0)
      return zh
        ? `${start}后${budgetInWords(budget, language)}`
        : `${budgetInWords(budget, language)}, reckoned from ${start}`;
    return zh ? `${start}当月月底前` : `by the end of the month of ${start}`;
  }
  const limit = rangeInWords(budget, target, language);
  return zh ? `自${start}起 ${limit}` : `${limit} of ${start}`;
}

/** One case of a clock as a promise: for whom, from when, how long. */
export function ruleInWords(rule: ClockRule, clockCase: ClockCase, language: Language): string {
  const label = textIn(clockCase.label, language);
  const span = spanInWords(rule, clockCase, language);
  const what = textIn(rule.label, language);
  return language === 'zh-CN' ? `${label}：${span}${what}` : `${label}: ${inside(what)} ${span}`;
}
