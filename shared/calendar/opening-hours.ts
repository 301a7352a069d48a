import { type Instant, instantOf, millisecondsOf } from '../kernel/time.ts';
import { reasonOfDayNumber } from './day-reason.ts';
import { type DayNumber, type Weekday, weekdayOfNumber } from './local-day.ts';
import { minutesOf } from './time-of-day.ts';
import { localDayNumber, momentAt } from './time-zone.ts';
import type { WorkCalendar } from './work-calendar.ts';

/** A stretch of time in milliseconds since 1970 UTC; the end does not belong to it. */
export type Span = { readonly from: number; readonly to: number };

type Hours = Readonly<Record<Weekday, readonly Span[]>>;

// Calendars are immutable values: their hours are read once, in minutes of the day.
const hoursRead = new WeakMap<WorkCalendar, Hours>();

function hoursIn(calendar: WorkCalendar): Hours {
  const known = hoursRead.get(calendar);
  if (known) return known;
  const { openingHours } = calendar;
  const on = (weekday: Weekday): readonly Span[] =>
    openingHours[weekday].map(({ from, to }) => ({ from: minutesOf(from), to: minutesOf(to) }));
  const hours: Hours = {
    monday: on('monday'),
    tuesday: on('tuesday'),
    wednesday: on('wednesday'),
    thursday: on('thursday'),
    friday: on('friday'),
    saturday: on('saturday'),
    sunday: on('sunday'),
  };
  hoursRead.set(calendar, hours);
  return hours;
}

const hoursOf = (calendar: WorkCalendar, weekday: Weekday, day: DayNumber): readonly Span[] =>
  hoursIn(calendar)[weekday].map(({ from, to }) => ({
    from: momentAt(day, from, calendar.timeZone),
    to: momentAt(day, to, calendar.timeZone),
  }));

/** The weekday whose hours hold on this day; none on public holidays and closures. */
export function weekdayKept(calendar: WorkCalendar, day: DayNumber): Weekday | undefined {
  const weekday = weekdayOfNumber(day);
  const { reason, working } = reasonOfDayNumber(calendar, day);
  if (!working) return reason === 'weekend' ? weekday : undefined;
  return calendar.workingWeekdays.includes(weekday) ? weekday : calendar.makeUpDayHours;
}

/** When the office is open on a day, in order. An interval that a clock change swallows is left out. */
export function openSpans(calendar: WorkCalendar, day: DayNumber): readonly Span[] {
  const weekday = weekdayKept(calendar, day);
  return weekday === undefined ? [] : hoursOf(calendar, weekday, day).filter(({ from, to }) => from < to);
}

/** From 00:00 to 24:00. */
export const wholeDay = (calendar: WorkCalendar, day: DayNumber): Span => ({
  from: momentAt(day, 0, calendar.timeZone),
  to: momentAt(day + 1, 0, calendar.timeZone),
});

/** The first opening of a day; of a day without opening hours, that of the weekday used for make-up workdays. */
export function openingOf(calendar: WorkCalendar, day: DayNumber): number {
  const first = openSpans(calendar, day)[0] ?? hoursOf(calendar, calendar.makeUpDayHours, day)[0];
  if (!first) throw new Error('a working weekday without opening hours');
  return first.from;
}

/**
 * The moment at which a counted day is over: the last closing, or 24:00 where the calendar says so. A day on which the
 * office does not open ends at 24:00 (Civil Code of the PRC, article 203: the last day ends at 24:00, or, where there
 * are business hours, when business stops).
 */
export function closeOf(calendar: WorkCalendar, day: DayNumber): number {
  if (calendar.closeOfBusiness === 'close') {
    const last = openSpans(calendar, day).at(-1);
    if (last) return last.to;
  }
  return momentAt(day + 1, 0, calendar.timeZone);
}

/** This instant while the office is open, otherwise the next opening. For reminders, which may wait. */
export function nextOpening(instant: Instant, calendar: WorkCalendar): Instant {
  const at = millisecondsOf(instant);
  for (let day = localDayNumber(at, calendar.timeZone); ; day++) {
    const open = openSpans(calendar, day).find(({ to }) => at < to);
    if (open) return instantOf(Math.max(at, open.from));
  }
}
