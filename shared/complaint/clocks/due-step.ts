import { localDay } from '../../calendar/time-zone.ts';
import { workingDaysBetween } from '../../calendar/working-days.ts';
import { unreachable } from '../../kernel/result.ts';
import { reckonMeasure } from '../../rulebook/accountability.ts';
import { type CompiledClock, clockRule } from '../../rulebook/clocks/clock-rules.ts';
import { stepAfter } from '../../rulebook/clocks/ladder.ts';
import type { PredicateFacts } from '../../rulebook/predicate.ts';
import type { LadderStep } from '../../rulebook/schema/clocks.ts';
import type { ComplaintEvent, DecidedEvent, EventData } from '../events.ts';
import type { NextStep } from '../fact.ts';
import type { Facts } from '../facts.ts';
import { predicateFacts } from '../predicate-facts.ts';
import type { ClockState, ComplaintState } from '../state.ts';
import { clocksAfter } from './apply-clock-changes.ts';
import { ladderView, runs, whose } from './desk.ts';
import { dueAsKept } from './due-as-kept.ts';

type Due = {
  readonly clock: ClockState;
  readonly rule: CompiledClock;
  readonly step: LadderStep;
  readonly pending: NextStep;
};

/** The step whose moment came first, over all clocks; clocks that stand still or are at rest wait for none, nor does a complaint in the spam box. */
function earliestDue(state: ComplaintState, { now, rulebook }: Facts): Due | undefined {
  if (state.spam) return undefined;
  let first: Due | undefined;
  for (const clock of state.clocks) {
    const { next: pending } = clock;
    if (!pending || pending.at > now || !runs(clock) || (first && first.pending.at <= pending.at)) continue;
    const rule = clockRule(rulebook.rulebook, clock.clock);
    const step = rule?.ladder.find(({ id }) => id === pending.step);
    if (rule && step) first = { clock, rule, step, pending };
  }
  return first;
}

/** What a rule of accountability makes of the delay by that day; of a daily amount, what has been added since the last time. */
function penalty(
  { clock, step, pending }: Due,
  { rulebook, calendar }: Facts,
  about: PredicateFacts,
): Pick<EventData<'PenaltyIncurred'>, 'measure' | 'amount' | 'points'> | undefined {
  const { accountability } = rulebook.rulebook;
  const rule = accountability?.rules?.find(({ id }) => id === step.measure);
  if (!rule) return undefined;
  const overdueDays = Math.max(1, workingDaysBetween(clock.dueOn, localDay(pending.at, calendar.timeZone), calendar));
  const total = reckonMeasure(rule, { facts: about, overdueDays }).amount;
  if (total === undefined) return { measure: rule.id };
  const isByDay = rule.amount !== undefined && 'perDay' in rule.amount;
  const amount = isByDay ? Math.max(0, total - (clock.penalties?.[rule.id] ?? 0)) : total;
  const counts = accountability?.measures?.find(({ id }) => id === rule.measure)?.counts;
  return { measure: rule.id, ...(counts === 'points' ? { points: amount } : { amount }) };
}

/** The event of a step. One that cannot do what it says still tells those whom it names, so that it is not lost. */
function eventOf(due: Due, state: ComplaintState, facts: Facts, about: () => PredicateFacts): DecidedEvent {
  const { clock, step, pending } = due;
  const data = {
    ...whose(clock),
    step: step.id,
    plannedAt: pending.at,
    ...(pending.time !== undefined && { time: pending.time }),
  };
  switch (step.action) {
    case 'miss':
      return { type: 'DeadlineMissed', data };
    case 'escalate':
      return { type: 'ComplaintEscalated', data };
    case 'supervise': {
      const orders = state.supervisionOrders?.map(({ order }) => order) ?? [];
      return { type: 'SupervisionOrdered', data: { order: Math.max(0, ...orders) + 1, ...data } };
    }
    case 'waive':
      return { type: 'StatementWaived', data };
    case 'penalise': {
      const incurred = penalty(due, facts, about());
      return incurred ? { type: 'PenaltyIncurred', data: { ...incurred, ...data } } : { type: 'HandlerReminded', data };
    }
    case 'duty':
      return step.duty === undefined
        ? { type: 'HandlerReminded', data }
        : { type: 'DutyRaised', data: { duty: step.duty, ...data } };
    case 'remind':
      return { type: 'HandlerReminded', data };
    default:
      return unreachable(step.action);
  }
}

/**
 * The ladder step that is due first, with the one that comes after it written into its event. Asked again on the complaint
 * as that event leaves it, it gives the next, until nothing is due.
 */
export function dueStep(state: ComplaintState, facts: Facts): DecidedEvent | undefined {
  const due = earliestDue(state, facts);
  if (!due) return undefined;
  const { clock, rule, pending } = due;
  const { rulebook } = facts.rulebook;
  const { calendar, now } = facts;
  const decided = eventOf(due, state, facts, () => predicateFacts(rulebook, calendar, state));
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the decided event with what the log adds
  const event = { ...decided, seq: state.seq + 1, at: now, actorId: facts.actor.id } as ComplaintEvent;
  // Conditions of the steps behind see this one as taken.
  const clocks = clocksAfter(state.clocks, event);
  const after: ComplaintState = { ...state, clocks, ...(event.type === 'ComplaintEscalated' && { isEscalated: true }) };
  const about = () => predicateFacts(rulebook, calendar, after);
  const reckoned = dueAsKept(clock, calendar);
  const view = ladderView({ rule, clock, reckoned }, { rulebook, calendar, about, state: after });
  const next = stepAfter(view, pending, now, clock.taken);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- every step's data takes the next one
  return next ? ({ ...decided, data: { ...decided.data, next } } as DecidedEvent) : decided;
}
