import type { WorkCalendar } from '../../calendar/work-calendar.ts';
import type { CalendarJobView, CalendarVersion } from '../../contract/calendar.ts';
import type { ComplaintId } from '../../kernel/ids.ts';
import type { Result } from '../../kernel/result.ts';
import type { Clock, IsoDate } from '../../kernel/time.ts';
import type { ComplaintPorts } from '../complaint/ports.ts';

/**
 * 适用新日历: one run over all running complaints, as it is kept between its steps. Every write makes the next `step`, and
 * only on the one that was read.
 */
export type CalendarJob = Omit<CalendarJobView, 'looked'> & {
  readonly step: number;
  /** The complaints of the next step: those were not on the version yet when they were chosen. */
  readonly batch: readonly ComplaintId[];
  /** Where in the centre's queue the next ones are looked for; unset: this pass has seen the end. */
  readonly place?: { readonly part: 'late' | 'open'; readonly cursor?: string | undefined } | undefined;
  /** From 1. Complaints change their place in the queue while it is read, so that another pass looks for those missed. */
  readonly pass: number;
  /** Whether this pass has found anything that was not on the version yet, so that there will be another. */
  readonly hasFound: boolean;
};

/** The calendars of one tenant, and the job that applies the latest. */
export type CalendarStore = {
  /** The highest versions there are, as of now. */
  readonly latest: () => Promise<{ readonly rulebook: number; readonly calendar: number }>;
  /** Newest first, at most 100. */
  readonly versions: () => Promise<readonly CalendarVersion[]>;
  readonly version: (version: number) => Promise<CalendarVersion | undefined>;
  readonly calendar: (version: number) => Promise<WorkCalendar>;
  /** `changed`: another version was published meanwhile; nothing was written. */
  readonly publish: (version: CalendarVersion, calendar: WorkCalendar) => Promise<'written' | 'changed'>;
  readonly job: () => Promise<CalendarJob | undefined>;
  /** `changed`: the job is not at the step before any more; nothing was written. */
  readonly putJob: (job: CalendarJob, before: CalendarJob | undefined) => Promise<'written' | 'changed'>;
};

/** An event of an iCalendar file: its name, the days it covers from 00:00 to 24:00, and what files say of such days. */
export type IcalendarEvent = {
  readonly summary: string;
  readonly days: readonly IsoDate[];
  /** What the file itself says that the days are, besides the name. */
  readonly mark?: 'off' | 'worked' | undefined;
  /** Why there are no days, or not all of them. */
  readonly without?:
    | 'part-of-day'
    | 'cancelled'
    | 'unknown-time-zone'
    | 'unreadable'
    | 'odd-rule'
    | 'too-many'
    | undefined;
};

/** Why a file is no iCalendar; the line where that is known. */
export type NotIcalendar = {
  readonly fault: 'not-text' | 'no-calendar' | 'bad-line' | 'not-closed' | 'no-events' | 'unreadable';
  readonly line?: number | undefined;
};

/** Reads the days of an iCalendar file, in the given time zone. Events that repeat are followed from `from` to `to`. */
export type ReadIcalendar = (
  bytes: Uint8Array,
  window: { readonly timeZone: string; readonly from: IsoDate; readonly to: IsoDate },
) => Promise<Result<readonly IcalendarEvent[], NotIcalendar>>;

export type CalendarPorts = {
  readonly clock: Clock;
  readonly store: CalendarStore;
  /** For previews: nothing is written through them. */
  readonly complaints: ComplaintPorts;
  readonly readIcalendar: ReadIcalendar;
};
