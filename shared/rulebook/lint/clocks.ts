import { textIn } from '../../kernel/text.ts';
import type { ClockCase, ClockRule, Trigger } from '../schema/clocks.ts';
import { triggerInWords } from '../words/facts.ts';
import { type Sentence, both, quote, say } from '../words/say.ts';
import { lengthInWords } from '../words/time.ts';
import { type Check, type Finding, type Subject, error, warning } from './finding.ts';
import { compareLengths, isLonger, sumOf } from './lengths.ts';
import { contradict, implies } from './logic.ts';

const nameOf = (rule: Pick<ClockRule, 'label'>): Sentence => both((language) => quote(textIn(rule.label, language)));

/** Facts that happen once, before anything else. */
const firstFacts: readonly Trigger[] = ['ComplaintRegistered', 'ComplaintReceived'];

/** Facts that only an open complaint sees; a closed one, unless it is taken up again, never. */
const beforeClosing: ReadonlySet<Trigger> = new Set<Trigger>([
  'ComplaintAccepted',
  'ComplaintDeclined',
  'ComplaintResolvedOnTheSpot',
  'ComplaintDispatched',
  'ReceiptAcknowledged',
  'ComplaintReturned',
  'HandlerAssigned',
  'StatementSubmitted',
  'StatementWaived',
  'AllStatementsSubmitted',
  'StatementsConsolidated',
  'ComplaintReplied',
  'ComplaintClosed',
]);
const closing: ReadonlySet<Trigger> = new Set<Trigger>(['ComplaintClosed', 'ComplaintArchived']);

/** Whether this fact can follow the start of the clock at all. */
function mayFollow(stop: Trigger, rule: ClockRule, { rulebook }: Subject): boolean {
  if (firstFacts.includes(stop)) return false;
  if (rulebook.closing?.reopening === 'same-case' || rulebook.closing?.rework) return true;
  return !(rule.start.every((start) => closing.has(start)) && beforeClosing.has(stop));
}

const startsAndStops: Check = (subject) =>
  subject.rulebook.clocks.flatMap((rule, index) => {
    const { happens } = subject.possible;
    const at = `/clocks/${index}`;
    const name = nameOf(rule);
    const found: Finding[] = [];
    if (!rule.start.some((trigger) => happens.has(trigger)))
      found.push(
        error(
          'never-happens',
          `${at}/start`,
          say(
            `时限${name['zh-CN']}永远不会开始：没有岗位能够使“${triggerInWords(rule.start, 'zh-CN')}”发生。`,
            `The clock ${name.en} never starts: no position can cause ${triggerInWords(rule.start, 'en')}.`,
          ),
        ),
      );
    // A right of the complainant's may simply run out.
    const runsOut = rule.binds === 'complainant';
    if (!runsOut && !rule.stop.some((trigger) => happens.has(trigger) && mayFollow(trigger, rule, subject)))
      found.push(
        error(
          'never-stops',
          `${at}/stop`,
          say(
            `时限${name['zh-CN']}没有人能够停止：开始之后，“${triggerInWords(rule.stop, 'zh-CN')}”不会再发生。`,
            `Nobody can stop the clock ${name.en}: once it runs, ${triggerInWords(rule.stop, 'en')} cannot happen.`,
          ),
        ),
      );
    if (!subject.possible.isOpen('AgreeDate'))
      found.push(
        ...rule.cases.flatMap(({ budget }, position) =>
          budget.unit !== 'agreed' || budget.field !== undefined
            ? []
            : [
                error(
                  'no-agreed-date',
                  `${at}/cases/${position}/budget`,
                  say(
                    '按约定日期计算，但没有岗位可以约定日期。',
                    'Due on an agreed date, but no position may agree on one.',
                  ),
                ),
              ],
        ),
      );
    return found;
  });

