import type { Budget } from '../calendar/budget.ts';
import type { Fault, FaultCode } from './fault.ts';
import { lawfulActors, type LawfulActor } from './lint/law.ts';
import { compareLengths } from './lint/lengths.ts';
import { contradict, implies } from './lint/logic.ts';
import type { VerbName } from './names.ts';
import type { Predicate } from './predicate.ts';
import type { ClockCase, ClockRule, ExtensionRule, LadderStep } from './schema/clocks.ts';
import type { ClosingCondition } from './schema/closing.ts';
import type { Rulebook } from './schema/rulebook.ts';
import type { ApprovalRule, Guard } from './schema/rules.ts';
import { say, type Sentence } from './words/say.ts';
import { lengthInWords } from './words/time.ts';

type Tell = (pointer: string, code?: FaultCode, message?: Sentence) => Fault;

const weaker = say('只能比上级办法更严，不能放宽。', 'May only be stricter than the parent rulebook, never weaker.');
const tell: Tell = (pointer, code = 'narrow/weaker', message = weaker) => ({ pointer, code, message });

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
/** Whether the first list has everything that the second has. */
const covers = (own: readonly unknown[] | undefined, inherited: readonly unknown[] | undefined): boolean =>
  (inherited ?? []).every((each) => (own ?? []).some((other) => same(each, other)));
const when = (condition: boolean, pointer: string): readonly Fault[] => (condition ? [tell(pointer)] : []);

/** A limit that may not be longer, or must not be shorter, than the parent's. */
function limit(
  own: Budget | undefined,
  inherited: Budget | undefined,
  pointer: string,
  sign: 1 | -1 = 1,
): readonly Fault[] {
  if (!inherited || inherited.unit === 'agreed' || same(own, inherited)) return [];
  const difference = own && compareLengths(own, inherited);
  if (!own || difference === undefined) {
    const [zh, en] = [lengthInWords(inherited, 'zh-CN'), lengthInWords(inherited, 'en')];
    return [
      tell(
        pointer,
        'narrow/other-unit',
        say(
          `请用与上级办法相同的单位（上级为 ${zh}），以便比较。`,
          `Use the unit of the parent rulebook (${en}), so that the two can be compared.`,
        ),
      ),
    ];
  }
  if (difference * sign <= 0) return [];
  const [zh, en] = [lengthInWords(inherited, 'zh-CN'), lengthInWords(inherited, 'en')];
  return [
    tell(
      pointer,
      sign === 1 ? 'narrow/longer' : 'narrow/weaker',
      sign === 1
        ? say(`不能比上级办法的 ${zh}更长。`, `Must not be longer than the ${en} of the parent rulebook.`)
        : say(`不能比上级办法的 ${zh}更短。`, `Must not be shorter than the ${en} of the parent rulebook.`),
    ),
  ];
}

type WithId = { readonly id: string };
type Pair<Item> = { readonly own: Item; readonly inherited: Item; readonly at: string };

/** Entries that both have, by id. */
const pairs = <Item extends WithId>(
  own: readonly Item[] | undefined,
  inherited: readonly Item[] | undefined,
  at: string,
): readonly Pair<Item>[] =>
  (own ?? []).flatMap((item, index) => {
    const earlier = inherited?.find(({ id }) => id === item.id);
    return earlier && !same(earlier, item) ? [{ own: item, inherited: earlier, at: `${at}/${index}` }] : [];
  });
/** Entries that only the child has. */
const added = <Item extends WithId>(
  own: readonly Item[] | undefined,
  inherited: readonly Item[] | undefined,
  at: string,
): readonly { readonly own: Item; readonly at: string }[] =>
  (own ?? []).flatMap((item, index) =>
    inherited?.some(({ id }) => id === item.id) ? [] : [{ own: item, at: `${at}/${index}` }],
  );

