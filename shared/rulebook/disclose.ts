import { type Language, type LocalText, textIn } from '../kernel/text.ts';
import type { VerbName } from './names.ts';
import type { ClockCase, ClockRule } from './schema/clocks.ts';
import type { FollowUpPlan } from './schema/closing.ts';
import type { Rulebook } from './schema/rulebook.ts';
import type { Window } from './schema/rules.ts';
import type { Source } from './schema/source.ts';
import { inside, ruleInWords } from './words/clock-rule.ts';
import { triggerInWords } from './words/facts.ts';
import { ladderStepInWords } from './words/ladder.ts';
import { predicateInWords } from './words/predicate.ts';
import { type Sentence, both, listed, quote, timesInEnglish } from './words/say.ts';
import { budgetInWords, lengthInWords } from './words/time.ts';
import { verbInWords } from './words/verbs.ts';

const promised = (rulebook: Rulebook): readonly (readonly [ClockRule, ClockCase])[] =>
  rulebook.clocks
    .filter((rule) => rule.isPublic && rule.binds !== 'complainant')
    .flatMap((rule) => rule.cases.toReversed().map((clockCase) => [rule, clockCase] as const));

/** The promise 承诺 that the public pages make, generated from the clocks that the public is told about. */
export const promises = (rulebook: Rulebook): readonly LocalText[] =>
  promised(rulebook).map(([rule, clockCase]) => both((language) => ruleInWords(rule, clockCase, language)));

/** What the complainant may do after the reply, where the rulebook gives it a window. */
const rights: readonly VerbName[] = [
  'SupplementComplaint',
  'RecordSatisfaction',
  'RequestReview',
  'ReopenComplaint',
  'WithdrawComplaint',
];

function rightInWords(window: Window, rulebook: Rulebook, language: Language): string {
  const zh = language === 'zh-CN';
  const { after, within, timesMax, when } = window;
  const verb = verbInWords(window.verb, language);
  const from = after && triggerInWords(after, language);
  const limit = within && budgetInWords(within, language);
  const span = zh
    ? [from === undefined ? '' : limit === undefined ? `在${from}之后` : `自${from}起 `, limit ?? '']
    : [
        limit === undefined ? '' : ` ${limit}`,
        from === undefined ? '' : limit === undefined ? ` after ${from}` : ` of ${from}`,
      ];
  const times = timesMax === undefined ? '' : zh ? `，最多 ${timesMax} 次` : `, at most ${timesInEnglish(timesMax)}`;
  const where =
    when.is === 'always'
      ? ''
      : zh
        ? `（限于：${predicateInWords(when, rulebook, language)}）`
        : ` (where ${predicateInWords(when, rulebook, language)})`;
  return zh
    ? `投诉人可以${span.join('')}${verb}${times}${where}`
    : `The complainant may ${verb}${span.join('')}${times}${where}`;
}

function followUpInWords(plan: FollowUpPlan, language: Language): string {
  const zh = language === 'zh-CN';
  const rounds = listed(
    plan.rounds.map((round) => budgetInWords(round, language)),
    language,
  );
  const start = triggerInWords(plan.start, language);
  const label = textIn(plan.label, language);
  return zh ? `${label}：自${start}起 ${rounds}回访` : `${label}: you are asked again ${rounds} of ${start}`;
}

function extensionInWords(rule: ClockRule, language: Language): string | undefined {
  const { extension } = rule;
  if (!extension) return undefined;
  const zh = language === 'zh-CN';
  const most = extension.tiers.at(-1)?.upTo;
  const parts = [
    zh
      ? `${quote(textIn(rule.label, language))}的时限可以延长`
      : `The time for ${quote(inside(textIn(rule.label, language)))} may be extended`,
  ];
  if (extension.timesMax !== undefined)
    parts.push(zh ? `最多 ${extension.timesMax} 次` : `at most ${timesInEnglish(extension.timesMax)}`);
  if (most)
    parts.push(zh ? `累计不超过 ${lengthInWords(most, language)}` : `by ${lengthInWords(most, language)} in all`);
  if (extension.tellsComplainant) parts.push(zh ? '并告知投诉人' : 'and you are told');
  return parts.join(zh ? '，' : ', ');
}