/** A date that the complainant names must come from a question that asks for a date. */
const namedDates: Check = ({ rulebook }) =>
  rulebook.clocks.flatMap(({ cases }, index) =>
    cases.flatMap(({ budget }, position) => {
      const id = budget.unit === 'agreed' ? budget.field : undefined;
      const field = id === undefined ? undefined : rulebook.fields?.find((each) => each.id === id);
      if (!field || field.answer === 'date') return [];
      return [
        error(
          'field-not-a-date',
          `/clocks/${index}/cases/${position}/budget/field`,
          say(
            `“${textIn(field.label, 'zh-CN')}”问的不是日期，不能作为到期日。`,
            `“${textIn(field.label, 'en')}” does not ask for a date, so that nothing can be due by it.`,
          ),
        ),
      ];
    }),
  );

const shadowedCases: Check = ({ rulebook }) =>
  rulebook.clocks.flatMap(({ cases }, index) =>
    cases.flatMap((later, position) => {
      const earlier = cases.slice(0, position).find((first) => implies(later.when, first.when, rulebook));
      if (!earlier) return [];
      const [first, second] = [both((l) => textIn(earlier.label, l)), both((l) => textIn(later.label, l))];
      return [
        error(
          'case-never-applies',
          `/clocks/${index}/cases/${position}`,
          say(
            `“${second['zh-CN']}”永远不会适用：排在前面的“${first['zh-CN']}”总是先适用。`,
            `“${second.en}” never applies: “${first.en}” stands before it and always wins.`,
          ),
        ),
      ];
    }),
  );

const sameTriggers = (a: readonly Trigger[], b: readonly Trigger[]): boolean =>
  a.length === b.length && a.every((trigger) => b.includes(trigger));

/** A promised date stands beside any limit; it contradicts none. */
const mayStandTogether = (a: ClockCase, b: ClockCase): boolean =>
  a.budget.unit === 'agreed' || b.budget.unit === 'agreed' || compareLengths(a.budget, b.budget) === 0;

/** Whether two clocks run from and to the same things for the same people, neither inside the other. */
const areOne = (a: ClockRule, b: ClockRule): boolean =>
  sameTriggers(a.start, b.start) &&
  sameTriggers(a.stop, b.stop) &&
  (a.per ?? 'complaint') === (b.per ?? 'complaint') &&
  (a.binds ?? 'organisation') === (b.binds ?? 'organisation') &&
  a.within !== b.id &&
  b.within !== a.id;

/** Two limits for one thing that differ, where neither is a stage of the other. Told once for each clock. */
const contradictions: Check = ({ rulebook }) =>
  rulebook.clocks.flatMap((later, index) => {
    for (const earlier of rulebook.clocks.slice(0, index)) {
      if (!areOne(earlier, later)) continue;
      for (const [position, one] of later.cases.entries()) {
        const other = earlier.cases.find(
          (each) =>
            !mayStandTogether(each, one) &&
            implies(each.when, one.when, rulebook) &&
            implies(one.when, each.when, rulebook),
        );
        if (!other) continue;
        const [a, b] = [nameOf(earlier), nameOf(later)];
        return [
          error(
            'contradicting-limits',
            `/clocks/${index}/cases/${position}/budget`,
            say(
              `两个时限互相矛盾：${a['zh-CN']}为 ${lengthInWords(other.budget, 'zh-CN')}，${b['zh-CN']}为 ${lengthInWords(one.budget, 'zh-CN')}，起止和条件相同。`,
              `Two limits contradict each other: ${a.en} is ${lengthInWords(other.budget, 'en')}, ${b.en} is ${lengthInWords(one.budget, 'en')}, with the same start, stop and conditions.`,
            ),
          ),
        ];
      }
    }
    return [];
  });

/** The longest limit of a clock for complaints that may also be of this case; undefined where units differ. */
function outerLimit(outer: ClockRule, inner: ClockCase, { rulebook }: Subject): ClockCase | undefined {
  const fitting = outer.cases.filter(({ when }) => !contradict(when, inner.when, rulebook));
  return fitting.every(({ budget }) => isLonger(inner.budget, budget)) ? fitting[0] : undefined;
}

