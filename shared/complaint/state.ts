import * as z from 'zod';
import { ComplaintId, TermId } from '../kernel/ids.ts';
import { Language } from '../kernel/text.ts';
import { Instant, IsoDate } from '../kernel/time.ts';
import { IdentityMode, NextStep } from './events.ts';

/** Where a complaint stands. Derived from its events, never set; the tenant labels it. */
export const stages = ['registered', 'dispatched', 'stated', 'replied', 'closed'] as const;
export const Stage = z.enum(stages);
export type Stage = z.infer<typeof Stage>;

/** A deadline is a fact of the complaint, never a comparison in a view. */
export const ClockStatus = z.enum(['running', 'missed', 'met', 'metLate']);
export type ClockStatus = z.infer<typeof ClockStatus>;

export const ClockState = z.strictObject({
  clock: TermId,
  unit: TermId.optional(),
  case: TermId,
  status: ClockStatus,
  startedAt: Instant,
  dueAt: Instant,
  dueOn: IsoDate,
  isProvisional: z.boolean().optional(),
  stoppedAt: Instant.optional(),
  next: NextStep.optional(),
});
export type ClockState = z.infer<typeof ClockState>;

/** One department's share of the handling. */
export const DepartmentState = z.strictObject({
  unit: TermId,
  role: z.enum(['lead', 'co']),
  dispatchedAt: Instant,
  statedAt: Instant.optional(),
});
export type DepartmentState = z.infer<typeof DepartmentState>;

/** What the events of one complaint add up to. Small on purpose: it is read and written with every verb. */
export const ComplaintState = z.strictObject({
  id: ComplaintId,
  /** How many events there are; also the version that a command is based on. */
  seq: z.int().nonnegative(),
  stage: Stage,
  number: z.string(),
  language: Language,
  channel: TermId,
  category: TermId,
  identityMode: IdentityMode,
  hasContact: z.boolean(),
  rulebookVersion: z.int().positive(),
  calendarVersion: z.int().positive(),
  registeredAt: Instant,
  departments: z.array(DepartmentState),
  clocks: z.array(ClockState),
  files: z.int().nonnegative(),
  repliedAt: Instant.optional(),
  satisfaction: TermId.optional(),
  isEscalated: z.boolean().optional(),
  closedAt: Instant.optional(),
});
export type ComplaintState = z.infer<typeof ComplaintState>;

/** The earliest pending ladder step over all clocks: what the one timer of the complaint waits for. */
export function nextStepAt(state: ComplaintState): Instant | undefined {
  return state.clocks
    .map((clock) => clock.next?.at)
    .filter((at) => at !== undefined)
    .toSorted()[0];
}

/** The clock that a queue shows: the earliest due of those that still run or were missed without being met. */
export function headlineClock(state: ComplaintState): ClockState | undefined {
  return state.clocks
    .filter((clock) => clock.unit === undefined && (clock.status === 'running' || clock.status === 'missed'))
    .toSorted((a, b) => (a.dueAt < b.dueAt ? -1 : 1))[0];
}

/** Whether a deadline has passed that is still owed. */
export const isLate = (state: ComplaintState): boolean => state.clocks.some((clock) => clock.status === 'missed');
