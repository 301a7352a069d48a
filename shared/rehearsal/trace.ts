import type { ComplaintEvent, EventTexts } from '../complaint/events.ts';
import type { ClockChange } from '../complaint/fact.ts';
import type { HeldPosition } from '../complaint/facts.ts';
import type { PlannedNotice } from '../complaint/notices.ts';
import type { Refusal } from '../complaint/refusal.ts';
import type { ClockState, ComplaintState } from '../complaint/state.ts';
import type { Instant, IsoDate } from '../kernel/time.ts';
import type { VerbName } from '../rulebook/names.ts';

/** Who did it: the complainant, the rules themselves, or a member of staff by the positions held. */
export type TraceActor =
  | { readonly who: 'complainant' }
  | { readonly who: 'system' }
  | { readonly who: 'staff'; readonly name?: string; readonly held: readonly HeldPosition[] };

/** What an event did to one clock, and the clock after it: enough for `explainClock` to tell its ledger. */
export type TraceClock = { readonly change: ClockChange['change']; readonly clock: ClockState };

/** Something that happened. */
export type TraceEvent = {
  readonly kind: 'event';
  readonly at: Instant;
  readonly by: TraceActor;
  /** The step of the scenario, from 0; absent for the filing and for what the rules did by themselves. */
  readonly step?: number;
  readonly event: ComplaintEvent;
  readonly texts?: EventTexts;
  readonly clocks: readonly TraceClock[];
  /** The messages that leave because of it, and to whom. */
  readonly notices: readonly PlannedNotice[];
};

/** Something that was tried and that the rules did not let happen. */
export type TraceRefusal = {
  readonly kind: 'refused';
  readonly at: Instant;
  readonly by: TraceActor;
  readonly step?: number;
  readonly verb: VerbName;
  readonly refusal: Refusal;
};

/** A step of the scenario that lies before the one before it; it was not tried. */
export type TraceSkip = {
  readonly kind: 'skipped';
  readonly at: Instant;
  readonly step: number;
  readonly verb: VerbName;
};

export type TraceEntry = TraceEvent | TraceRefusal | TraceSkip;

/** All that follows from a scenario under a rulebook, in the order of time. */
export type Trace = {
  readonly entries: readonly TraceEntry[];
  /** The complaint at the end; absent when it was not even registered. */
  readonly state?: ComplaintState;
  /** Why the play ended: nothing was waited for any more, the scenario's last moment, or too many steps of ladders. */
  readonly end: 'at-rest' | 'until' | 'too-long';
  readonly endedAt: Instant;
  /** The last day on which the record is kept; absent while it is open, or where the rulebook does not say. */
  readonly keptUntil?: IsoDate;
  /** Every member of staff who acted or was named, by the id that events carry. */
  readonly people: readonly { readonly id: string; readonly name?: string; readonly held: readonly HeldPosition[] }[];
  /** The tenant's, for reading the instants. */
  readonly timeZone: string;
};