const isPublic = (verb: VerbName): boolean => {
  const actors: readonly LawfulActor[] = lawfulActors[verb];
  return actors.includes('complainant');
};

function ladder(
  own: readonly LadderStep[] | undefined,
  inherited: readonly LadderStep[] | undefined,
  at: string,
): readonly Fault[] {
  return pairs(own, inherited, at).flatMap((step) => {
    const isKept =
      step.own.action === step.inherited.action &&
      same(step.own.at, step.inherited.at) &&
      covers(step.own.tell, step.inherited.tell) &&
      same(step.own.when, step.inherited.when);
    return when(!isKept, step.at);
  });
}

function extension(own: ExtensionRule | undefined, inherited: ExtensionRule | undefined, at: string): readonly Fault[] {
  if (!own || same(own, inherited)) return [];
  if (!inherited) return [tell(at)];
  const isLooser =
    (inherited.timesMax !== undefined && (own.timesMax ?? Infinity) > inherited.timesMax) ||
    (inherited.beforeDue && !own.beforeDue) ||
    (inherited.tellsComplainant && !own.tellsComplainant);
  const most = inherited.tiers.at(-1)?.upTo;
  const tiers = own.tiers.flatMap((tier, index) => {
    const pointer = `${at}/tiers/${index}`;
    const tooLong = most ? limit(tier.upTo, most, `${pointer}/upTo`) : [];
    if (tooLong.length > 0) return tooLong;
    const above = inherited.tiers.find(
      ({ upTo }) => !upTo || (tier.upTo && (compareLengths(tier.upTo, upTo) ?? Infinity) <= 0),
    );
    const isConsented = !above || above.by.length === 0 || (tier.by.length > 0 && covers(above.by, tier.by));
    return when(!isConsented, `${pointer}/by`);
  });
  return [...when(isLooser, at), ...tiers];
}

/** Every parent's case that may have decided for complaints of this condition, in order, up to one that always does. */
function casesBefore(condition: Predicate, cases: readonly ClockCase[], parent: Rulebook): readonly ClockCase[] {
  const possible = cases.filter((each) => !contradict(condition, each.when, parent));
  const certain = possible.findIndex((each) => implies(condition, each.when, parent));
  return certain < 0 ? possible : possible.slice(0, certain + 1);
}

function clock({ own, inherited, at }: Pair<ClockRule>, parent: Rulebook, merged: Rulebook): readonly Fault[] {
  const fixed = (['per', 'binds', 'onReopen', 'outlivesClosing', 'start'] as const).flatMap((key) =>
    when(!same(own[key], inherited[key]), `${at}/${key}`),
  );
  return [
    ...fixed,
    ...when(!covers(inherited.stop, own.stop), `${at}/stop`),
    ...when(inherited.isPublic && !own.isPublic, `${at}/isPublic`),
    ...when(inherited.within !== undefined && own.within !== inherited.within, `${at}/within`),
    ...when(inherited.pausedBy !== undefined && !covers(inherited.pausedBy, own.pausedBy), `${at}/pausedBy`),
    ...pairs(own.cases, inherited.cases, `${at}/cases`).flatMap((each) => [
      ...when(!implies(each.inherited.when, each.own.when, merged), `${each.at}/when`),
      ...limit(each.own.budget, each.inherited.budget, `${each.at}/budget`),
    ]),
    ...added(own.cases, inherited.cases, `${at}/cases`).flatMap((each) =>
      casesBefore(each.own.when, inherited.cases, parent)
        .flatMap(({ budget }) => limit(each.own.budget, budget, `${each.at}/budget`))
        .slice(0, 1),
    ),
    ...ladder(own.ladder, inherited.ladder, `${at}/ladder`),
    ...extension(own.extension, inherited.extension, `${at}/extension`),
  ];
}

