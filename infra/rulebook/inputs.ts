import { readFileSync } from 'node:fs';
import type * as z from 'zod';
import { firstCalendar } from '../../shared/calendar/first-calendar.ts';
import { WorkCalendar } from '../../shared/calendar/work-calendar.ts';
import { ok, refuse, type Result } from '../../shared/kernel/result.ts';
import type { Language } from '../../shared/kernel/text.ts';
import { Scenario } from '../../shared/rehearsal/scenario.ts';
import type { Fault } from '../../shared/rulebook/fault.ts';
import { readJson } from '../../shared/rulebook/read-json.ts';
import { readDocumentText } from '../../shared/rulebook/read-document.ts';
import { readAs } from '../../shared/rulebook/read-rulebook.ts';
import type { Rulebook } from '../../shared/rulebook/schema/rulebook.ts';
import { isTemplateId } from '../../shared/rulebook/templates/catalogue.ts';
import { templateRulebook } from '../../shared/rulebook/templates/templates.ts';

/** Why an input cannot be used: the file cannot be read, or it does not hold what it should. */
export type Unusable = { readonly file: string; readonly why: 'unreadable' | readonly Fault[] };

function textOf(file: string): Result<string, Unusable> {
  try {
    return ok(readFileSync(file, 'utf8'));
  } catch {
    return refuse({ file, why: 'unreadable' });
  }
}

const about = <Value>(file: string, read: Result<Value, readonly Fault[]>): Result<Value, Unusable> =>
  read.ok ? read : refuse({ file, why: read.refusal });

/** A rulebook from a file, or of the template of that name. */
export function rulebookFrom(name: string): Result<Rulebook, Unusable> {
  if (isTemplateId(name)) return ok(templateRulebook(name));
  const text = textOf(name);
  return text.ok ? about(name, readDocumentText(text.value)) : text;
}

function documentFrom<Schema extends z.ZodType>(file: string, schema: Schema): Result<z.infer<Schema>, Unusable> {
  const text = textOf(file);
  if (!text.ok) return text;
  const json = readJson(text.value);
  return about(file, json.ok ? readAs(schema, json.value) : json);
}

/** A working calendar from a file; without one the calendar that every organisation starts with. */
export const calendarFrom = (file: string | undefined): Result<WorkCalendar, Unusable> =>
  file === undefined ? ok(firstCalendar) : documentFrom(file, WorkCalendar);

/** A story from a file; without one a complaint that is filed and left alone. `at` stands above the file. */
export function scenarioFrom(file: string | undefined, at: string | undefined, now: Date): Result<Scenario, Unusable> {
  const filed = { startAt: at ?? now.toISOString() };
  if (file === undefined) return about('--at', readAs(Scenario, filed));
  const read = documentFrom(file, Scenario);
  if (!read.ok || at === undefined) return read;
  const moment = readAs(Scenario, filed);
  return moment.ok
    ? ok({ ...read.value, startAt: moment.value.startAt })
    : refuse({ file: '--at', why: moment.refusal });
}

/** The same for people: the file, and each fault with its place. */
export function unusableInWords({ file, why }: Unusable, language: Language): readonly string[] {
  if (why === 'unreadable') return [language === 'zh-CN' ? `${file}：读不出这个文件。` : `${file}: cannot be read.`];
  return why.map(({ pointer, message }) => `${file}${pointer === '' ? '' : `#${pointer}`}  ${message[language]}`);
}
