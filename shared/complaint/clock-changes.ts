import { type ClockPlan, clockRule, clocksStartedBy, planClock } from '../rulebook/clocks.ts';
import type { PredicateFacts } from '../rulebook/predicate.ts';
import type { ClockTrigger } from '../rulebook/schema.ts';
import type { ClockChange } from './events.ts';
import type { Facts } from './facts.ts';
import type { ClockState, ComplaintState } from './state.ts';

/** The field `clocks` of an event, left out when there is none, so that most events stay small. */
export const withClocks = (clocks: readonly ClockChange[]): { clocks?: ClockChange[] } =>
  clocks.length > 0 ? { clocks: [...clocks] } : {};

const dueFields = (plan: ClockPlan) => ({
  case: plan.case,
  dueAt: plan.due.dueAt,
  dueOn: plan.due.dueOn,
  isProvisional: plan.due.provisional,
  ...(plan.next && { next: plan.next }),
});

/** The clocks that this event starts, under the rulebook of the facts. */
export function startedClocks(trigger: ClockTrigger, key: string, about: PredicateFacts, facts: Facts): ClockChange[] {
  return clocksStartedBy(facts.rulebook.rulebook, trigger).flatMap((rule) => {
    const plan = planClock(rule, facts.now, facts.now, { facts: about, calendar: facts.calendar, key });
    return plan ? [{ change: 'started' as const, clock: rule.id, startedAt: facts.now, ...dueFields(plan) }] : [];
  });
}

const runs = (clock: ClockState): boolean => clock.status === 'running' || clock.status === 'missed';

/** The clocks that this event stops. */
export function stoppedClocks(
  trigger: ClockTrigger | 'ComplaintClosed',
  state: ComplaintState,
  facts: Facts,
): ClockChange[] {
  return state.clocks.filter(runs).flatMap((clock) => {
    const rule = clockRule(facts.rulebook.rulebook, clock.clock);
    const stops = trigger === 'ComplaintClosed' || (rule?.stop.includes(trigger) ?? true);
    return stops ? [{ change: 'stopped' as const, clock: clock.clock, ...(clock.unit && { unit: clock.unit }) }] : [];
  });
}

/** Running clocks to which another case applies under the facts as they are now. */
export function movedClocks(state: ComplaintState, about: PredicateFacts, facts: Facts): ClockChange[] {
  return state.clocks
    .filter((clock) => clock.status === 'running')
    .flatMap((clock) => {
      const rule = clockRule(facts.rulebook.rulebook, clock.clock);
      const plan =
        rule && planClock(rule, clock.startedAt, facts.now, { facts: about, calendar: facts.calendar, key: state.id });
      if (!plan || plan.case === clock.case) return [];
      return [
        { change: 'moved' as const, clock: clock.clock, ...(clock.unit && { unit: clock.unit }), ...dueFields(plan) },
      ];
    });
}

/** The clocks after these changes, at the instant of the event. */
export function applyClockChanges(
  clocks: readonly ClockState[],
  changes: readonly ClockChange[] | undefined,
  at: ClockState['startedAt'],
): ClockState[] {
  return (changes ?? []).reduce<ClockState[]>(
    (current, change) => {
      if (change.change === 'started') {
        const { change: _, isProvisional, ...started } = change;
        return [...current, { ...started, status: 'running', ...(isProvisional && { isProvisional }) }];
      }
      return current.map((clock) => {
        if (clock.clock !== change.clock || clock.unit !== change.unit) return clock;
        const { next: _, isProvisional: __, ...rest } = clock;
        if (change.change === 'stopped') {
          return { ...rest, status: clock.status === 'missed' ? 'metLate' : 'met', stoppedAt: at };
        }
        const { change: ___, isProvisional, ...moved } = change;
        return { ...rest, ...moved, ...(isProvisional && { isProvisional }) };
      });
    },
    [...clocks],
  );
}