function guard({ own, inherited, at }: Pair<Guard>, merged: Rulebook): readonly Fault[] {
  return [
    ...when(own.verb !== inherited.verb, `${at}/verb`),
    ...when(!implies(inherited.when, own.when, merged), `${at}/when`),
    ...when(inherited.who !== undefined && !covers(inherited.who, own.who), `${at}/who`),
    ...when(!covers(own.after, inherited.after), `${at}/after`),
    ...when(!covers(own.notBy, inherited.notBy), `${at}/notBy`),
    ...when(
      inherited.provided !== undefined && !(own.provided && implies(own.provided, inherited.provided, merged)),
      `${at}/provided`,
    ),
  ];
}

/** Whether one chain of consent asks for everything that the other asks for, in its order. */
function asksForAll(own: ApprovalRule['chain'], inherited: ApprovalRule['chain']): boolean {
  let next = 0;
  for (const link of own) {
    const wanted = inherited[next];
    const isAsStrict =
      wanted !== undefined &&
      covers(wanted.by, link.by) &&
      (wanted.opinionRequired !== true || link.opinionRequired === true);
    if (isAsStrict) next += 1;
  }
  return next === inherited.length;
}

function approvals(parent: Rulebook, merged: Rulebook): readonly Fault[] {
  const changed = pairs(merged.approvals, parent.approvals, '/approvals').flatMap(({ own, inherited, at }) => [
    ...when(own.verb !== inherited.verb, `${at}/verb`),
    ...when(!implies(inherited.when, own.when, merged), `${at}/when`),
    ...when(!asksForAll(own.chain, inherited.chain), `${at}/chain`),
  ]);
  const before = added(merged.approvals, parent.approvals, '/approvals').flatMap(({ own, at }) =>
    when(
      (parent.approvals ?? []).some(
        (rule) =>
          rule.verb === own.verb && !contradict(rule.when, own.when, merged) && !asksForAll(own.chain, rule.chain),
      ),
      `${at}/chain`,
    ),
  );
  return [...changed, ...before];
}

const isAsDemanding = (own: ClosingCondition['satisfaction'], inherited: ClosingCondition['satisfaction']): boolean => {
  if (inherited === 'none' || same(own, inherited)) return true;
  if (inherited === 'any') return own !== 'none';
  return Array.isArray(own) && covers(inherited, own);
};

function closing(parent: Rulebook, merged: Rulebook): readonly Fault[] {
  const [own, inherited] = [merged.closing, parent.closing];
  const at = '/closing/conditions';
  return [
    ...pairs(own?.conditions, inherited?.conditions, at).flatMap((each) => [
      ...when(!implies(each.inherited.when, each.own.when, merged), `${each.at}/when`),
      ...when(!isAsDemanding(each.own.satisfaction, each.inherited.satisfaction), `${each.at}/satisfaction`),
    ]),
    ...added(own?.conditions, inherited?.conditions, at).flatMap((each) =>
      when(
        (inherited?.conditions ?? []).some(
          (rule) =>
            !contradict(rule.when, each.own.when, merged) && !isAsDemanding(each.own.satisfaction, rule.satisfaction),
        ),
        `${each.at}/satisfaction`,
      ),
    ),
    ...when(
      inherited?.rework !== undefined && !(own?.rework && implies(inherited.rework, own.rework, merged)),
      '/closing/rework',
    ),
    ...pairs(own?.followUps, inherited?.followUps, '/closing/followUps').flatMap((each) => [
      ...when(!implies(each.inherited.when, each.own.when, merged), `${each.at}/when`),
      ...when(each.own.rounds.length < each.inherited.rounds.length, `${each.at}/rounds`),
      ...each.own.rounds.flatMap((round, index) =>
        limit(round, each.inherited.rounds[index], `${each.at}/rounds/${index}`),
      ),
      ...ladder(each.own.ladder, each.inherited.ladder, `${each.at}/ladder`),
    ]),
  ];
}

/** Words keep their meaning: where they stand in a tree, whether they settle, whether they mean fault. */
const otherWord = say(
  '上级办法的词语可以补充，不能改变含义。',
  'Words of the parent rulebook may be added to, but keep their meaning.',
);

