import { type ClockExplanation, explainClock } from '../complaint/explain-clock.ts';
import { predicateFacts } from '../complaint/predicate-facts.ts';
import type { Refusal } from '../complaint/refusal.ts';
import type { ClockState } from '../complaint/state.ts';
import type { TermId } from '../kernel/ids.ts';
import type { Language } from '../kernel/text.ts';
import type { Instant } from '../kernel/time.ts';
import { clockRulesOf, type CompiledClock } from '../rulebook/clocks/clock-rules.ts';
import { proposeRoute } from '../rulebook/routing.ts';
import type { LadderStep } from '../rulebook/schema/clocks.ts';
import type { Route } from '../rulebook/schema/rules.ts';
import type { Scenario } from './scenario.ts';
import { simulate, type Stage } from './simulate.ts';
import type { TraceEntry, TraceEvent } from './trace.ts';

/** A clock that runs, why it is due when it is, and what its ladder does, and when, if nobody moves any more. */
export type RunningClock = {
  readonly clock: ClockState;
  readonly explained: ClockExplanation;
  readonly ladder: readonly { readonly step: LadderStep; readonly at: Instant }[];
};

/** What a story comes to, as things stand when its last step has been taken. */
export type ExplainedFiling = {
  /** Every clock of the rulebook in its order; one for each department where it runs there; none where it has not started. */
  readonly deadlines: readonly { readonly rule: CompiledClock; readonly running: readonly RunningClock[] }[];
  readonly duties: readonly TermId[];
  /** What the routes propose for it. */
  readonly proposed?: Route;
  /** The first thing in the story that the rules did not let happen. */
  readonly refusal?: Refusal;
};

const isEvent = (entry: TraceEntry): entry is TraceEvent => entry.kind === 'event';

/**
 * The dates that a complaint gets if it is filed like this, how each was reckoned, and what the ladders do if it is then left
 * alone. Pure.
 */
export function explainFiling(stage: Stage, scenario: Scenario, language: Language): ExplainedFiling {
  const { rulebook, calendar } = stage;
  const trace = simulate(stage, scenario);
  const events = trace.entries.filter(isEvent);
  const lastStep = events.findLastIndex(({ step }) => step !== undefined);
  const settledAt = events[Math.max(lastStep, 0)]?.at;
  const soFar = events.filter(({ at }, index) => index <= lastStep || at === settledAt);
  const clocks = new Map(
    soFar.flatMap((event) => event.clocks.map(({ clock }) => [`${clock.clock}/${clock.unit ?? ''}`, clock] as const)),
  );
  const ladderOf = ({ clock, unit }: ClockState, rule: CompiledClock): RunningClock['ladder'] =>
    events.flatMap(({ at, event: { data } }) => {
      if (!('step' in data) || data.clock !== clock || data.unit !== unit) return [];
      const step = rule.ladder.find(({ id }) => id === data.step);
      return step ? [{ step, at }] : [];
    });
  const proposed =
    trace.state && proposeRoute(rulebook, predicateFacts(rulebook, calendar, { ...trace.state, departments: [] }));
  const refused = trace.entries.find((entry) => entry.kind === 'refused');
  return {
    deadlines: clockRulesOf(rulebook).map((rule) => ({
      rule,
      running: [...clocks.values()].flatMap((clock): readonly RunningClock[] => {
        const explained = clock.clock === rule.id && explainClock(clock, { rulebook, calendar }, language);
        return explained ? [{ clock, explained, ladder: ladderOf(clock, rule) }] : [];
      }),
    })),
    duties: soFar.flatMap(({ event }) => (event.type === 'DutyRaised' ? [event.data.duty] : [])),
    ...(proposed && { proposed }),
    ...(refused && { refusal: refused.refusal }),
  };
}
