import { deadlineInWords, dayInChinese, dayInEnglish, instantInWords } from '../calendar/day-in-words.ts';
import { agreedDue, type DueDate } from '../calendar/due.ts';
import { type DueLedger, explainDue, explainExtension, type LedgerDay } from '../calendar/explain.ts';
import { ledgerSentences } from '../calendar/ledger-sentences.ts';
import { chinese } from '../calendar/ledger-chinese.ts';
import { english } from '../calendar/ledger-english.ts';
import type { WorkCalendar } from '../calendar/work-calendar.ts';
import { type Language, textIn } from '../kernel/text.ts';
import type { IsoDate } from '../kernel/time.ts';
import { clockRule, type CompiledClock } from '../rulebook/clocks/clock-rules.ts';
import { lastPromise } from '../rulebook/clocks/reckon-clock.ts';
import type { ClockCase } from '../rulebook/schema/clocks.ts';
import type { Rulebook } from '../rulebook/schema/rulebook.ts';
import type { ClockState } from './state.ts';

/** Why a clock is due when it is: the days that counted and did not, and the same in sentences without full stops. */
export type ClockExplanation = {
  readonly rule: CompiledClock;
  readonly clockCase: ClockCase;
  /** The due date that the ledger arrives at. */
  readonly due: DueDate;
  readonly sentences: readonly string[];
  /** From the start to the due date. None where a promised date stands above the count. */
  readonly days: readonly LedgerDay[];
};

type Say = (zh: string, en: string) => string;
type Words = {
  readonly language: Language;
  readonly say: Say;
  readonly calendar: WorkCalendar;
  readonly day: (day: IsoDate) => string;
  readonly moment: (instant: ClockState['startedAt']) => string;
  readonly deadline: (due: Pick<DueDate, 'dueAt' | 'dueOn'>) => string;
};

function wordsFor(language: Language, calendar: WorkCalendar): Words {
  const { timeZone } = calendar;
  return {
    language,
    calendar,
    say: (zh, en) => (language === 'zh-CN' ? zh : en),
    day: language === 'zh-CN' ? dayInChinese : dayInEnglish,
    moment: (instant) => instantInWords(instant, timeZone, language),
    deadline: (due) => deadlineInWords(due, timeZone, language),
  };
}

/** What is said of one stretch of the count: how it began, and its days. */
function stretch(ledger: DueLedger, { language }: Words): readonly string[] {
  // Where it leads and what it rests on is said once, at the end.
  const behind = ledger.provisionalYears.length > 0 ? 3 : 2;
  return ledgerSentences(ledger, language).slice(0, -behind);
}

/** Stretches during which the clock stood still, and what being taken up again did to it. */
function interruptions({ pauses = [], reopenings = [] }: ClockState, { say, moment }: Words): readonly string[] {
  const reopened = reopenings.map(({ closedAt, at, effect }) => {
    const [from, to] = [moment(closedAt), moment(at)];
    if (effect === 'restart') return say(`${to}重新办理，期限重新计算`, `Taken up again ${to}: the time starts anew`);
    return effect === 'count'
      ? say(
          `${from}办结，${to}重新办理，其间时间照计`,
          `Closed ${from}, taken up again ${to}; the time in between counts`,
        )
      : say(
          `${from}办结，${to}重新办理，其间时间扣除`,
          `Closed ${from}, taken up again ${to}; the time in between is given back`,
        );
  });
  const paused = pauses
    .filter(({ from, to }) => !reopenings.some(({ closedAt, at }) => closedAt === from && at === to))
    .map(({ from, to }) =>
      say(
        `${moment(from)}至${moment(to)}中止，其间时间扣除`,
        `Stood still from ${moment(from)} to ${moment(to)}; that time is given back`,
      ),
    );
  return [...paused, ...reopened];
}

type Count = {
  readonly due: DueDate | undefined;
  readonly days: readonly LedgerDay[];
  readonly years: readonly number[];
  readonly said: readonly string[];
};

