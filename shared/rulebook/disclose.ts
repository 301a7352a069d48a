import { unreachable } from '../kernel/result.ts';
import { type Language, type LocalText, languages, textIn } from '../kernel/text.ts';
import type { CountedBudget } from '../calendar/budget.ts';
import type { ClockCase, ClockRule } from './schema/clocks.ts';
import type { Rulebook } from './schema/rulebook.ts';

const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** An amount of time as a person would say it. */
export function budgetInWords(budget: CountedBudget, language: Language): string {
  const zh = language === 'zh-CN';
  switch (budget.unit) {
    case 'working-days':
      return zh ? `${budget.count} 个工作日内` : `within ${plural(budget.count, 'working day')}`;
    case 'calendar-days':
      return zh ? `${budget.count} 日内` : `within ${plural(budget.count, 'day')}`;
    case 'hours':
      return zh ? `${budget.count} 小时内` : `within ${plural(budget.count, 'hour')}`;
    case 'working-hours':
      return zh ? `${budget.count} 个工作小时内` : `within ${plural(budget.count, 'working hour')}`;
    case 'same-day':
      return zh ? '当日下班前' : 'by close of the same day';
    case 'month-end':
      if ((budget.monthsAhead ?? 0) === 0) return zh ? '当月月底前' : 'by the end of the month';
      return zh ? `第 ${budget.monthsAhead} 个月月底前` : `by the end of month ${budget.monthsAhead} from now`;
    default:
      return unreachable(budget);
  }
}

const startInWords: Readonly<Record<ClockRule['start'], Record<Language, string>>> = {
  ComplaintRegistered: { 'zh-CN': '自登记起', en: 'of registration' },
  ComplaintDispatched: { 'zh-CN': '自转办起', en: 'of being sent to the department' },
  StatementSubmitted: { 'zh-CN': '自部门说明起', en: "of the department's statement" },
  ComplaintReplied: { 'zh-CN': '自答复起', en: 'of the reply' },
};

/** One case of a clock as a promise: for whom, from when, how long. */
export function ruleInWords(rule: ClockRule, clockCase: ClockCase, language: Language): string {
  const label = textIn(clockCase.label, language);
  const budget = budgetInWords(clockCase.budget, language);
  const start = startInWords[rule.start][language];
  const what = textIn(rule.label, language);
  return language === 'zh-CN'
    ? `${label}：${start} ${budget}${what}`
    : `${label}: ${what.toLowerCase()} ${budget} ${start}`;
}

/** The promise 承诺 that the public pages make, generated from the clocks that the public is told about. */
export function promises(rulebook: Rulebook): readonly LocalText[] {
  return rulebook.clocks
    .filter((rule) => rule.isPublic)
    .flatMap((rule) =>
      rule.cases
        .toReversed()
        .map((clockCase) =>
          Object.fromEntries(languages.map((language) => [language, ruleInWords(rule, clockCase, language)])),
        ),
    );
}
