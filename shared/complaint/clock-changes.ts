import { type ClockPlan, clockRule, clocksStartedBy, planClock } from '../rulebook/clocks.ts';
import type { PredicateFacts } from '../rulebook/predicate.ts';
import type { Trigger } from '../rulebook/schema/clocks.ts';
import type { ComplaintEvent } from './events.ts';
import type { ClockChange } from './fact.ts';
import type { Facts } from './facts.ts';
import { predicateFacts } from './predicate-facts.ts';
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

const runs = (clock: ClockState): boolean => clock.status === 'running' || clock.status === 'missed';

/** The clocks that these triggers start. */
function started(triggers: readonly Trigger[], state: ComplaintState, about: PredicateFacts, facts: Facts) {
  return triggers.flatMap((trigger) =>
    clocksStartedBy(facts.rulebook.rulebook, trigger).flatMap((rule): ClockChange[] => {
      if (state.clocks.some((clock) => clock.clock === rule.id && runs(clock))) return [];
      const plan = planClock(rule, facts.now, facts.now, { facts: about, calendar: facts.calendar, key: state.id });
      return plan ? [{ change: 'started', clock: rule.id, startedAt: facts.now, ...dueFields(plan) }] : [];
    }),
  );
}

/** The clocks that these triggers stop. */
const stopped = (triggers: readonly Trigger[], state: ComplaintState, facts: Facts): ClockChange[] =>
  state.clocks.filter(runs).flatMap((clock) => {
    const rule = clockRule(facts.rulebook.rulebook, clock.clock);
    const stops = triggers.some((trigger) => trigger === 'ComplaintClosed' || (rule?.stop.includes(trigger) ?? true));
    return stops ? [{ change: 'stopped' as const, clock: clock.clock, ...(clock.unit && { unit: clock.unit }) }] : [];
  });

/** Running clocks to which another case applies under the facts as they are now. */
const moved = (state: ComplaintState, about: PredicateFacts, facts: Facts): ClockChange[] =>
  state.clocks
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

/** What one event does to clocks. */
export function clockChanges(
  happening: {
    readonly event: ComplaintEvent;
    readonly triggers: readonly Trigger[];
    readonly before: ComplaintState | undefined;
    /** The complaint after the event, its clocks as they were. */
    readonly after: ComplaintState;
  },
  facts: Facts,
): readonly ClockChange[] {
  const { triggers, after } = happening;
  const about = predicateFacts(facts.rulebook.rulebook, facts.calendar, after);
  const stops = stopped(triggers, after, facts);
  const left = { ...after, clocks: after.clocks.filter((clock) => !stops.some((stop) => stop.clock === clock.clock)) };
  return [...stops, ...moved(left, about, facts), ...started(triggers, left, about, facts)];
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
        const { change: _, isProvisional, ...begun } = change;
        return [...current, { ...begun, status: 'running', ...(isProvisional && { isProvisional }) }];
      }
      return current.map((clock) => {
        if (clock.clock !== change.clock || clock.unit !== change.unit) return clock;
        const { next: _, isProvisional: __, ...rest } = clock;
        if (change.change === 'stopped') {
          return { ...rest, status: clock.status === 'missed' ? 'metLate' : 'met', stoppedAt: at };
        }
        if (change.change !== 'moved') return clock;
        const { clock: id, case: applies, dueAt, dueOn, next, targetAt } = change;
        return {
          ...rest,
          clock: id,
          case: applies,
          dueAt,
          dueOn,
          ...(targetAt && { targetAt }),
          ...(next && { next }),
          ...(change.isProvisional && { isProvisional: true }),
        };
      });
    },
    [...clocks],
  );
}