/** The count from the start, or from the promised date that stands above it, with everything that was added. */
function count(clock: ClockState, clockCase: ClockCase, words: Words): Count {
  const { say, day, calendar } = words;
  const { pauses = [], adjustments = [], startedAt } = clock;
  const { budget } = clockCase;
  const promise = lastPromise(adjustments);
  const ledgers: DueLedger[] = [];
  const said: string[] = [];
  let due: DueDate | undefined;
  if (promise < 0 && budget.unit !== 'agreed') {
    const base = explainDue(budget, startedAt, calendar, pauses);
    due = base.due;
    ledgers.push(base);
    said.push(...stretch(base, words));
  }
  for (const adjustment of adjustments.slice(Math.max(promise, 0))) {
    if ('agreedOn' in adjustment) {
      due = agreedDue(adjustment.agreedOn, calendar);
      said.push(
        say(
          `与投诉人约定${day(adjustment.agreedOn)}答复，以约定日期为准`,
          `Promised to the complainant for ${day(adjustment.agreedOn)}, which stands above the time limit`,
        ),
      );
    } else if (due && 'extension' in adjustment) {
      const added = explainExtension(due, adjustment.extension, calendar, pauses);
      due = added.due;
      ledgers.push(added);
      said.push(...stretch(added, words));
    } else if (due && 'until' in adjustment) {
      const until = agreedDue(adjustment.until, calendar);
      said.push(say(`延期至${day(adjustment.until)}`, `Extended to ${day(adjustment.until)}`));
      if (until.dueAt > due.dueAt) due = until;
    }
  }
  const days = ledgers.flatMap((ledger, index) => (index === 0 ? ledger.days : ledger.days.slice(1)));
  return { due, days, years: [...new Set(ledgers.flatMap((ledger) => ledger.provisionalYears))], said };
}

/** The other clock that this one may not outrun, and where it would have led by itself. */
function clamp({ outer }: ClockState, own: DueDate, rulebook: Rulebook, { say, deadline, language }: Words) {
  if (!outer) return [];
  const named = textIn(clockRule(rulebook, outer.clock)?.label ?? {}, language);
  return [
    say(
      `本应于${deadline(own)}前完成，但不晚于“${named}”的期限${deadline(outer)}`,
      `By itself due ${deadline(own)}, but no later than the deadline “${named}”: ${deadline(outer)}`,
    ),
  ];
}

/**
 * The ledger of a clock's due date, reckoned again from what its events recorded.
 *
 * @param rules those that the clock stands under: the complaint's, or the ones it ended under
 * @returns undefined where these rules do not know the clock or its case
 */
export function explainClock(
  clock: ClockState,
  rules: { readonly rulebook: Rulebook; readonly calendar: WorkCalendar },
  language: Language,
): ClockExplanation | undefined {
  const rule = clockRule(rules.rulebook, clock.clock);
  const clockCase = rule?.cases.find(({ id }) => id === clock.case);
  if (!rule || !clockCase) return undefined;
  const words = wordsFor(language, rules.calendar);
  const { due: own, days, years, said } = count(clock, clockCase, words);
  if (!own) return undefined;
  const { outer } = clock;
  const due: DueDate = outer
    ? { ...own, dueAt: outer.dueAt, dueOn: outer.dueOn, provisional: outer.isProvisional ?? false }
    : own;
  const { say, moment, deadline } = words;
  const { targetAt } = clock;
  const { provisional, calendar } = language === 'zh-CN' ? chinese : english;
  return {
    rule,
    clockCase,
    due,
    days: outer ? days.filter(({ day }) => day <= outer.dueOn) : days,
    sentences: [
      ...interruptions(clock, words),
      ...said,
      ...clamp(clock, own, rules.rulebook, words),
      say(`应于${deadline(due)}前完成`, `Due ${deadline(due)}`),
      ...(targetAt ? [say(`力争于${moment(targetAt)}前完成`, `To be aimed at: ${moment(targetAt)}`)] : []),
      ...(due.provisional && years.length > 0 ? [provisional(years)] : []),
      calendar(rules.calendar.version),
    ],
  };
}
