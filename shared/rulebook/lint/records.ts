import { textIn } from '../../kernel/text.ts';
import { quote, say } from '../words/say.ts';
import { type Check, type Finding, error, warning } from './finding.ts';
import { compareLengths } from './lengths.ts';

const channels: Check = ({ rulebook }) => {
  const hosted = rulebook.channels.flatMap(({ isHosted }, index) => (isHosted === true ? [index] : []));
  if (hosted.length === 0)
    return [
      warning(
        'none-hosted',
        '/channels',
        say(
          '没有渠道接收公众网页上的投诉，网页不会开放。',
          'No channel takes what is filed on the public pages, so they stay closed.',
        ),
      ),
    ];
  return hosted
    .slice(1)
    .map((index) =>
      error(
        'several-hosted',
        `/channels/${index}/isHosted`,
        say('只能有一个渠道接收公众网页上的投诉。', 'Only one channel can take what is filed on the public pages.'),
      ),
    );
};

const satisfactions: Check = ({ rulebook }) =>
  rulebook.satisfactions.some(({ settles }) => settles)
    ? []
    : [
        warning(
          'nothing-settles',
          '/satisfactions',
          say(
            '没有任何满意度表示投诉人同意办结。',
            'No degree of satisfaction means that the complainant agrees to close.',
          ),
        ),
      ];

const fields: Check = ({ rulebook }) =>
  (rulebook.fields ?? []).flatMap(({ answer, options, label }, index) =>
    (answer === 'choice') === (options !== undefined)
      ? []
      : [
          error(
            'options-missing',
            `/fields/${index}/options`,
            answer === 'choice'
              ? say(
                  `“${textIn(label, 'zh-CN')}”是选择题，要列出选项。`,
                  `${quote(textIn(label, 'en'))} is a choice and needs options.`,
                )
              : say(
                  `“${textIn(label, 'zh-CN')}”不是选择题，不能有选项。`,
                  `${quote(textIn(label, 'en'))} is no choice and has no options.`,
                ),
          ),
        ],
  );

const rounds: Check = ({ rulebook }) =>
  (rulebook.closing?.followUps ?? []).flatMap((plan, index) =>
    plan.rounds.flatMap((round, at) => {
      const before = plan.rounds[at - 1];
      const difference = before && compareLengths(round, before);
      if (difference === undefined || difference > 0) return [];
      return [
        error(
          'rounds-not-rising',
          `/closing/followUps/${index}/rounds/${at}`,
          say(
            '各轮回访的时间都从同一起点计算，应当一轮比一轮晚。',
            'Every round is reckoned from the same start, so each must be later than the one before.',
          ),
        ),
      ];
    }),
  );

const notRising = (pointer: string): Finding =>
  error(
    'amounts-not-rising',
    pointer,
    say('金额的上限不能低于下限，各档应逐档增加。', 'The upper end must not lie below the lower, and tiers must rise.'),
  );

const amounts: Check = ({ rulebook }) =>
  (rulebook.accountability?.rules ?? []).flatMap(({ amount }, index) => {
    if (!amount) return [];
    const at = `/accountability/rules/${index}/amount`;
    if ('from' in amount) return amount.from > amount.to ? [notRising(`${at}/to`)] : [];
    if ('first' in amount) return amount.max !== undefined && amount.max < amount.first ? [notRising(`${at}/max`)] : [];
    if (!('tiers' in amount)) return [];
    return amount.tiers.flatMap(({ upTo }, tier, all) => {
      const before = all[tier - 1];
      return !before || (before.upTo ?? Infinity) < (upTo ?? Infinity) ? [] : [notRising(`${at}/tiers/${tier}`)];
    });
  });

/** A pattern as the characters its numbers have, `0` for any digit; serials may grow beyond their width. */
function shapes(pattern: string): readonly string[] {
  const dated = pattern.replaceAll('{YYYY}', '0000').replaceAll(/\{(?:YY|MM|DD)\}/g, '00');
  return [0, 1, 2].map((more) =>
    dated.replace(/\{serial:([1-9])\}/, (_, width: string) => '0'.repeat(Number(width) + more)),
  );
}
const mayBeSame = (a: string, b: string): boolean =>
  a.length === b.length &&
  a.split('').every((mark, index) => {
    const other = b.charAt(index);
    return mark === other || (mark === '0' && /\d/.test(other)) || (other === '0' && /\d/.test(mark));
  });
const counterOf = (pattern: string): string => pattern.replace(/\{serial:[1-9]\}/, '');

const numbering: Check = ({ rulebook }) => {
  const { pattern, others = [] } = rulebook.numbering;
  const all = [
    { pattern, pointer: '/numbering/pattern' },
    ...others.map((other, index) => ({ pattern: other.pattern, pointer: `/numbering/others/${index}/pattern` })),
  ];
  return all.flatMap(({ pattern: own, pointer }, index) => {
    const found: Finding[] = [];
    const rest = own.replace(/\{serial:[1-9]\}/, '').replaceAll(/\{(?:YYYY|YY|MM|DD)\}/g, '');
    if (/[{}]/.test(rest))
      found.push(
        error(
          'numbering-part',
          pointer,
          say(
            '编号规则只能用 {YYYY}、{YY}、{MM}、{DD} 和一个流水号，如 {serial:4}。',
            'A pattern has {YYYY}, {YY}, {MM}, {DD} and one serial such as {serial:4}.',
          ),
        ),
      );
    const isWithoutYear = /\{(?:MM|DD)\}/.test(own) && !own.includes('{YY');
    const other = all
      .slice(0, index)
      .find(
        (each) =>
          counterOf(each.pattern) !== counterOf(own) &&
          shapes(each.pattern).some((a) => shapes(own).some((b) => mayBeSame(a, b))),
      );
    if (other)
      found.push(
        error(
          'numbering-collides',
          pointer,
          say(`可能与“${other.pattern}”编出相同的号码。`, `May write the same number as “${other.pattern}”.`),
        ),
      );
    else if (isWithoutYear)
      found.push(
        warning(
          'numbering-collides',
          pointer,
          say(
            '编号有月日而没有年份，第二年的号码会与上一年的接在一起。',
            'With a month or day and no year, the numbers of one year run on into the next.',
          ),
        ),
      );
    return found;
  });
};

export const recordChecks: readonly Check[] = [channels, satisfactions, fields, rounds, amounts, numbering];
