import type { Language } from '../../kernel/text.ts';
import type { LadderStep } from '../schema/clocks.ts';
import type { Rulebook } from '../schema/rulebook.ts';
import { labelIn } from './labels.ts';
import { recipientsInWords } from './people.ts';
import { predicateInWords } from './predicate.ts';
import { type Pair, pick, quote } from './say.ts';
import { lengthInWords, momentInWords } from './time.ts';

const actions = {
  remind: ['提醒', 'reminds'],
  miss: ['记为逾期，告知', 'counts as missed and tells'],
  escalate: ['升级报', 'puts it before'],
  supervise: ['开出督办单，告知', 'opens a supervision order and tells'],
  waive: ['视为放弃说明，告知', 'deems the statement waived and tells'],
  penalise: ['记逾期处罚，告知', 'records the penalty and tells'],
  duty: ['产生事项义务，告知', 'raises the duty and tells'],
} as const satisfies Record<LadderStep['action'], Pair>;

/** One rung of a ladder: `到期前 1 个工作日：提醒承办部门的承办人员`. */
export function ladderStepInWords(step: LadderStep, rulebook: Rulebook, language: Language): string {
  const zh = language === 'zh-CN';
  const rule =
    step.measure !== undefined
      ? labelIn(rulebook.accountability?.rules, step.measure, language)
      : step.duty !== undefined
        ? labelIn(rulebook.duties, step.duty, language)
        : undefined;
  const parts = [
    `${momentInWords(step.at, language)}${zh ? '：' : ': '}${pick(actions[step.action], language)}${zh ? '' : ' '}${recipientsInWords(step.tell, rulebook, language)}`,
  ];
  if (rule !== undefined) parts.push(quote(rule));
  if (step.repeat) {
    const every = lengthInWords(step.repeat.every, language);
    const { times } = step.repeat;
    parts.push(zh ? `每隔 ${every}一次，共 ${times} 次` : `every ${every}, ${times} times in all`);
  }
  if (step.when) parts.push((zh ? '限于' : 'where ') + predicateInWords(step.when, rulebook, language));
  return parts.join(zh ? '，' : ', ');
}
