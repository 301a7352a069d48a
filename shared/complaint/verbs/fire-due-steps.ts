import * as z from 'zod';
import { TermId } from '../../kernel/ids.ts';
import { ok } from '../../kernel/result.ts';
import { clockRule, stepAfter } from '../../rulebook/clocks.ts';
import { command } from '../command.ts';
import type { DecidedEvent, EventOf } from '../events.ts';
import { type NextStep, fact, ladderStep, ladderStepIfAny } from '../fact.ts';
import type { Facts } from '../facts.ts';
import type { ClockState, ComplaintState } from '../state.ts';
import type { Evolve, Verb } from '../verb.ts';

/** The ladder steps that have fallen due are taken. */
export const FireDueSteps = command('FireDueSteps', {});

export const HandlerReminded = fact(ladderStep);
export const DeadlineMissed = fact(ladderStep);
export const ComplaintEscalated = fact(ladderStep);
/** 视为放弃说明: the department let the time for its statement pass. */
export const StatementWaived = fact(ladderStep);
/** What a rule of accountability makes of the delay. */
export const PenaltyIncurred = fact({ ...ladderStep, measure: TermId, amount: z.number().nonnegative().optional() });
/** 事项义务: facts made a task obligatory, or a ladder did. */
export const DutyRaised = fact({ duty: TermId, ...ladderStepIfAny });

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
    if (step.action === 'remind' || step.action === 'miss' || step.action === 'escalate')
      fired.push({ plannedAt, event: { type: eventOf[step.action], data } });
    pending = next;
  }
  return fired;
}

/**
 * Takes every ladder step whose moment has come, over all clocks, in the order of their moments. Nothing due is no
 * refusal but an empty answer: a timer may wake early, late or twice without harm.
 */
export const fireDueSteps: Verb<'FireDueSteps'> = {
  by: ['system'],
  during: ['registered', 'accepted', 'dispatched', 'stated', 'replied', 'closed', 'archived'],
  decide(_command, state, facts) {
    const fired = state.clocks
      .filter((clock) => clock.status === 'running' || clock.status === 'missed')
      .flatMap((clock) => dueSteps(clock, state, facts))
      .toSorted((a, b) => (a.plannedAt < b.plannedAt ? -1 : a.plannedAt > b.plannedAt ? 1 : 0));
    return ok(fired.map(({ event }) => event));
  },
};

type StepEvent = EventOf<
  'HandlerReminded' | 'DeadlineMissed' | 'ComplaintEscalated' | 'StatementWaived' | 'PenaltyIncurred'
>;

/** A fired step hands over to the next one. */
const stepTaken = (state: ComplaintState, { type, data }: StepEvent): ComplaintState => ({
  ...state,
  clocks: state.clocks.map((clock) => {
    if (clock.clock !== data.clock || clock.unit !== data.unit) return clock;
    const { next: _, ...rest } = clock;
    const after: ClockState = data.next ? { ...rest, next: data.next } : rest;
    return type === 'DeadlineMissed' ? { ...after, status: 'missed' as const } : after;
  }),
});

export const evolveReminded: Evolve<'HandlerReminded'> = stepTaken;
export const evolveMissed: Evolve<'DeadlineMissed'> = stepTaken;
export const evolveEscalated: Evolve<'ComplaintEscalated'> = (state, event) => ({
  ...stepTaken(state, event),
  isEscalated: true,
});
export const evolveWaived: Evolve<'StatementWaived'> = stepTaken;
export const evolvePenaltyIncurred: Evolve<'PenaltyIncurred'> = stepTaken;
export const evolveDutyRaised: Evolve<'DutyRaised'> = (state, { at, data }) => ({
  ...state,
  duties: [...(state.duties ?? []).filter(({ duty }) => duty !== data.duty), { duty: data.duty, raisedAt: at }],
});
