import { textIn } from '../../kernel/text.ts';
import { type Sentence, both, quote, say } from '../words/say.ts';
import { type Check, type Finding, error } from './finding.ts';
import { type Ladder, laddersOf } from './ladders-of.ts';

const nameOf = ({ label }: Ladder): Sentence => both((language) => quote(textIn(label, language)));

function misses(given: Ladder): readonly Finding[] {
  const { ladder, pointer } = given;
  const found = ladder.flatMap((step, index) => (step.action === 'miss' ? [{ step, index }] : []));
  const name = nameOf(given);
  if (ladder.length === 0) return [];
  const tell = (at: string): Finding =>
    error(
      'not-one-miss',
      at,
      say(
        `${name['zh-CN']}的督办阶梯应当有且只有一个“逾期”步骤，在到期时执行，对所有投诉执行一次。`,
        `The ladder of ${name.en} needs exactly one step “miss”, at the due moment, once and for all complaints.`,
      ),
    );
  const [first, ...more] = found;
  if (!first) return [tell(pointer)];
  const isPlain = first.step.at === 'due' && !first.step.when && !first.step.repeat;
  return [...(isPlain ? [] : [first]), ...more].map(({ index }) => tell(`${pointer}/${index}`));
}

function steps({ ladder, pointer, hasTarget }: Ladder): readonly Finding[] {
  return ladder.flatMap((step, index) => {
    const at = `${pointer}/${index}`;
    const found: Finding[] = [];
    if (step.action === 'penalise' && step.measure === undefined)
      found.push(
        error(
          'step-lacks-rule',
          `${at}/measure`,
          say('处罚步骤没有写明依据哪条责任追究规则。', 'A step that penalises must name its rule of accountability.'),
        ),
      );
    if (step.action === 'duty' && step.duty === undefined)
      found.push(
        error(
          'step-lacks-rule',
          `${at}/duty`,
          say('这一步骤没有写明产生哪项事项义务。', 'A step that raises a duty must name the duty.'),
        ),
      );
    const isFromTarget =
      step.at === 'target' || (typeof step.at === 'object' && 'from' in step.at && step.at.from === 'target');
    if (isFromTarget && !hasTarget)
      found.push(
        error(
          'no-target',
          `${at}/at`,
          say('按目标时间执行，但没有任何情形设有目标时间。', 'Reckoned from the target, but no case has one.'),
        ),
      );
    return found;
  });
}

const withoutLimit = (given: Ladder): readonly Finding[] =>
  given.hasLimit || given.ladder.length === 0
    ? []
    : [
        error(
          'ladder-without-limit',
          given.pointer,
          say(
            `${nameOf(given)['zh-CN']}有督办阶梯，却没有时限。`,
            `${nameOf(given).en} has a ladder, but no time limit.`,
          ),
        ),
      ];

export const ladderChecks: readonly Check[] = [
  ({ rulebook }) => laddersOf(rulebook).flatMap((each) => [...misses(each), ...steps(each), ...withoutLimit(each)]),
];
