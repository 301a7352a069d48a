import * as z from 'zod';
import { WorkCalendar } from '../calendar/work-calendar.ts';
import { ComplaintId, StaffId, TermId } from '../kernel/ids.ts';
import { LocalText } from '../kernel/text.ts';
import { Instant, IsoDate } from '../kernel/time.ts';
import { problemCodes } from './problems.ts';

/** Largest iCalendar file, in bytes. */
export const icalendarBytesMax = 1_000_000;

/** How many moved due dates a preview names, and how many complaints a job names that the rules kept from moving. */
export const namedMax = 50;

/** Something that keeps a document from being a calendar: where (RFC 6901, into the calendar), and in words. */
export const CalendarFault = z.strictObject({ pointer: z.string(), code: z.string(), message: LocalText });
export type CalendarFault = z.infer<typeof CalendarFault>;

/** A published version of the calendar. */
export const CalendarVersion = z.strictObject({
  version: z.int().positive(),
  publishedAt: Instant,
  publishedBy: z.union([StaffId, z.literal('system')]),
  /** What was changed and why, in the words of whoever published it. */
  note: z.string().optional(),
});
export type CalendarVersion = z.infer<typeof CalendarVersion>;

/**
 * The job that applies the latest calendar to running complaints, by what it has done so far. `done` is an end; a new
 * version may be applied while an older job still runs, and takes its place.
 */
export const CalendarJobView = z.strictObject({
  /** The version of the calendar that it applies. */
  version: z.int().positive(),
  state: z.enum(['running', 'paused', 'done']),
  startedAt: Instant,
  startedBy: StaffId,
  /** Why, in the words of whoever started it; it stands in the log of every complaint that moved. */
  reason: z.string(),
  /** When it last got on. */
  steppedAt: Instant,
  /** Complaints it has looked at: `moved`, `confirmed`, `unchanged` and `refusedTotal` together. */
  looked: z.int().nonnegative(),
  /** At least one due date moved. */
  moved: z.int().nonnegative(),
  /** No due date moved, and at least one that was provisional is certain now. */
  confirmed: z.int().nonnegative(),
  /** Neither; the complaint is on the new version all the same. */
  unchanged: z.int().nonnegative(),
  refusedTotal: z.int().nonnegative(),
  /** The first `namedMax` that were refused; they stay on their version, and their clocks run on. */
  refused: z.array(z.strictObject({ complaintId: ComplaintId, number: z.string(), code: z.enum(problemCodes) })),
});
export type CalendarJobView = z.infer<typeof CalendarJobView>;

/** `GET /api/calendar`: the calendar that new complaints are registered under. The ETag is its version. */
export const CalendarView = z.strictObject({
  version: z.int().positive(),
  calendar: WorkCalendar,
  /** Newest first; at most 100. */
  versions: z.array(CalendarVersion),
  /** Years whose public holidays this release of the service knows. */
  yearsKnown: z.array(z.int()),
  /** Those of them that the calendar does not list; none where no public holidays apply. */
  yearsNotAdopted: z.array(z.int()),
  /** The last job, running or not. */
  job: CalendarJobView.optional(),
});
export type CalendarView = z.infer<typeof CalendarView>;

/** `GET /api/calendar/versions/{n}` */
export const CalendarVersionView = CalendarVersion.extend({ calendar: WorkCalendar });
export type CalendarVersionView = z.infer<typeof CalendarVersionView>;

/** A calendar without its version, which publication gives it. May be anything: what is wrong with it is said by faults. */
const AnyCalendar = z.record(z.string(), z.unknown());

/** `POST /api/calendar/preview` */
export const PreviewBody = z.strictObject({ calendar: AnyCalendar });

const PreviewedDue = z.strictObject({ dueAt: Instant, dueOn: IsoDate, isProvisional: z.boolean() });

/** What publishing the calendar and applying it would do; `faults` when it is none. */
export const PreviewView = z.union([
  z.strictObject({ faults: z.array(CalendarFault).min(1) }),
  z.strictObject({
    /** Empty: it says the same as the one in force. Consecutive days stand in one sentence. */
    changes: z.array(LocalText),
    /** Running complaints that were looked at. */
    running: z.int().nonnegative(),
    /** The first `namedMax` due dates that would move, of all `movedTotal`. */
    moved: z.array(
      z.strictObject({
        complaintId: ComplaintId,
        number: z.string(),
        clock: TermId,
        label: LocalText,
        /** The department whose clock it is; absent for a clock of the whole complaint. */
        unit: TermId.optional(),
        before: PreviewedDue,
        after: PreviewedDue,
      }),
    ),
    movedTotal: z.int().nonnegative(),
    /** Due dates that stay and become certain. */
    confirmed: z.int().nonnegative(),
    /** Not all running complaints were looked at; there are more. */
    isPartial: z.boolean(),
  }),
]);
export type PreviewView = z.infer<typeof PreviewView>;

/** `POST /api/calendar/import?as=`: what the days of the file are. `auto`: by their names (休, 班) and the present calendar. */
export const ImportQuery = z.strictObject({ as: z.enum(['closures', 'workdays', 'auto']).default('auto') });
export type ImportAs = z.infer<typeof ImportQuery>['as'];

const ImportedDays = WorkCalendar.shape.closures;

/** What an iCalendar file comes to: a proposal to be merged into a calendar, nothing is stored. Days in order. */
export const ImportView = z.strictObject({
  closures: ImportedDays,
  extraWorkdays: ImportedDays,
  /** The first 200 events or days that were left out, of all `leftOutTotal`. */
  leftOut: z.array(z.strictObject({ summary: z.string(), day: IsoDate.optional(), code: z.string(), why: LocalText })),
  leftOutTotal: z.int().nonnegative(),
});
export type ImportView = z.infer<typeof ImportView>;

/** `POST /api/calendar/publish`; `If-Match` with the version in force. */
export const PublishCalendarBody = z.strictObject({
  calendar: AnyCalendar,
  note: z.string().trim().max(2000).optional(),
});
export type PublishCalendarBody = z.infer<typeof PublishCalendarBody>;

/** `POST /api/calendar/apply`: the latest version, to all running complaints. */
export const ApplyBody = z.strictObject({
  version: z.int().positive(),
  reason: z.string().trim().min(1).max(2000),
});
export type ApplyBody = z.infer<typeof ApplyBody>;
