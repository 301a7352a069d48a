import { calendarChanges } from '../../calendar/calendar-changes.ts';
import { localDay } from '../../calendar/time-zone.ts';
import { yearsKnown } from '../../calendar/work-calendar.ts';
import type {
  ApplyBody,
  CalendarFault,
  CalendarJobView,
  CalendarVersionView,
  CalendarView,
  ImportAs,
  ImportView,
  PreviewView,
  PublishCalendarBody,
} from '../../contract/calendar.ts';
import type { Refused } from '../../contract/problems.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import type { CurrentStaff } from '../staff/person.ts';
import { jobView, startJob, turnJob } from './calendar-job.ts';
import { importWindow, importedDays, notIcalendarInWords } from './imported-days.ts';
import type { CalendarPorts } from './ports.ts';
import { previewOf } from './preview.ts';
import { readCalendar } from './read-calendar.ts';

type Staff = Pick<CurrentStaff, 'id' | 'capabilities'>;
type Document = Readonly<Record<string, unknown>>;

/** What administrators do with the working calendar; anybody on the staff may read it. */
export type CalendarDesk = {
  readonly read: (staff: Staff) => Promise<Result<CalendarView, Refused>>;
  readonly version: (staff: Staff, version: number) => Promise<Result<CalendarVersionView, Refused>>;
  readonly preview: (staff: Staff, document: Document) => Promise<Result<PreviewView, Refused>>;
  /** What an iCalendar file would add. Nothing is stored. */
  readonly importDays: (staff: Staff, bytes: Uint8Array, as: ImportAs) => Promise<Result<ImportView, Refused>>;
  /** @param inForce the version that was read */
  readonly publish: (
    staff: Staff,
    body: PublishCalendarBody,
    inForce: number,
  ) => Promise<Result<CalendarView, Refused>>;
  readonly apply: (staff: Staff, body: ApplyBody) => Promise<Result<CalendarJobView, Refused>>;
  readonly job: (staff: Staff) => Promise<Result<CalendarJobView, Refused>>;
  readonly turn: (staff: Staff, to: 'running' | 'paused') => Promise<Result<CalendarJobView, Refused>>;
};

const notPermitted = refuse({ code: 'session/not-permitted' as const });
const may = (staff: Staff): boolean => staff.capabilities.includes('manageRulebook');

const notValid = (faults: readonly CalendarFault[]) => refuse({ code: 'calendar/not-valid' as const, fields: faults });

/** The calendar desk of one tenant. */
export function calendarDesk(ports: CalendarPorts): CalendarDesk {
  const { clock, store } = ports;
  const inForce = async () => store.calendar((await store.latest()).calendar);

  const view = async (): Promise<CalendarView> => {
    const [calendar, versions, job] = await Promise.all([inForce(), store.versions(), store.job()]);
    const adopted = new Set(calendar.publishedYears);
    return {
      version: calendar.version,
      calendar,
      versions: [...versions],
      yearsKnown: [...yearsKnown],
      yearsNotAdopted: calendar.holidays === 'none' ? [] : yearsKnown.filter((year) => !adopted.has(year)),
      ...(job && { job: jobView(job) }),
    };
  };

  return {
    read: async () => ok(await view()),

    async version(_staff, version) {
      const about = await store.version(version);
      if (!about) return refuse({ code: 'calendar/unknown-version' });
      return ok({ ...about, calendar: await store.calendar(version) });
    },

    async preview(staff, document) {
      if (!may(staff)) return notPermitted;
      const before = await inForce();
      const read = readCalendar(document, before);
      if (!read.ok) return ok({ faults: [...read.refusal] });
      return ok(await previewOf(ports.complaints, before, read.value));
    },

    async importDays(staff, bytes, as) {
      if (!may(staff)) return notPermitted;
      const calendar = await inForce();
      const window = importWindow(localDay(clock.now(), calendar.timeZone));
      const read = await ports.readIcalendar(bytes, { timeZone: calendar.timeZone, ...window });
      if (read.ok) return ok(importedDays(read.value, { as, calendar, window }));
      const { fault, line } = read.refusal;
      const message = notIcalendarInWords(read.refusal);
      return refuse({
        code: 'calendar/not-icalendar',
        fields: [{ pointer: '', code: fault, message }],
        ...(line !== undefined && { about: { line } }),
      });
    },

    async publish(staff, { calendar: document, note }, version) {
      if (!may(staff)) return notPermitted;
      const before = await inForce();
      if (before.version !== version) return refuse({ code: 'calendar/changed' });
      const read = readCalendar(document, before);
      if (!read.ok) return notValid(read.refusal);
      if (calendarChanges(before, read.value).length === 0) return refuse({ code: 'calendar/nothing-changed' });
      const written = await store.publish(
        {
          version: read.value.version,
          publishedAt: clock.now(),
          publishedBy: staff.id,
          ...(note !== undefined && note !== '' && { note }),
        },
        read.value,
      );
      return written === 'written' ? ok(await view()) : refuse({ code: 'calendar/changed' });
    },

    apply: async (staff, body) => (may(staff) ? startJob(ports, body, staff.id) : notPermitted),

    async job() {
      const job = await store.job();
      return job ? ok(jobView(job)) : refuse({ code: 'calendar/no-job' });
    },

    turn: async (staff, to) => (may(staff) ? turnJob(ports, to) : notPermitted),
  };
}
