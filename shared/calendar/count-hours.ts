import type { DayNumber } from './local-day.ts';
import { openSpans, type Span } from './opening-hours.ts';
import { runningWithin } from './pauses.ts';
import { localDayNumber } from './time-zone.ts';
import type { WorkCalendar } from './work-calendar.ts';

export const millisecondsPerMinute = 60_000;
export const millisecondsPerHour = 60 * millisecondsPerMinute;

/** The moment at which a clock started at `start` has run for `amount` milliseconds, standing still in the pauses. */
export function elapsedEnd(start: number, amount: number, pauses: readonly Span[]): number {
  let remaining = amount;
  for (const { from, to } of runningWithin({ from: start, to: Number.POSITIVE_INFINITY }, pauses)) {
    if (to - from >= remaining) return from + remaining;
    remaining -= to - from;
  }
  throw new Error('a pause without an end');
}

export type WorkingMoment = { readonly day: DayNumber; readonly at: number };

/** The first moment at which the office has been open for `amount` milliseconds since `start`, pauses left out. */
export function openEnd(
  start: number,
  amount: number,
  { calendar, pauses }: { readonly calendar: WorkCalendar; readonly pauses: readonly Span[] },
): WorkingMoment {
  let remaining = amount;
  for (let day = localDayNumber(start, calendar.timeZone); ; day++) {
    for (const span of openSpans(calendar, day)) {
      for (const { from, to } of runningWithin({ from: Math.max(start, span.from), to: span.to }, pauses)) {
        if (to - from >= remaining) return { day, at: from + remaining };
        remaining -= to - from;
      }
    }
  }
}

/** The last moment from which the office is still open for `amount` milliseconds until `end`. */
export function openStart(end: number, amount: number, calendar: WorkCalendar): number {
  let remaining = amount;
  for (let day = localDayNumber(end, calendar.timeZone); ; day--) {
    for (const span of openSpans(calendar, day).toReversed()) {
      const length = Math.min(end, span.to) - span.from;
      if (length >= remaining) return span.from + length - remaining;
      remaining -= Math.max(0, length);
    }
  }
}
