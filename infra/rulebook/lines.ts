import { deadlineInWords } from '../../shared/calendar/day-in-words.ts';
import type { LedgerDay } from '../../shared/calendar/explain.ts';
import type { Instant, IsoDate, TimeZone } from '../../shared/kernel/time.ts';
import { type Language, type LocalText, textIn } from '../../shared/kernel/text.ts';
import type { ExplainedFiling } from '../../shared/rehearsal/explain-filing.ts';
import type { DisclosedRules } from '../../shared/rulebook/disclose.ts';
import type { Finding } from '../../shared/rulebook/lint/finding.ts';
import { triggerInWords } from '../../shared/rulebook/words/facts.ts';
import { quote } from '../../shared/rulebook/words/say.ts';

const severities = { 'zh-CN': { error: '错误', warning: '提醒' }, en: { error: 'error', warning: 'warning' } } as const;

/** A line for every finding: how bad, where, what. */
export function findingsInLines(findings: readonly Finding[], language: Language): readonly string[] {
  if (findings.length === 0) return [language === 'zh-CN' ? '没有发现问题。' : 'Nothing was found.'];
  return findings.map(
    ({ severity, pointer, message }) => `${severities[language][severity]}  ${pointer || '/'}  ${message[language]}`,
  );
}

/** One deadline of a filing, and how it was reckoned; or what it waits for. */
export type ExplainedDeadline =
  | {
      readonly clock: string;
      readonly label: string;
      readonly unit?: string;
      readonly case: string;
      readonly dueAt: Instant;
      readonly dueOn: IsoDate;
      readonly due: string;
      readonly why: readonly string[];
      readonly days: readonly LedgerDay[];
    }
  | { readonly clock: string; readonly label: string; readonly waitsFor: string };

/** Every deadline of the rulebook for one filing, as a program reads it. */
export function deadlinesOf(
  { deadlines }: ExplainedFiling,
  timeZone: TimeZone,
  language: Language,
): readonly ExplainedDeadline[] {
  return deadlines.flatMap(({ rule, running }): readonly ExplainedDeadline[] => {
    const label = textIn(rule.label, language);
    if (running.length === 0) return [{ clock: rule.id, label, waitsFor: triggerInWords(rule.start, language) }];
    return running.map(({ clock, explained }) => {
      const { dueAt, dueOn, unit } = clock;
      const due = deadlineInWords(clock, timeZone, language);
      const why = { case: textIn(explained.clockCase.label, language), why: explained.sentences, days: explained.days };
      return { clock: rule.id, label, ...(unit && { unit }), dueAt, dueOn, due, ...why };
    });
  });
}

/** The same for people. */
export const explanationsInLines = (explained: readonly ExplainedDeadline[], language: Language): readonly string[] =>
  explained.flatMap((each) => {
    const zh = language === 'zh-CN';
    const named = quote(each.label);
    if ('waitsFor' in each)
      return [zh ? `${named}：未开始，自${each.waitsFor}起算` : `${named}: starts with ${each.waitsFor}`];
    const whose = each.unit === undefined ? '' : zh ? `（${each.unit}）` : ` (${each.unit})`;
    return [
      zh
        ? `${named}${whose}：${each.due}前，适用“${each.case}”`
        : `${named}${whose}: due ${each.due}, case “${each.case}”`,
      ...each.why.map((line) => `  ${line}`),
    ];
  });

const headings = {
  channels: ['投诉渠道', 'Where to complain'],
  promises: ['我们承诺', 'What we promise'],
  whenLate: ['逾期怎么办', 'When we are late'],
  extensions: ['延期', 'Extensions'],
  replyElements: ['答复包括', 'What a reply says'],
  followUps: ['回访', 'Follow-up'],
  rights: ['投诉人的权利', 'What you may do'],
  notHandled: ['不予受理的情形', 'What is not handled here'],
  elsewhere: ['其他途径', 'Where else to turn'],
  statements: ['其他说明', 'More to know'],
} as const satisfies Record<Exclude<keyof DisclosedRules, 'title'>, readonly [string, string]>;

/** What the public is told, under headings; parts of which there is nothing to say are left out. */
export function disclosureInLines(disclosed: DisclosedRules, language: Language): readonly string[] {
  const at = language === 'zh-CN' ? 0 : 1;
  const written = (text: LocalText): string => `  ${textIn(text, language)}`;
  const parts: Readonly<Record<keyof typeof headings, readonly string[]>> = {
    channels: disclosed.channels.map(({ label, hint }) =>
      hint ? `${written(label)}${at === 0 ? '：' : ': '}${textIn(hint, language)}` : written(label),
    ),
    promises: disclosed.promises.map(({ sentence }) => written(sentence)),
    whenLate: disclosed.whenLate.map(written),
    extensions: disclosed.extensions.map(written),
    replyElements: disclosed.replyElements.map(written),
    followUps: disclosed.followUps.map(written),
    rights: disclosed.rights.map(written),
    notHandled: disclosed.notHandled.map(written),
    elsewhere: disclosed.elsewhere.map(written),
    statements: disclosed.statements.map(written),
  };
  return [
    textIn(disclosed.title, language),
    ...Object.entries(headings).flatMap(([part, heading]) => {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- both records have the same keys
      const lines = parts[part as keyof typeof headings];
      return lines.length === 0 ? [] : ['', heading[at], ...lines];
    }),
  ];
}
