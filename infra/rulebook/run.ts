import { parseArgs } from 'node:util';
import * as z from 'zod';
import type { WorkCalendar } from '../../shared/calendar/work-calendar.ts';
import { Language } from '../../shared/kernel/text.ts';
import { explainFiling } from '../../shared/rehearsal/explain-filing.ts';
import type { Scenario } from '../../shared/rehearsal/scenario.ts';
import { simulate } from '../../shared/rehearsal/simulate.ts';
import { traceInSentences } from '../../shared/rehearsal/sentences.ts';
import { disclose } from '../../shared/rulebook/disclose.ts';
import { lint } from '../../shared/rulebook/lint/lint.ts';
import type { Rulebook } from '../../shared/rulebook/schema/rulebook.ts';
import { calendarFrom, rulebookFrom, scenarioFrom, type Unusable, unusableInWords } from './inputs.ts';
import { deadlinesOf, disclosureInLines, explanationsInLines, findingsInLines } from './lines.ts';
import { reportsInLines, reportsOf } from './report-lines.ts';
import { usage } from './usage.ts';

/** What a run printed to the two streams, and how it ended. */
export type Run = { readonly out: readonly string[]; readonly errors: readonly string[]; readonly code: 0 | 1 | 2 };

type Asked = {
  readonly rulebook: Rulebook;
  readonly calendar: WorkCalendar;
  readonly scenario: Scenario;
  readonly year: number;
  readonly language: Language;
};

/** What one command has to say: for a program and for people. */
type Answer = { readonly json: unknown; readonly lines: readonly string[]; readonly code?: 1 };

const commands = {
  lint({ rulebook, language }: Asked): Answer {
    const findings = lint(rulebook);
    const hasErrors = findings.some(({ severity }) => severity === 'error');
    return { json: findings, lines: findingsInLines(findings, language), ...(hasErrors && { code: 1 }) };
  },
  simulate({ rulebook, calendar, scenario, language }: Asked): Answer {
    const trace = simulate({ rulebook, calendar }, scenario);
    return { json: trace, lines: traceInSentences(trace, rulebook, language) };
  },
  explain({ rulebook, calendar, scenario, language }: Asked): Answer {
    const explained = deadlinesOf(
      explainFiling({ rulebook, calendar }, scenario, language),
      calendar.timeZone,
      language,
    );
    return { json: explained, lines: explanationsInLines(explained, language) };
  },
  disclose({ rulebook, language }: Asked): Answer {
    const disclosed = disclose(rulebook);
    return { json: disclosed, lines: disclosureInLines(disclosed, language) };
  },
  reports({ rulebook, calendar, year, language }: Asked): Answer {
    const owed = reportsOf(rulebook, calendar, year);
    return { json: owed, lines: reportsInLines(owed, rulebook, language) };
  },
} as const;

type CommandName = keyof typeof commands;
const isCommand = (name: string | undefined): name is CommandName =>
  name !== undefined && Object.hasOwn(commands, name);

const options = {
  scenario: { type: 'string' },
  calendar: { type: 'string' },
  at: { type: 'string' },
  year: { type: 'string' },
  lang: { type: 'string' },
  json: { type: 'boolean' },
} as const;

function readArguments(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options, allowPositionals: true });
  } catch {
    return undefined;
  }
}

/** What is wrong with a rulebook is its author's fault, with anything else the caller's. */
function fail(unusable: Unusable, language: Language, code: 1 | 2): Run {
  return { out: [], errors: unusableInWords(unusable, language), code: unusable.why === 'unreadable' ? 2 : code };
}

const Year = z.coerce.number().int().min(2000).max(2099);

/** The command line of rulebooks. Reads files, writes none. */
export function run(argv: readonly string[], now: Date): Run {
  const parsed = readArguments(argv);
  const language = Language.safeParse(parsed?.values.lang ?? 'zh-CN');
  const wrong = (): Run => ({ out: [], errors: usage[language.success ? language.data : 'zh-CN'], code: 2 });
  const [name, file, ...more] = parsed?.positionals ?? [];
  if (!parsed || !language.success || !isCommand(name) || file === undefined || more.length > 0) return wrong();
  const { values } = parsed;
  const year = Year.safeParse(values.year ?? now.getUTCFullYear());
  if (!year.success) return wrong();

  const rulebook = rulebookFrom(file);
  if (!rulebook.ok) return fail(rulebook.refusal, language.data, 1);
  const calendar = calendarFrom(values.calendar);
  if (!calendar.ok) return fail(calendar.refusal, language.data, 2);
  const scenario = scenarioFrom(values.scenario, values.at, now);
  if (!scenario.ok) return fail(scenario.refusal, language.data, 2);

  const asked = { rulebook: rulebook.value, calendar: calendar.value, scenario: scenario.value, year: year.data };
  const { json, lines, code = 0 } = commands[name]({ ...asked, language: language.data });
  return { out: values.json === true ? [JSON.stringify(json, null, 2)] : lines, errors: [], code };
}
