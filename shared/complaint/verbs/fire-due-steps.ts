import { ok, type Result, unreachable } from '../../kernel/result.ts';
import { clockRule, stepAfter } from '../../rulebook/clocks.ts';
import type { ComplaintEvent, DecidedEvent, NextStep } from '../events.ts';
import type { Facts } from '../facts.ts';
import type { Refusal } from '../refusal.ts';
import type { ClockState, ComplaintState } from '../state.ts';

type StepEventType = 'HandlerReminded' | 'DeadlineMissed' | 'ComplaintEscalated';

const eventOf = { remind: 'HandlerReminded', miss: 'DeadlineMissed', escalate: 'ComplaintEscalated' } as const;

type Fired = { readonly plannedAt: NextStep['at']; readonly event: DecidedEvent };

/** The steps of one clock that are due, in order; each event names the step that comes next. */
function dueSteps(clock: ClockState, state: ComplaintState, facts: Facts): readonly Fired[] {
  const rule = clockRule(facts.rulebook.rulebook, clock.clock);
  const due = {
    dueAt: clock.dueAt,
    dueOn: clock.dueOn,
    timeZone: facts.calendar.timeZone,
    calendarVersion: facts.calendar.version,
    provisional: clock.isProvisional ?? false,
  };
  const fired: Fired[] = [];
  if (!rule) return fired;
  let pending = clock.next;
  while (pending && pending.at <= facts.now) {
    const { step: stepId, at: plannedAt } = pending;
    const step = rule.ladder.find((candidate) => candidate.id === stepId);
    if (!step) break;
    const next = stepAfter(rule, step.id, due, { calendar: facts.calendar, key: state.id });
    const data = {
      clock: clock.clock,
      ...(clock.unit && { unit: clock.unit }),
      step: step.id,
      plannedAt,
      ...(next && { next }),
    };
    fired.push({ plannedAt, event: { type: eventOf[step.action], data } });
    pending = next;
  }
  return fired;
}

/**
 * Takes every ladder step whose moment has come, over all clocks, in the order of their moments. Nothing due is no
 * refusal but an empty answer: a timer may wake early, late or twice without harm.
 */
export function decideFireDueSteps(state: ComplaintState, facts: Facts): Result<readonly DecidedEvent[], Refusal> {
  const fired = state.clocks
    .filter((clock) => clock.status === 'running' || clock.status === 'missed')
    .flatMap((clock) => dueSteps(clock, state, facts))
    .toSorted((a, b) => (a.plannedAt < b.plannedAt ? -1 : a.plannedAt > b.plannedAt ? 1 : 0));
  return ok(fired.map(({ event }) => event));
}

/** A fired step hands over to the next one; a miss makes the deadline missed, an escalation marks the complaint. */
export function evolveFired(
  state: ComplaintState,
  event: Extract<ComplaintEvent, { type: StepEventType }>,
): ComplaintState {
  const clocks = state.clocks.map((clock) => {
    if (clock.clock !== event.data.clock || clock.unit !== event.data.unit) return clock;
    const { next: _, ...rest } = clock;
    const after: ClockState = event.data.next ? { ...rest, next: event.data.next } : rest;
    return event.type === 'DeadlineMissed' ? { ...after, status: 'missed' as const } : after;
  });
  switch (event.type) {
    case 'HandlerReminded':
    case 'DeadlineMissed':
      return { ...state, clocks };
    case 'ComplaintEscalated':
      return { ...state, clocks, isEscalated: true };
    default:
      return unreachable(event);
  }
}