const nested: Check = (subject) =>
  subject.rulebook.clocks.flatMap((inner, index) => {
    const outer = subject.rulebook.clocks.find(({ id }) => id === inner.within);
    if (!outer || outer === inner) return [];
    return inner.cases.flatMap((one, position) => {
      const limit = outerLimit(outer, one, subject);
      if (!limit) return [];
      const [a, b] = [nameOf(inner), nameOf(outer)];
      return [
        error(
          'longer-than-outer',
          `/clocks/${index}/cases/${position}/budget`,
          say(
            `${a['zh-CN']}的 ${lengthInWords(one.budget, 'zh-CN')}超过了它所在的${b['zh-CN']}的 ${lengthInWords(limit.budget, 'zh-CN')}。`,
            `The ${lengthInWords(one.budget, 'en')} of ${a.en} exceed the ${lengthInWords(limit.budget, 'en')} of ${b.en}, inside which it stays.`,
          ),
        ),
      ];
    });
  });

/** Stages one after another inside one limit whose sum is longer than the limit. */
const stages: Check = (subject) =>
  subject.rulebook.clocks.flatMap((first, index) => {
    const { clocks } = subject.rulebook;
    const outer = clocks.find(({ id }) => id === first.within);
    const inside = clocks.filter(({ within }) => within !== undefined && within === first.within);
    if (!outer || inside.some(({ stop }) => stop.some((trigger) => first.start.includes(trigger)))) return [];
    const chain: ClockRule[] = [first];
    for (let next: ClockRule | undefined = first; next; ) {
      const last: ClockRule = next;
      next = inside.find((each) => !chain.includes(each) && last.stop.some((trigger) => each.start.includes(trigger)));
      if (next) chain.push(next);
    }
    const limits = chain.flatMap(({ cases }) => cases.at(-1)?.budget ?? []);
    const total = chain.length > 1 ? sumOf(limits) : undefined;
    if (!total || !outer.cases.every(({ budget }) => isLonger(total, budget))) return [];
    const names = both((language) => chain.map(({ label }) => quote(textIn(label, language))).join(' → '));
    return [
      warning(
        'stages-exceed-outer',
        `/clocks/${index}/within`,
        say(
          `${names['zh-CN']}合计 ${lengthInWords(total, 'zh-CN')}，超过了${nameOf(outer)['zh-CN']}的时限。`,
          `${names.en} come to ${lengthInWords(total, 'en')}, more than ${nameOf(outer).en} allows.`,
        ),
      ),
    ];
  });

const tiers: Check = ({ rulebook }) =>
  rulebook.clocks.flatMap(({ extension }, index) =>
    (extension?.tiers ?? []).flatMap((tier, position, all) => {
      const before = all[position - 1];
      if (!before) return [];
      const difference = before.upTo && tier.upTo ? compareLengths(tier.upTo, before.upTo) : undefined;
      const rises =
        before.upTo !== undefined && (tier.upTo === undefined || (difference !== undefined && difference > 0));
      if (rises) return [];
      return [
        error(
          'tiers-not-rising',
          `/clocks/${index}/extension/tiers/${position}`,
          say(
            '延期的各档应逐档增加，单位相同，只有最后一档可以不设上限。',
            'The tiers of an extension must rise, in one unit; only the last may be without a limit.',
          ),
        ),
      ];
    }),
  );

const ladderless: Check = ({ rulebook }) =>
  rulebook.clocks.flatMap(({ ladder, binds = 'organisation', label }, index) =>
    ladder.length > 0 || binds !== 'organisation'
      ? []
      : [
          warning(
            'clock-without-ladder',
            `/clocks/${index}/ladder`,
            say(
              `时限${nameOf({ label })['zh-CN']}没有督办阶梯：逾期不会被记录，也不会提醒任何人。`,
              `The clock ${nameOf({ label }).en} has no ladder: nobody is reminded, and a miss is not recorded.`,
            ),
          ),
        ],
  );

export const clockChecks: readonly Check[] = [
  startsAndStops,
  namedDates,
  shadowedCases,
  contradictions,
  nested,
  stages,
  tiers,
  ladderless,
];
