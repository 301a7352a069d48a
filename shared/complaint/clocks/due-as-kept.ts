import type { DueDate } from '../../calendar/due.ts';
import type { WorkCalendar } from '../../calendar/work-calendar.ts';
import type { Instant } from '../../kernel/time.ts';
import type { ClockState } from '../state.ts';

/** The due date that a clock keeps, as the calendar takes it. */
export const dueAsKept = (
  { dueAt, dueOn, isProvisional = false, targetAt }: ClockState,
  calendar: WorkCalendar,
): { readonly due: DueDate; readonly targetAt?: Instant } => ({
  due: { dueAt, dueOn, timeZone: calendar.timeZone, calendarVersion: calendar.version, provisional: isProvisional },
  ...(targetAt && { targetAt }),
});
