import type { BilingualText } from '../../../shared/calendar/bilingual-text.ts';
import { dayReason, isWorkingDay } from '../../../shared/calendar/day-reason.ts';
import { addDays, daysBetween, dayNumberOf, type Weekday, weekdays } from '../../../shared/calendar/local-day.ts';
import { openSpans } from '../../../shared/calendar/opening-hours.ts';
import type { WorkCalendar } from '../../../shared/calendar/work-calendar.ts';
import type { ImportView } from '../../../shared/contract/calendar.ts';
import type { IsoDate } from '../../../shared/kernel/time.ts';

/** One change to a calendar. It can be made again on another version of it, so that nothing is lost when somebody is faster. */
export type Edit = (calendar: WorkCalendar) => WorkCalendar;

/** From the first to the last day, both included. */
export type DaySpan = { readonly from: IsoDate; readonly to: IsoDate };

/** What the tenant makes of the days of a span, and why. */
export type Arrangement = DaySpan & { readonly is: 'closed' | 'work'; readonly reason: BilingualText };

/** Largest number of own days of one kind; `WorkCalendar` holds no more. */
export const ownDaysMax = 1000;

type OwnDay = WorkCalendar['closures'][number];

const outside =
  ({ from, to }: DaySpan) =>
  ({ day }: OwnDay): boolean =>
    day < from || day > to;

const inOrder = (days: readonly OwnDay[]): OwnDay[] => days.toSorted((a, b) => (a.day < b.day ? -1 : 1));

/** The days of a span in order. */
export const daysOf = ({ from, to }: DaySpan): readonly IsoDate[] =>
  Array.from({ length: Math.max(daysBetween(from, to) + 1, 0) }, (_, n) => addDays(from, n));

/** Takes the tenant's own days of a span away: the week and the public holidays decide again. */
export const clear =
  (span: DaySpan): Edit =>
  (calendar) => ({
    ...calendar,
    closures: calendar.closures.filter(outside(span)),
    extraWorkdays: calendar.extraWorkdays.filter(outside(span)),
  });

/**
 * The days of a span that must be listed so that all of it is closed, or worked: not those that are so anyway. Days whose
 * public holidays are not published are always listed, as their notice may make something else of them.
 */
export function daysToList(calendar: WorkCalendar, span: DaySpan, is: 'closed' | 'work'): readonly IsoDate[] {
  const usual = clear(span)(calendar);
  return daysOf(span).filter((day) => {
    const { working, provisional } = dayReason(usual, day);
    if (provisional) return true;
    return is === 'work' ? !working : working || openSpans(usual, dayNumberOf(day)).length > 0;
  });
}

/** Closes the days of a span, or works on them; what was arranged for them before is gone. */
export const arrange =
  (arrangement: Arrangement): Edit =>
  (calendar) => {
    const usual = clear(arrangement)(calendar);
    const { is, reason } = arrangement;
    const listed = daysToList(calendar, arrangement, is).map((day) => ({ day, reason }));
    return is === 'closed'
      ? { ...usual, closures: inOrder([...usual.closures, ...listed]) }
      : { ...usual, extraWorkdays: inOrder([...usual.extraWorkdays, ...listed]) };
  };

/** Takes over the public holidays of a year. */
export const adoptYear =
  (year: number): Edit =>
  (calendar) => ({
    ...calendar,
    publishedYears: [...new Set([...calendar.publishedYears, year])].toSorted((a, b) => a - b),
  });

/** Takes over what a file says; it wins over what was arranged for the same days. */
export const merge =
  ({ closures, extraWorkdays }: Pick<ImportView, 'closures' | 'extraWorkdays'>): Edit =>
  (calendar) => {
    const named = new Set([...closures, ...extraWorkdays].map(({ day }) => day));
    const kept = (days: readonly OwnDay[]): readonly OwnDay[] => days.filter(({ day }) => !named.has(day));
    return {
      ...calendar,
      closures: inOrder([...kept(calendar.closures), ...closures]),
      extraWorkdays: inOrder([...kept(calendar.extraWorkdays), ...extraWorkdays]),
    };
  };

export type WeekdayHours = {
  readonly intervals: WorkCalendar['openingHours'][Weekday];
  /** Whether it counts as a working day. */
  readonly isWorked: boolean;
};

/** Gives days of the week their hours. */
export const setHours =
  (days: readonly Weekday[], { intervals, isWorked }: WeekdayHours): Edit =>
  (calendar) => ({
    ...calendar,
    openingHours: { ...calendar.openingHours, ...Object.fromEntries(days.map((day) => [day, intervals])) },
    workingWeekdays: weekdays.filter((day) => (days.includes(day) ? isWorked : calendar.workingWeekdays.includes(day))),
  });

/** Changes what holds for the whole calendar. */
export const setRule =
  (rule: Partial<Pick<WorkCalendar, 'makeUpDayHours' | 'closeOfBusiness' | 'holidays'>>): Edit =>
  (calendar) => ({ ...calendar, ...rule });

/** Whether two calendars say the same of a day, its name included. */
export function isDayChanged(before: WorkCalendar, after: WorkCalendar, day: IsoDate): boolean {
  const [a, b] = [dayReason(before, day), dayReason(after, day)];
  return a.reason !== b.reason || a.name?.zh !== b.name?.zh || a.name?.en !== b.name?.en;
}

/** Days of the tenant's own that were arranged together. */
export type OwnSpan = Arrangement & { readonly days: number };

/** The tenant's own days in order; days of one reason between which nothing would change stand in one span. */
export function ownSpans(calendar: WorkCalendar): readonly OwnSpan[] {
  const spansOf = (is: OwnSpan['is'], days: readonly OwnDay[]): readonly OwnSpan[] => {
    const spans: OwnSpan[] = [];
    for (const { day, reason } of inOrder(days)) {
      const last = spans.at(-1);
      const isJoined =
        last?.reason.zh === reason.zh &&
        last.reason.en === reason.en &&
        daysBetween(last.to, day) <= 12 &&
        daysOf({ from: addDays(last.to, 1), to: addDays(day, -1) }).every(
          (between) => isWorkingDay(calendar, between) === (is === 'work'),
        );
      if (last && isJoined) spans.splice(-1, 1, { ...last, to: day, days: last.days + 1 });
      else spans.push({ is, reason, from: day, to: day, days: 1 });
    }
    return spans;
  };
  return [...spansOf('closed', calendar.closures), ...spansOf('work', calendar.extraWorkdays)].toSorted((a, b) =>
    a.from < b.from ? -1 : 1,
  );
}
