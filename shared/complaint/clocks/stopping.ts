import type { Trigger } from '../../rulebook/schema/clocks.ts';
import type { CompiledClock } from '../../rulebook/clocks/clock-rules.ts';
import type { ClockState } from '../state.ts';
import { type Desk, isOpen, ruleOf, unitOf, whose } from './desk.ts';
import { resume } from './pausing.ts';

/** What ends everything without an answer: what was owed is owed no more. */
const waivingReasons: readonly string[] = ['withdrawn', 'merged', 'declined', 'handedOver'];

/** Whether this happening, of all that bear the name, is the one the clock waits for. */
function stops({ event }: Desk, rule: CompiledClock, clock: ClockState, trigger: Trigger): boolean {
  if (!rule.stop.includes(trigger)) return false;
  if (rule.duty !== undefined) return event.type === 'DutyCompleted' && event.data.duty === rule.duty;
  if (rule.plan !== undefined)
    return event.type === 'FollowUpRecorded' && event.data.round === rule.id && event.data.isRoundDone;
  if (clock.unit === undefined || trigger === 'AllStatementsSubmitted') return true;
  const about = unitOf(event);
  return about === undefined || about === clock.unit;
}

/** A clock that stands still is given its time back before it ends, so that the record of it is whole. */
function end(desk: Desk, clock: ClockState, change: 'stopped' | 'waived'): void {
  if (clock.status === 'paused') resume(desk, clock);
  desk.put({ change, ...whose(clock) });
}

/** Clocks that were waited for this, and those of departments that are out of it. */
export function stopClocks(desk: Desk): void {
  const { event, triggers, before, after } = desk;
  const left = before?.departments.filter(({ unit }) => !after.departments.some((each) => each.unit === unit)) ?? [];
  for (const clock of desk.clocks.filter(isOpen)) {
    const rule = ruleOf(desk, clock);
    if (rule && triggers.some((trigger) => stops(desk, rule, clock, trigger))) end(desk, clock, 'stopped');
    else if (left.some(({ unit }) => unit === clock.unit)) end(desk, clock, 'waived');
    else if (event.type === 'ComplaintClosed') {
      if (!rule?.outlivesClosing) end(desk, clock, waivingReasons.includes(event.data.because) ? 'waived' : 'stopped');
      // Closing ends the pause as well.
      else if (clock.status === 'paused') resume(desk, clock);
    }
  }
}
