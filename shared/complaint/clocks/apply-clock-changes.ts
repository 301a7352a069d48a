import { unreachable } from '../../kernel/result.ts';
import type { Instant } from '../../kernel/time.ts';
import type { ComplaintEvent } from '../events.ts';
import type { ClockChange } from '../fact.ts';
import type { ClockState } from '../state.ts';

type Dated = Extract<ClockChange, { readonly change: 'started' | 'moved' | 'resumed' }>;

const dueFields = ({ dueAt, dueOn, isProvisional, targetAt, outer, next }: Dated) => ({
  dueAt,
  dueOn,
  ...(targetAt && { targetAt }),
  ...(isProvisional && { isProvisional }),
  ...(outer && { outer }),
  ...(next && { next }),
});

/** The clock without what a new due date replaces. */
function withoutDue(clock: ClockState) {
  const { targetAt: _, isProvisional: __, outer: ___, next: ____, under: _____, ...rest } = clock;
  return rest;
}

/** A clock that was given more time runs again; one whose deadline stays passed stays missed. */
const statusAt = ({ missedAt }: Pick<ClockState, 'missedAt'>, dueAt: Instant, at: Instant): 'running' | 'missed' =>
  missedAt !== undefined && dueAt <= at ? 'missed' : 'running';

function begun(change: Extract<ClockChange, { readonly change: 'started' }>): ClockState {
  const { clock, unit, case: applies, binds, startedAt, agreedOn, reopening } = change;
  return {
    clock,
    ...(unit && { unit }),
    case: applies,
    ...(binds && { binds }),
    status: 'running',
    startedAt,
    ...(agreedOn && { adjustments: [{ agreedOn }] }),
    ...(reopening && { reopenings: [reopening] }),
    ...dueFields(change),
  };
}

function moved(clock: ClockState, change: Extract<ClockChange, { readonly change: 'moved' }>, at: Instant): ClockState {
  const { adjustment, reopening } = change;
  const { stoppedAt, ...rest } = withoutDue(clock);
  const after: ClockState = {
    ...rest,
    case: change.case,
    ...dueFields(change),
    ...(adjustment && { adjustments: [...(clock.adjustments ?? []), adjustment] }),
    ...(reopening && { reopenings: [...(clock.reopenings ?? []), reopening] }),
    ...(reopening?.effect === 'give-back' && {
      pauses: [...(clock.pauses ?? []), { from: reopening.closedAt, to: reopening.at }],
    }),
  };
  if (clock.status === 'paused') return after;
  if (stoppedAt !== undefined && !reopening) return { ...after, stoppedAt };
  return { ...after, status: statusAt(clock, change.dueAt, at) };
}

function resumed(
  clock: ClockState,
  change: Extract<ClockChange, { readonly change: 'resumed' }>,
  at: Instant,
): ClockState {
  const { pausedAt, ...rest } = withoutDue(clock);
  return {
    ...rest,
    status: statusAt(clock, change.dueAt, at),
    pauses: [...(clock.pauses ?? []), { from: pausedAt ?? at, to: at }],
    ...dueFields(change),
  };
}

function changed(
  clock: ClockState,
  change: Exclude<ClockChange, { readonly change: 'started' }>,
  at: Instant,
): ClockState {
  const { next: _, pausedAt: __, ...still } = clock;
  switch (change.change) {
    case 'moved':
      return moved(clock, change, at);
    case 'resumed':
      return resumed(clock, change, at);
    case 'paused':
      return { ...still, status: 'paused', pausedAt: at };
    case 'stopped':
      return { ...still, status: clock.status === 'missed' ? 'metLate' : 'met', stoppedAt: at };
    case 'waived':
      return { ...still, status: 'waived', stoppedAt: at };
    case 'replanned':
      return { ...still, ...(change.next && { next: change.next }) };
    default:
      return unreachable(change);
  }
}

const isOf = (clock: ClockState, { clock: id, unit }: Pick<ClockState, 'clock' | 'unit'>): boolean =>
  clock.clock === id && clock.unit === unit;

/** The clocks after these changes, at the instant of the event. A clock that starts again replaces its earlier run. */
export function applyClockChanges(
  clocks: readonly ClockState[],
  changes: readonly ClockChange[] | undefined,
  at: Instant,
): ClockState[] {
  let current = [...clocks];
  for (const change of changes ?? []) {
    current =
      change.change === 'started'
        ? [...current.filter((clock) => !isOf(clock, change)), begun(change)]
        : current.map((clock) => (isOf(clock, change) ? changed(clock, change, at) : clock));
  }
  return current;
}

/** The ladder step that an event is, if it is one: steps are taken by clocks, and some of the same facts by people. */
function stepOf({ at, data }: ComplaintEvent) {
  if (!('step' in data) || data.step === undefined || data.clock === undefined) return undefined;
  const { clock, unit, step, plannedAt, next } = data;
  return { clock, unit, step, plannedAt: plannedAt ?? at, next };
}

/** A taken step hands over to the next one. */
function stepTaken(clocks: readonly ClockState[], event: ComplaintEvent): readonly ClockState[] {
  const taken = stepOf(event);
  if (!taken) return clocks;
  return clocks.map((clock) => {
    if (!isOf(clock, taken)) return clock;
    const { next: _, ...rest } = clock;
    const after: ClockState = taken.next ? { ...rest, next: taken.next } : rest;
    if (event.type === 'HandlerReminded') return after;
    if (event.type === 'DeadlineMissed') return { ...after, status: 'missed', missedAt: clock.missedAt ?? event.at };
    const steps = { ...clock.taken, [taken.step]: taken.plannedAt };
    if (event.type !== 'PenaltyIncurred') return { ...after, taken: steps };
    const { measure, amount = 0 } = event.data;
    const penalties = { ...clock.penalties, [measure]: (clock.penalties?.[measure] ?? 0) + amount };
    return { ...after, taken: steps, penalties };
  });
}

/** The clocks after an event: a step of a ladder that was taken, and the changes written into the event. */
export const clocksAfter = (clocks: readonly ClockState[], event: ComplaintEvent): ClockState[] =>
  applyClockChanges(stepTaken(clocks, event), event.data.clocks, event.at);
