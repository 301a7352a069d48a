import * as z from 'zod';
import { Addition } from '../calendar/budget.ts';
import { TermId } from '../kernel/ids.ts';
import { Instant, IsoDate } from '../kernel/time.ts';

/** The ladder step that a clock waits for; `time` counts a step that is taken again and again, from 1. */
export const NextStep = z.strictObject({ step: TermId, at: Instant, time: z.int().positive().optional() });
export type NextStep = z.infer<typeof NextStep>;

/** Something that was added to the time of a clock, or a date that was set: an extension, or a promise. */
export const Adjustment = z.union([
  z.strictObject({ extension: Addition }),
  /** Extended to the close of that day. */
  z.strictObject({ until: IsoDate }),
  /** Promised to the complainant: stands above the limit and all that was added before. */
  z.strictObject({ agreedOn: IsoDate }),
]);
export type Adjustment = z.infer<typeof Adjustment>;

/** What taking up a closed complaint again did to a clock, and since when it had stood still. */
export const Reopening = z.strictObject({
  closedAt: Instant,
  at: Instant,
  effect: z.enum(['restart', 'count', 'give-back']),
});
export type Reopening = z.infer<typeof Reopening>;

/** The due date of another clock inside which a clock stays. */
export const OuterClock = z.strictObject({
  clock: TermId,
  unit: TermId.optional(),
  dueAt: Instant,
  dueOn: IsoDate,
  isProvisional: z.literal(true).optional(),
});
export type OuterClock = z.infer<typeof OuterClock>;

const whose = {
  clock: TermId,
  /** The department whose clock it is; absent for a clock of the whole complaint. */
  unit: TermId.optional(),
};
const due = {
  dueAt: Instant,
  dueOn: IsoDate,
  isProvisional: z.boolean(),
  /** The lower end of a range. */
  targetAt: Instant.optional(),
  /** The clock that this one may not outrun, where it would have been due later by itself. */
  outer: OuterClock.optional(),
  next: NextStep.optional(),
};

/**
 * What a rule decided about one clock, written into the event that caused it, so that replay needs neither the rulebook
 * nor the calendar. `startedAt`, the case and the two versions are what the ledger of the due date is recomputed from.
 */
export const ClockChange = z.discriminatedUnion('change', [
  z.strictObject({
    change: z.literal('started'),
    ...whose,
    case: TermId,
    startedAt: Instant,
    ...due,
    /** Whom it binds; absent: the organisation. */
    binds: z.enum(['complainant', 'respondent']).optional(),
    /** The date that was promised, for a clock that knows no limit but that. */
    agreedOn: IsoDate.optional(),
    /** It starts anew because the closed complaint was taken up again. */
    reopening: Reopening.optional(),
  }),
  /** The due date changed: another case applies, time was added, a date agreed, the outer clock moved, rules adopted. */
  z.strictObject({
    change: z.literal('moved'),
    ...whose,
    case: TermId,
    ...due,
    /** Why; absent in the first events: another case. */
    because: z.enum(['case', 'extended', 'agreed', 'within', 'rules', 'reopened']).optional(),
    /** What it was before, where the complaint adopted other rules and the date moved or became certain by that. */
    was: z.strictObject({ dueAt: Instant, dueOn: IsoDate, isProvisional: z.boolean() }).optional(),
    /** Added, or promised, by this change. */
    adjustment: Adjustment.optional(),
    /** It runs on because the closed complaint was taken up again. */
    reopening: Reopening.optional(),
  }),
  z.strictObject({ change: z.literal('paused'), ...whose }),
  z.strictObject({ change: z.literal('resumed'), ...whose, ...due }),
  /** Another step of the ladder comes next, as conditions of steps hold now that did not before, or no longer. */
  z.strictObject({ change: z.literal('replanned'), ...whose, next: NextStep.optional() }),
  z.strictObject({ change: z.literal('stopped'), ...whose }),
  /** Nothing is owed any more: the department is out of it, or the complaint ended another way. */
  z.strictObject({ change: z.literal('waived'), ...whose }),
]);
export type ClockChange = z.infer<typeof ClockChange>;

/** The data of an event: its own content, and what it did to clocks. */
export const fact = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.strictObject({ ...shape, clocks: z.array(ClockChange).optional() });

/** What every event of a ladder step carries. */
export const ladderStep = {
  clock: TermId,
  unit: TermId.optional(),
  step: TermId,
  plannedAt: Instant,
  time: z.int().positive().optional(),
  next: NextStep.optional(),
};
/** The same for events that a person can cause as well. */
export const ladderStepIfAny = {
  clock: TermId.optional(),
  unit: TermId.optional(),
  step: TermId.optional(),
  plannedAt: Instant.optional(),
  time: z.int().positive().optional(),
  next: NextStep.optional(),
};
