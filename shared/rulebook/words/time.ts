import type { Budget, CountedBudget, Offset } from '../../calendar/budget.ts';
import type { Language } from '../../kernel/text.ts';
import type { LadderMoment } from '../schema/clocks.ts';
import { type Pair, pick, plural } from './say.ts';

const units = {
  minutes: ['分钟', 'minute'],
  hours: ['小时', 'hour'],
  'working-hours': ['个工作小时', 'working hour'],
  'working-days': ['个工作日', 'working day'],
  'calendar-days': ['日', 'day'],
  weeks: ['周', 'week'],
  months: ['个月', 'month'],
} as const satisfies Record<Extract<Budget, { count: number }>['unit'], Pair>;

/** How the days are counted, where that is not as usual: in brackets, or nothing. */
function countingInWords(budget: Budget, language: Language): string {
  const zh = language === 'zh-CN';
  const ways = [
    'includesStartDay' in budget && budget.includesStartDay === true ? (zh ? '当日计入' : 'the first day counts') : '',
    'rollToWorkingDay' in budget && budget.rollToWorkingDay === true
      ? zh
        ? '末日遇非工作日顺延'
        : 'a last day off moves to the next working day'
      : '',
  ].filter((way) => way !== '');
  if (ways.length === 0) return '';
  return zh ? `（${ways.join('，')}）` : ` (${ways.join(', ')})`;
}

function bareLength(budget: Budget, language: Language): string {
  const zh = language === 'zh-CN';
  if ('count' in budget) {
    const unit = pick(units[budget.unit], language);
    return zh ? `${budget.count} ${unit}` : plural(budget.count, unit);
  }
  if (budget.unit === 'same-day') return zh ? '当日' : 'the same day';
  if (budget.unit === 'agreed' && budget.field !== undefined)
    return zh ? '投诉人要求的日期' : 'the date the complainant asks for';
  if (budget.unit === 'agreed') return zh ? '约定的日期' : 'the agreed date';
  const ahead = budget.monthsAhead ?? 0;
  if (ahead === 0) return zh ? '当月月底' : 'the end of the month';
  return zh ? `第 ${ahead} 个月月底` : `the end of month ${ahead} from now`;
}

/** A length of time or a date by rule: `5 个工作日`, `5 working days`; `约定的日期`, `the agreed date`. */
export const lengthInWords = (budget: Budget, language: Language): string =>
  bareLength(budget, language) + countingInWords(budget, language);

/** A limit as a person would say it: `5 个工作日内`, `within 5 working days`. */
export function budgetInWords(budget: CountedBudget, language: Language): string {
  const zh = language === 'zh-CN';
  const length = bareLength(budget, language);
  const counting = countingInWords(budget, language);
  if (budget.unit === 'same-day') return zh ? '当日下班前' : 'by close of the same day';
  if (budget.unit === 'month-end') return zh ? `${length}前` : `by ${length}`;
  return (zh ? `${length}内` : `within ${length}`) + counting;
}

/** The same for a limit that may be a promised date. */
export function limitInWords(budget: Budget, language: Language): string {
  if (budget.unit !== 'agreed') return budgetInWords(budget, language);
  const zh = language === 'zh-CN';
  if (budget.field !== undefined) return zh ? '在投诉人要求的日期前' : 'by the date the complainant asks for';
  return zh ? '在与投诉人约定的日期前' : 'by the date agreed with the complainant';
}

/** A range as its two ends: `7 至 10 个工作日内`. */
export function rangeInWords(budget: Budget, target: CountedBudget | undefined, language: Language): string {
  if (!target) return limitInWords(budget, language);
  if ('count' in target && target.unit === budget.unit && 'count' in budget) {
    const length = lengthInWords(budget, language);
    return language === 'zh-CN' ? `${target.count} 至 ${length}内` : `within ${target.count} to ${length}`;
  }
  return language === 'zh-CN'
    ? `${limitInWords(budget, language)}（力争${budgetInWords(target, language)}）`
    : `${limitInWords(budget, language)} (aiming at ${lengthInWords(target, language)})`;
}

/** When a step of a ladder is taken: `到期前 1 个工作日`, `1 working day before it is due`. */
export function momentInWords(moment: LadderMoment, language: Language): string {
  const zh = language === 'zh-CN';
  if (moment === 'due') return zh ? '到期时' : 'when it is due';
  if (moment === 'target') return zh ? '到目标时间时' : 'at the target';
  if ('elapsedPercent' in moment)
    return zh ? `时限过去 ${moment.elapsedPercent}% 时` : `when ${moment.elapsedPercent}% of the time is over`;
  const isTarget = moment.from === 'target';
  return offsetInWords(moment, isTarget ? (zh ? '目标时间' : 'the target') : zh ? '到期' : 'it is due', language);
}

function offsetInWords({ direction, budget }: Offset, anchor: string, language: Language): string {
  const before = direction === 'before';
  if (language === 'zh-CN')
    return budget.unit === 'same-day'
      ? `${anchor}当日${before ? '上班时' : ''}`
      : `${anchor}${before ? '前' : '后'} ${lengthInWords(budget, language)}`;
  if (budget.unit === 'same-day') return `on the morning of the day ${anchor}`;
  return `${lengthInWords(budget, language)} ${before ? 'before' : 'after'} ${anchor}`;
}
