import { caseFor } from '../../rulebook/clocks/clock-rules.ts';
import type { ClockState } from '../state.ts';
import { type Desk, planned, ruleOf, whose } from './desk.ts';

/** The case that the clock has, or, if the rules no longer know it, the one that holds now. */
export const caseOf = (desk: Desk, clock: ClockState) => {
  const rule = ruleOf(desk, clock);
  return rule?.cases.find(({ id }) => id === clock.case) ?? (rule && caseFor(rule, desk.about()));
};

/** The clock runs again, and the time is given back. */
export function resume(desk: Desk, clock: ClockState): void {
  const rule = ruleOf(desk, clock);
  const clockCase = caseOf(desk, clock);
  const { status: _, pausedAt = desk.now, ...inputs } = clock;
  const pauses = [...(clock.pauses ?? []), { from: pausedAt, to: desk.now }];
  const due = rule && clockCase && planned(desk, rule, clockCase, { ...inputs, pauses });
  const { dueAt, dueOn, isProvisional = false, targetAt, outer } = clock;
  const kept = { dueAt, dueOn, isProvisional, ...(targetAt && { targetAt }), ...(outer && { outer }) };
  if (!due) return desk.put({ change: 'resumed', ...whose(clock), ...kept });
  const { case: _case, ...dated } = due;
  desk.put({ change: 'resumed', ...whose(clock), ...dated });
}

/** Clocks stand still on a ground of theirs, and run again when the pause is over. Missed ones go on: what is late stays late. */
export function pauseAndResume(desk: Desk): void {
  const { event } = desk;
  if (event.type === 'HandlingResumed') {
    for (const clock of desk.clocks) if (clock.status === 'paused') resume(desk, clock);
    return;
  }
  const ground =
    event.type === 'HandlingPaused' || event.type === 'SupplementRequested' ? event.data.ground : undefined;
  if (ground === undefined) return;
  for (const clock of desk.clocks) {
    if (clock.status === 'running' && ruleOf(desk, clock)?.mayPause(ground))
      desk.put({ change: 'paused', ...whose(clock) });
  }
}
