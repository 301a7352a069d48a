import { caseFor } from '../../rulebook/clocks/clock-rules.ts';
import { stepAhead } from '../../rulebook/clocks/ladder.ts';
import type { ClockCase } from '../../rulebook/schema/clocks.ts';
import { dueAsKept } from './due-as-kept.ts';
import type { Adjustment, ClockChange, NextStep, OuterClock, Reopening } from '../fact.ts';
import type { ClockState } from '../state.ts';
import { type Desk, isConditional, isOpen, ladderView, planned, ruleOf, runs, whose } from './desk.ts';
import { caseOf } from './pausing.ts';

type Because = NonNullable<Extract<ClockChange, { readonly change: 'moved' }>['because']>;

type Move = {
  readonly because: Because;
  readonly clockCase?: ClockCase | undefined;
  readonly adjustment?: Adjustment;
  readonly reopening?: Reopening;
};

/** Read back from a store, fields may stand in another order: they are compared one by one. */
const isSameStep = (a: NextStep | undefined, b: NextStep | undefined): boolean =>
  a?.step === b?.step && a?.at === b?.at && a?.time === b?.time;

const isSameOuter = (a: OuterClock | undefined, b: OuterClock | undefined): boolean =>
  a?.clock === b?.clock && a?.unit === b?.unit && a?.dueAt === b?.dueAt && a?.isProvisional === b?.isProvisional;

/** Whether a due date that was reckoned anew is the one that stands there. */
const isUnchanged = (clock: ClockState, due: NonNullable<ReturnType<typeof planned>>): boolean =>
  clock.case === due.case &&
  clock.dueAt === due.dueAt &&
  clock.dueOn === due.dueOn &&
  clock.targetAt === due.targetAt &&
  (clock.isProvisional ?? false) === due.isProvisional &&
  isSameOuter(clock.outer, due.outer);

/** The date that stands there, as events tell it. */
const dateOf = ({ dueAt, dueOn, isProvisional = false }: ClockState) => ({ dueAt, dueOn, isProvisional });

const isOtherDate = (clock: ClockState, due: Pick<ClockState, 'dueAt' | 'isProvisional'>): boolean =>
  clock.dueAt !== due.dueAt || (clock.isProvisional ?? false) !== due.isProvisional;

/** Reckons a clock anew from its inputs. Nothing is written when nothing comes of it. */
export function move(desk: Desk, clock: ClockState, { because, clockCase, adjustment, reopening }: Move): void {
  const rule = ruleOf(desk, clock);
  const applies = clockCase ?? caseOf(desk, clock);
  if (!rule || !applies) return;
  const givenBack = reopening?.effect === 'give-back' ? [{ from: reopening.closedAt, to: reopening.at }] : [];
  const due = planned(desk, rule, applies, {
    ...clock,
    pauses: [...(clock.pauses ?? []), ...givenBack],
    adjustments: [...(clock.adjustments ?? []), ...(adjustment ? [adjustment] : [])],
  });
  if (!due) return;
  // Other rules may have another ladder for the same date.
  const isSame = isUnchanged(clock, due) && (because !== 'rules' || isSameStep(clock.next, due.next));
  if (!adjustment && !reopening && isSame) return;
  desk.put({
    change: 'moved',
    ...whose(clock),
    ...due,
    because,
    ...(desk.event.type === 'RulesAdopted' && isOtherDate(clock, due) && { was: dateOf(clock) }),
    ...(adjustment && { adjustment }),
    ...(reopening && { reopening }),
  });
}

/** Running clocks to which another case applies under the facts as they are now. A missed one is not excused by that. */
export function moveCases(desk: Desk): void {
  for (const clock of desk.clocks) {
    if (clock.status !== 'running' && clock.status !== 'paused') continue;
    const rule = ruleOf(desk, clock);
    const clockCase = rule && rule.cases.length > 1 ? caseFor(rule, desk.about()) : undefined;
    if (clockCase && clockCase.id !== clock.case) move(desk, clock, { because: 'case', clockCase });
  }
}

/** Time was added to a clock, or a date promised. */
export function adjustClocks(desk: Desk): void {
  const { event } = desk;
  if (event.type !== 'ExtensionGranted' && event.type !== 'DateAgreed') return;
  if (event.data.clock === undefined) return;
  const found = desk.clocks.find(
    (each) => each.clock === event.data.clock && each.unit === event.data.unit && isOpen(each),
  );
  if (!found) return;
  if (event.type === 'DateAgreed') {
    move(desk, found, { because: 'agreed', adjustment: { agreedOn: event.data.on } });
    return;
  }
  const { addition, until } = event.data;
  if (addition) move(desk, found, { because: 'extended', adjustment: { extension: addition } });
  if (until !== undefined) move(desk, found, { because: 'extended', adjustment: { until } });
}

/** All clocks by the rules that the complaint has adopted: none is started, and one that they do not know is given up. */
export function moveToRules(desk: Desk): void {
  if (desk.event.type !== 'RulesAdopted') return;
  for (const clock of desk.clocks.filter(isOpen)) {
    const rule = ruleOf(desk, clock);
    const clockCase = rule && caseFor(rule, desk.about());
    if (!clockCase) desk.put({ change: 'waived', ...whose(clock) });
    else move(desk, clock, { because: 'rules', clockCase });
  }
}

/** Clocks whose outer clock has moved, was started or was given up follow it, and those inside them too. */
export function keepWithin(desk: Desk): void {
  for (let written = -1; written !== desk.changes.length; ) {
    written = desk.changes.length;
    for (const clock of desk.clocks) {
      if (clock.status !== 'running' && clock.status !== 'paused') continue;
      if (ruleOf(desk, clock)?.within !== undefined) move(desk, clock, { because: 'within' });
    }
  }
}

/** The step that comes next, where conditions of steps hold now that did not before, or no longer. */
export function replan(desk: Desk): void {
  const { now, rulebook, calendar, about, after } = desk;
  for (const clock of desk.clocks.filter(runs)) {
    const rule = ruleOf(desk, clock);
    if (!rule || !isConditional(rule)) continue;
    // A timer that is late takes what it came for.
    if (clock.next && clock.next.at <= now) continue;
    const view = ladderView(
      { rule, clock, reckoned: dueAsKept(clock, calendar) },
      { rulebook, calendar, about, state: after },
    );
    const next = stepAhead(view, now, clock.status === 'missed');
    if (!isSameStep(clock.next, next)) desk.put({ change: 'replanned', ...whose(clock), ...(next && { next }) });
  }
}