/** The public page of a rulebook as data. What the institution has not stated is not there: the lists may be empty. */
export type DisclosedRules = {
  readonly title: LocalText;
  /** The ways in that are open to the public. */
  readonly channels: readonly { readonly label: LocalText; readonly hint?: LocalText }[];
  readonly promises: readonly { readonly sentence: Sentence; readonly source?: Source; readonly cite?: string }[];
  /** What happens when a promise is not kept: who is told. */
  readonly whenLate: readonly Sentence[];
  readonly extensions: readonly Sentence[];
  /** What a reply says. */
  readonly replyElements: readonly LocalText[];
  readonly followUps: readonly Sentence[];
  readonly rights: readonly Sentence[];
  readonly notHandled: readonly LocalText[];
  /** Where else one may turn, or where a complaint may go from here. */
  readonly elsewhere: readonly LocalText[];
  readonly statements: readonly LocalText[];
};

const unlessMissing = (write: (language: Language) => string | undefined): readonly Sentence[] => {
  const [zh, en] = [write('zh-CN'), write('en')];
  return zh === undefined || en === undefined ? [] : [{ 'zh-CN': zh, en }];
};

/** A rung of a ladder, said to those who wait. */
const lateInEnglish = (label: string, rung: string): string =>
  `If ${label} is not done ${rung}`
    .replace(': counts as missed and tells ', ', it counts as missed and we tell ')
    .replace(': opens a supervision order and tells ', ', a supervision order is opened and we tell ')
    .replace(': puts it before ', ', it is put before ');

/** What the institution tells the public about its handling of complaints, generated from its rules. */
export function disclose(rulebook: Rulebook): DisclosedRules {
  const { channels, clocks, disclosure } = rulebook;
  const shown = clocks.filter(({ isPublic }) => isPublic);
  const elements = new Set(
    (rulebook.requirements ?? [])
      .filter(({ verb }) => verb === 'ReplyToComplainant')
      .flatMap(({ needs }) => needs.flatMap((need) => ('element' in need ? [need.element] : []))),
  );
  return {
    title: rulebook.title,
    channels: channels
      .filter(({ streams }) => streams === undefined || streams.includes('external'))
      .map(({ label, hint }) => ({ label, ...(hint && { hint }) })),
    promises: promised(rulebook).map(([rule, clockCase]) => {
      const source = clockCase.source ?? rule.source;
      const cite = clockCase.cite ?? rule.cite;
      const sentence = both((language) => ruleInWords(rule, clockCase, language));
      return { sentence, ...(source && { source }), ...(cite !== undefined && { cite }) };
    }),
    whenLate: shown.flatMap((rule) =>
      rule.ladder
        .filter(({ action }) => action === 'miss' || action === 'escalate' || action === 'supervise')
        .map((step) =>
          both((language) => {
            const text = ladderStepInWords(step, rulebook, language);
            const label = quote(textIn(rule.label, language));
            return language === 'zh-CN' ? label + text.replace('：', '仍未完成的，') : lateInEnglish(label, text);
          }),
        ),
    ),
    extensions: shown.flatMap((rule) => unlessMissing((language) => extensionInWords(rule, language))),
    replyElements: (rulebook.elements ?? []).filter(({ id }) => elements.has(id)).map(({ label }) => label),
    followUps: (rulebook.closing?.followUps ?? []).map((plan) => both((language) => followUpInWords(plan, language))),
    rights: [
      ...(rulebook.windows ?? [])
        .filter(({ verb }) => rights.includes(verb))
        .map((window) => both((language) => rightInWords(window, rulebook, language))),
      ...shown
        .filter(({ binds }) => binds === 'complainant')
        .flatMap((rule) => rule.cases.map((each) => both((language) => ruleInWords(rule, each, language)))),
    ],
    notHandled: [
      ...disclosure.notHandled.map(({ text }) => text),
      // A reason that is written out above under the same id is not said twice.
      ...(rulebook.declineReasons ?? [])
        .filter((reason) => !disclosure.notHandled.some(({ id }) => id === reason.id))
        .map(({ label }) => label),
    ],
    elsewhere: (rulebook.handOverTargets ?? []).map(({ label }) => label),
    statements: (disclosure.statements ?? []).map(({ text }) => text),
  };
}
