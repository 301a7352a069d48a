import { localDay } from '../calendar/time-zone.ts';
import type { WorkCalendar } from '../calendar/work-calendar.ts';
import { workingDaysBetween } from '../calendar/working-days.ts';
import type { Instant } from '../kernel/time.ts';
import { type PredicateFacts, type Predicate, whyHolds } from '../rulebook/predicate.ts';
import type { ClockState, ComplaintState } from './state.ts';

/** Working days for which a clock was or is overdue; the first one counts from the moment the due date has passed. */
function overdueDays(clock: ClockState, now: Instant, calendar: WorkCalendar): number {
  if (clock.status !== 'missed' && clock.status !== 'metLate') return 0;
  const until = localDay(clock.stoppedAt ?? now, calendar.timeZone);
  return Math.max(1, workingDaysBetween(clock.dueOn, until, calendar));
}

/**
 * The overdue working days that a rule with this condition speaks of: of the clocks that it names as missed, else of all.
 * The longest counts. 0 when nothing was late.
 */
export function overdueDaysFor(
  when: Predicate,
  about: PredicateFacts,
  state: ComplaintState,
  on: { readonly now: Instant; readonly calendar: WorkCalendar },
): number {
  const named = whyHolds(when, about).flatMap((part) => (part.is === 'missed' ? part.in : []));
  const clocks = state.clocks.filter(({ clock }) => named.length === 0 || named.includes(clock));
  return Math.max(0, ...clocks.map((clock) => overdueDays(clock, on.now, on.calendar)));
}