const other = (isOther: boolean, pointer: string): readonly Fault[] =>
  isOther ? [tell(pointer, 'narrow/other-word', otherWord)] : [];

function words(parent: Rulebook, merged: Rulebook): readonly Fault[] {
  return [
    ...pairs(merged.categories, parent.categories, '/categories').flatMap(({ own, inherited, at }) =>
      other(own.parent !== inherited.parent, `${at}/parent`),
    ),
    ...pairs(merged.locations, parent.locations, '/locations').flatMap(({ own, inherited, at }) => [
      ...other(own.parent !== inherited.parent, `${at}/parent`),
      ...other(own.origin !== inherited.origin, `${at}/origin`),
    ]),
    ...pairs(merged.satisfactions, parent.satisfactions, '/satisfactions').flatMap(({ own, inherited, at }) =>
      other(own.settles !== inherited.settles, `${at}/settles`),
    ),
    ...pairs(merged.natures, parent.natures, '/natures').flatMap(({ own, inherited, at }) =>
      other(own.isFault !== inherited.isFault, `${at}/isFault`),
    ),
  ];
}

/** Where a rulebook that inherits from another is not at least as strict. Pointers are those of the joined rulebook. */
export const weakenings = (parent: Rulebook, merged: Rulebook): readonly Fault[] => [
  ...words(parent, merged),
  ...pairs(merged.requirements, parent.requirements, '/requirements').flatMap(({ own, inherited, at }) => [
    ...when(own.verb !== inherited.verb, `${at}/verb`),
    ...when(!implies(inherited.when, own.when, merged), `${at}/when`),
    ...when(!covers(own.needs, inherited.needs), `${at}/needs`),
  ]),
  ...pairs(merged.guards, parent.guards, '/guards').flatMap((each) => guard(each, merged)),
  ...approvals(parent, merged),
  ...pairs(merged.windows, parent.windows, '/windows').flatMap(({ own, inherited, at }) => {
    // A right of the complainant may be wider, what the staff may do only narrower.
    const sign = isPublic(inherited.verb) ? -1 : 1;
    const [more, most] = [own.timesMax ?? Infinity, inherited.timesMax ?? Infinity];
    return [
      ...when(own.verb !== inherited.verb || own.after !== inherited.after, at),
      ...when(!same(own.when, inherited.when), `${at}/when`),
      ...limit(own.within, inherited.within, `${at}/within`, sign),
      ...when((more - most) * sign > 0, `${at}/timesMax`),
    ];
  }),
  ...added(merged.windows, parent.windows, '/windows').flatMap(({ own, at }) => when(isPublic(own.verb), at)),
  ...pairs(merged.clocks, parent.clocks, '/clocks').flatMap((each) => clock(each, parent, merged)),
  ...pairs(merged.duties, parent.duties, '/duties').flatMap(({ own, inherited, at }) => [
    ...when(!implies(inherited.when, own.when, merged), `${at}/when`),
    ...when(!same(own.on, inherited.on), `${at}/on`),
    ...limit(own.within, inherited.within, `${at}/within`),
    ...when(!covers(own.blocks, inherited.blocks), `${at}/blocks`),
    ...when(!covers(own.documents, inherited.documents), `${at}/documents`),
    ...ladder(own.ladder, inherited.ladder, `${at}/ladder`),
  ]),
  ...closing(parent, merged),
  ...pairs(merged.retention, parent.retention, '/retention').flatMap(({ own, inherited, at }) =>
    when(own.years < inherited.years || !implies(inherited.when, own.when, merged), at),
  ),
  ...Object.entries(parent.notices).flatMap(([fact, inherited]) =>
    when(!covers(Object.entries(merged.notices).find(([name]) => name === fact)?.[1], inherited), `/notices/${fact}`),
  ),
];
