import { closingTime } from './day-in-words.ts';
import type { DueLedger } from './explain.ts';
import { english } from './ledger-english.ts';
import { ledgerRuns } from './ledger-runs.ts';
import type { LedgerWords } from './ledger-words.ts';
import { chinese } from './ledger-chinese.ts';
import { localTime } from './time-zone.ts';

const words: Readonly<Record<'zh-CN' | 'en', LedgerWords>> = { 'zh-CN': chinese, en: english };

/** The ledger in short sentences without full stops, from the start of the clock to its deadline. */
export function ledgerSentences(ledger: DueLedger, language: 'zh-CN' | 'en'): readonly string[] {
  const { started, extended, run, due, provisional, calendar } = words[language];
  const { timeZone, dueAt, dueOn } = ledger.due;
  const old = ledger.extended;
  return [
    old
      ? extended(ledger.budget, old.dueOn, closingTime(old.dueAt, old.dueOn, old.timeZone))
      : started(ledger, localTime(ledger.start, timeZone)),
    ...ledgerRuns(ledger).map((each) => run(each, ledger)),
    due(dueOn, closingTime(dueAt, dueOn, timeZone)),
    ...(ledger.provisionalYears.length > 0 ? [provisional(ledger.provisionalYears)] : []),
    calendar(ledger.calendarVersion),
  ];
}
