import { dayInChinese, dayInEnglish } from '../calendar/day-in-words.ts';
import type { ClockState } from '../complaint/state.ts';
import { unreachable } from '../kernel/result.ts';
import type { Language } from '../kernel/text.ts';
import type { Rulebook } from '../rulebook/schema/rulebook.ts';
import { labelIn } from '../rulebook/words/labels.ts';
import { quote } from '../rulebook/words/say.ts';
import { clockRule } from '../rulebook/clocks/clock-rules.ts';
import { verbInWords } from '../rulebook/words/verbs.ts';
import { impersonal, phrases, type Telling } from './event-words.ts';
import { noticesInWords } from './notice-words.ts';
import { refusalInWords } from './refusal-words.ts';
import type { Trace, TraceActor, TraceClock, TraceEntry, TraceEvent } from './trace.ts';
import { type Words, wordsFor } from './words.ts';

const whose = (clock: { readonly clock: string; readonly unit?: string | undefined }): string =>
  `${clock.clock}/${clock.unit ?? ''}`;

const reasons = {
  case: ['改按', 'now under'],
  extended: ['延期', 'extended'],
  agreed: ['约定', 'as agreed'],
  within: ['随外层时限', 'with the deadline around it'],
  rules: ['改用新版办法', 'under newer rules'],
  reopened: ['重新办理', 'taken up again'],
} as const;

/** What became of one clock. */
function clockInWords({ change, clock }: TraceClock, event: TraceEvent['event'], words: Words): string | undefined {
  const { say, due, rulebook, language } = words;
  const label = words.clock(clock.clock, clock.unit);
  const rule = clockRule(rulebook, clock.clock);
  const kind = labelIn(rule?.cases, clock.case, language);
  // The one case of a duty or of a round is called as the clock is.
  const isNamed = rule !== undefined && kind !== labelIn([rule], clock.clock, language);
  const provisional = clock.isProvisional === true ? say('（暂定）', ' (provisional)') : '';
  const target =
    clock.targetAt === undefined
      ? ''
      : say(`，力争于${words.at(clock.targetAt)}前完成`, `, to be aimed at: ${words.at(clock.targetAt)}`);
  switch (change) {
    case 'started':
      return say(
        `时限${label}开始计算${isNamed ? `，适用${quote(kind)}` : ''}，应于${due(clock)}前完成${provisional}${target}。`,
        `Deadline ${label} begins${isNamed ? `, case ${quote(kind)}` : ''}: due ${due(clock)}${provisional}${target}.`,
      );
    case 'moved': {
      const done = event.data.clocks?.find((each) => each.clock === clock.clock && each.unit === clock.unit);
      const because = (done?.change === 'moved' && done.because) || 'case';
      const [zh, en] = reasons[because];
      const why = because === 'case' ? say(`${zh}${quote(kind)}`, `${en} ${quote(kind)}`) : say(zh, en);
      return say(
        `时限${label}变更（${why}），应于${due(clock)}前完成${provisional}。`,
        `Deadline ${label} moves (${why}): due ${due(clock)}${provisional}.`,
      );
    }
    case 'paused':
      return say(`时限${label}暂停计算。`, `Deadline ${label} stands still.`);
    case 'resumed':
      return say(
        `时限${label}恢复计算，应于${due(clock)}前完成${provisional}。`,
        `Deadline ${label} runs again: due ${due(clock)}${provisional}.`,
      );
    case 'stopped':
      return clock.status === 'metLate'
        ? say(`时限${label}逾期完成。`, `Deadline ${label} is met late.`)
        : say(`时限${label}按期完成。`, `Deadline ${label} is met.`);
    case 'waived':
      return say(`时限${label}不再计算。`, `Deadline ${label} is no longer owed.`);
    case 'replanned':
      return undefined;
    default:
      return unreachable(change);
  }
}

/** The predicate of an event's sentence. */
const phraseOf = (event: TraceEvent['event'], telling: Telling): string =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the table gives each type its own function
  (phrases[event.type] as (data: TraceEvent['event']['data'], telling: Telling) => string)(event.data, telling);

type Clocks = Map<string, ClockState>;

/** What happened, and indented below it what became of deadlines and who is told. */
function eventLines(entry: TraceEvent, words: Words, clocks: Clocks): readonly string[] {
  const { say } = words;
  const { event } = entry;
  const telling: Telling = {
    ...words,
    isComplainants: entry.by.who === 'complainant',
    clockAt: (clock, unit) => clocks.get(whose({ clock, unit })),
  };
  const phrase = phraseOf(event, telling);
  const subject = words.actor(entry.by);
  const sentence = impersonal.has(event.type) ? phrase : say(`${subject}${phrase}`, `${subject} ${phrase}`);
  const below = entry.clocks.map((each) => clockInWords(each, event, words)).filter((line) => line !== undefined);
  for (const { clock } of entry.clocks) clocks.set(whose(clock), clock);
  return [sentence + say('。', '.'), ...[...below, ...noticesInWords(entry.notices, words)].map((line) => `  ${line}`)];
}

function entryLines(entry: TraceEntry, words: Words, clocks: Clocks): readonly string[] {
  const { say } = words;
  if (entry.kind === 'event') return eventLines(entry, words, clocks);
  const verb = verbInWords(entry.verb, words.language);
  if (entry.kind === 'skipped') {
    const number = entry.step + 1;
    return [
      say(
        `第 ${number} 步（${verb}）早于前一步，未执行。`,
        `Step ${number} (${verb}) lies before the one before it and was left out.`,
      ),
    ];
  }
  const why = refusalInWords(entry.refusal, words);
  const subject = words.actor(entry.by);
  return [say(`${subject}拟${verb}，未获准许：${why}。`, `${subject} may not ${verb}: ${why}.`)];
}

/**
 * A trace in short sentences, one a line: what happened when and by whom; indented below it what became of deadlines and
 * who is told. Written for the people who decide on rules.
 */
export function traceInSentences(trace: Trace, rulebook: Rulebook, language: Language): readonly string[] {
  const people = new Map<string, TraceActor>(trace.people.map(({ id, ...who }) => [id, { ...who, who: 'staff' }]));
  const words = wordsFor(rulebook, language, { timeZone: trace.timeZone, people });
  const clocks: Clocks = new Map();
  const lines = trace.entries.flatMap((entry) => {
    const [first = '', ...below] = entryLines(entry, words, clocks);
    return [`${words.at(entry.at)}${words.say('：', ': ')}${first}`, ...below];
  });
  return [...lines, ...keptInWords(trace, words), endInWords(trace, words)];
}

function keptInWords({ keptUntil }: Trace, { say }: Words): readonly string[] {
  if (keptUntil === undefined) return [];
  return [say(`卷宗保存至${dayInChinese(keptUntil)}。`, `The record is kept until ${dayInEnglish(keptUntil)}.`)];
}

function endInWords({ end }: Trace, { say }: Words): string {
  switch (end) {
    case 'at-rest':
      return say('此后没有待执行的步骤。', 'Nothing more is waited for.');
    case 'until':
      return say('演练到此为止，之后仍有待执行的步骤。', 'The story ends here; more would follow.');
    case 'too-long':
      return say('到期步骤过多，演练中止。', 'Too many steps of ladders; the rehearsal was broken off.');
    default:
      return unreachable(end);
  }
}
