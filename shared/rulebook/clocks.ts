import { deterministicJitter } from '../calendar/jitter.ts';
import { dueOf, type DueDate } from '../calendar/due.ts';
import { offsetFrom } from '../calendar/offset.ts';
import { nextOpening } from '../calendar/opening-hours.ts';
import type { WorkCalendar } from '../calendar/work-calendar.ts';
import type { TermId } from '../kernel/ids.ts';
import { type Instant, millisecondsOf, plusMilliseconds } from '../kernel/time.ts';
import { type PredicateFacts, holds } from './predicate.ts';
import type { ClockRule, LadderStep, Trigger } from './schema/clocks.ts';
import type { Rulebook } from './schema/rulebook.ts';

/** Reminders that open with the office are spread over this many minutes, so that they do not all leave in one second. */
const jitterMinutesMax = 10;

/** A clock as its rule decides it: which case applies, when it is due, which ladder step comes first. */
export type ClockPlan = {
  readonly clock: TermId;
  readonly case: TermId;
  readonly due: DueDate;
  readonly next: { readonly step: TermId; readonly at: Instant } | undefined;
};

/** The first case of the clock that holds for these facts, if any does. */
export const caseFor = (rule: ClockRule, facts: PredicateFacts): ClockRule['cases'][number] | undefined =>
  rule.cases.find((candidate) => holds(candidate.when, facts));

/** The clocks that an event starts. */
export const clocksStartedBy = (rulebook: Rulebook, trigger: Trigger): readonly ClockRule[] =>
  rulebook.clocks.filter((rule) => rule.start.includes(trigger));

/** The rule of a clock that a complaint carries. */
export const clockRule = (rulebook: Rulebook, clock: TermId): ClockRule | undefined =>
  rulebook.clocks.find((rule) => rule.id === clock);

/**
 * When each step of the ladder is taken, earliest first. A reminder outside opening hours moves to the next opening, but
 * never past the due instant; what the law counts (the miss, and escalation after it) stays exact.
 *
 * @param key anything that names the complaint; it spreads the reminders of different complaints
 */
function plannedSteps(
  rule: ClockRule,
  due: DueDate,
  calendar: WorkCalendar,
  key: string,
): readonly { readonly step: LadderStep; readonly at: Instant }[] {
  const momentOf = (step: LadderStep): Instant => {
    if (step.at === 'due' || step.at === 'target' || 'elapsedPercent' in step.at) return due.dueAt;
    const moment = offsetFrom(due, step.at, calendar);
    if (step.action !== 'remind') return moment;
    const opened = nextOpening(moment, calendar);
    const spread = plusMilliseconds(opened, deterministicJitter(`${key}/${rule.id}/${step.id}`, jitterMinutesMax));
    if (spread < due.dueAt || step.at.direction === 'after') return spread;
    return moment < due.dueAt ? moment : due.dueAt;
  };
  return rule.ladder
    .map((step) => ({ step, at: momentOf(step) }))
    .toSorted(
      (a, b) =>
        millisecondsOf(a.at) - millisecondsOf(b.at) || rule.ladder.indexOf(a.step) - rule.ladder.indexOf(b.step),
    );
}

/**
 * Starts a clock, or moves a running one to the case that holds now. Reminders whose moment lay before `now` are left
 * out: nobody is reminded of the past. The miss and what follows are never left out.
 */
export function planClock(
  rule: ClockRule,
  start: Instant,
  now: Instant,
  context: { readonly facts: PredicateFacts; readonly calendar: WorkCalendar; readonly key: string },
): ClockPlan | undefined {
  const applies = caseFor(rule, context.facts);
  if (!applies || applies.budget.unit === 'agreed') return undefined;
  const due = dueOf(applies.budget, start, context.calendar);
  const first = plannedSteps(rule, due, context.calendar, context.key).find(
    ({ step, at }) => step.action !== 'remind' || at > now,
  );
  return { clock: rule.id, case: applies.id, due, next: first && { step: first.step.id, at: first.at } };
}

/** The step that follows the given one on the ladder of a clock with this due date. */
export function stepAfter(
  rule: ClockRule,
  step: TermId,
  due: DueDate,
  context: { readonly calendar: WorkCalendar; readonly key: string },
): { readonly step: TermId; readonly at: Instant } | undefined {
  const planned = plannedSteps(rule, due, context.calendar, context.key);
  const next = planned[planned.findIndex((candidate) => candidate.step.id === step) + 1];
  return next && { step: next.step.id, at: next.at };
}
