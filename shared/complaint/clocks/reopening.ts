import type { CompiledClock } from '../../rulebook/clocks/clock-rules.ts';
import type { Trigger } from '../../rulebook/schema/clocks.ts';
import type { ComplaintEvent } from '../events.ts';
import type { Reopening } from '../fact.ts';
import type { ClockState } from '../state.ts';
import { type Desk, isOpen, ruleOf, whose } from './desk.ts';
import { move } from './moving.ts';
import { start } from './starting.ts';

/** What a complaint that is taken up again is owed once more, and what its departments owe. */
const answers: readonly Trigger[] = ['ComplaintReplied', 'ComplaintClosed', 'SatisfactionRecorded'];
const statements: readonly Trigger[] = ['StatementSubmitted', 'AllStatementsSubmitted', 'StatementsConsolidated'];

/** Whether taking up the case again bears on a clock at rest: the rule says so, or what ended it is owed once more. */
function isOwedAgain(desk: Desk, rule: CompiledClock, { unit, stoppedAt }: ClockState): boolean {
  const { before, after } = desk;
  if (rule.duty !== undefined || rule.plan !== undefined) return false;
  // What starts by this very fact starts as ever.
  if (rule.start.includes(desk.event.type)) return false;
  if (unit !== undefined && !after.departments.some((each) => each.unit === unit)) return false;
  if (rule.onReopen || stoppedAt === before?.closedAt) return true;
  const owed = after.departments.length > 0 ? [...answers, ...statements] : answers;
  return rule.stop.some((trigger) => owed.includes(trigger));
}

/** Whether the case is handled once more: reopened, sent back by a rating, or to be investigated anew after a review. */
function isTakenUpAgain(event: ComplaintEvent): boolean {
  if (event.type === 'ComplaintReopened') return event.data.as === 'same-case';
  if (event.type === 'SatisfactionRecorded') return event.data.sendsBack === true;
  return event.type === 'ReviewDecided' && event.data.decision === 'reinvestigate';
}

/**
 * The same case is taken up again 二次投诉、返工: its clocks start anew, or run on with the time in between counted or given
 * back, as each rule says. What only waited for the closed complaint, rounds of follow-up included, is given up.
 */
export function reopenClocks(desk: Desk): void {
  const { event } = desk;
  if (!isTakenUpAgain(event)) return;
  for (const clock of desk.clocks) {
    const rule = ruleOf(desk, clock);
    if (!rule) continue;
    if (isOpen(clock)) {
      const waitedForClosing = rule.plan !== undefined || rule.start.includes('ComplaintClosed');
      if (waitedForClosing) desk.put({ change: 'waived', ...whose(clock) });
      continue;
    }
    if (clock.stoppedAt === undefined || !isOwedAgain(desk, rule, clock)) continue;
    const effect = rule.onReopen ?? 'restart';
    const reopening: Reopening = { closedAt: clock.stoppedAt, at: event.at, effect };
    if (effect === 'restart') start(desk, rule, { unit: clock.unit, startedAt: event.at, reopening });
    else move(desk, clock, { because: 'reopened', reopening });
  }
}
