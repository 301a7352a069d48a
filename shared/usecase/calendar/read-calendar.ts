import { WorkCalendar } from '../../calendar/work-calendar.ts';
import type { CalendarFault } from '../../contract/calendar.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import { readAs } from '../../rulebook/read-rulebook.ts';
import { say } from '../../rulebook/words/say.ts';

/** The calendar that a document describes, as the version after the one in force; or its faults by pointer. */
export function readCalendar(
  document: Readonly<Record<string, unknown>>,
  inForce: WorkCalendar,
): Result<WorkCalendar, readonly CalendarFault[]> {
  const { version: _, ...described } = document;
  const read = readAs(WorkCalendar, { ...described, version: inForce.version + 1 });
  if (!read.ok)
    return refuse(read.refusal.map(({ pointer, code, message }) => ({ pointer, code, message: { ...message } })));
  if (read.value.timeZone === inForce.timeZone) return ok(read.value);
  const message = say(
    `时区不能更改，须为 ${inForce.timeZone}。`,
    `The time zone is fixed: it must stay ${inForce.timeZone}.`,
  );
  return refuse([{ pointer: '/timeZone', code: 'time-zone-fixed', message: { ...message } }]);
}
