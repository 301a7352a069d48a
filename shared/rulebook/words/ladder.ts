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
  miss: ['记为逾期', 'counts as missed'],
  escalate: ['升级报', 'puts it before'],
  supervise: ['开出督办单', 'opens a supervision order'],
  waive: ['视为放弃说明', 'deems the statement waived'],
  penalise: ['记逾期处罚', 'records the penalty'],
  duty: ['产生事项义务', 'raises the duty'],
} as const satisfies Record<LadderStep['action'], Pair>;

/** What a step does and whom it tells. */
function actionInWords(step: LadderStep, rulebook: Rulebook, language: Language): string {
  const zh = language === 'zh-CN';
  const action = pick(actions[step.action], language);
  const who = recipientsInWords(step.tell, rulebook, language);
  if (step.action === 'remind' || step.action === 'escalate') return zh ? action + who : `${action} ${who}`;
  const rules: readonly string[] = [
    ...(step.measure === undefined ? [] : [labelIn(rulebook.accountability?.rules, step.measure, language)]),
    ...(step.duty === undefined ? [] : [labelIn(rulebook.duties, step.duty, language)]),
  ];
  const done = [action, ...rules.map(quote)].join(zh ? '' : ' ');
  return zh ? `${done}，告知${who}` : `${done} and tells ${who}`;
}

/** One rung of a ladder: `到期前 1 个工作日：提醒承办部门的承办人员`. */
export function ladderStepInWords(step: LadderStep, rulebook: Rulebook, language: Language): string {
  const zh = language === 'zh-CN';
  const parts = [`${momentInWords(step.at, language)}${zh ? '：' : ': '}${actionInWords(step, rulebook, language)}`];
  if (step.repeat) {
    const every = lengthInWords(step.repeat.every, language);
    const { times } = step.repeat;
    parts.push(zh ? `每隔 ${every}一次，共 ${times} 次` : `every ${every}, ${times} times in all`);
  }
  if (step.when) parts.push((zh ? '限于' : 'where ') + predicateInWords(step.when, rulebook, language));
  return parts.join(zh ? '，' : ', ');
}
