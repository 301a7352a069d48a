import { ok, refuse, type Result } from '../../kernel/result.ts';
import { applyClockChanges, stoppedClocks, withClocks } from '../clock-changes.ts';
import type { CloseComplaint } from '../commands.ts';
import type { ComplaintEvent, DecidedEvent } from '../events.ts';
import type { Facts } from '../facts.ts';
import type { Refusal } from '../refusal.ts';
import type { ComplaintState } from '../state.ts';

/** Whether the complaint may be closed: never before the complainant has had a reply (事事有回音). */
export const mayClose = (state: ComplaintState): boolean => state.stage === 'replied';

/** 办结 by the officer, with the reason on record. */
export function decideClose(
  command: CloseComplaint,
  state: ComplaintState,
  facts: Facts,
): Result<readonly DecidedEvent[], Refusal> {
  if (!facts.actor.capabilities.includes('close')) return refuse({ code: 'session/not-permitted', about: 'close' });
  if (!mayClose(state)) return refuse({ code: 'complaint/wrong-stage', about: state.stage });
  const clocks = withClocks(stoppedClocks('ComplaintClosed', state, facts));
  return ok([{ type: 'ComplaintClosed', data: { because: 'decided', ...clocks }, texts: { reason: command.reason } }]);
}

export const evolveClosed = (
  state: ComplaintState,
  event: Extract<ComplaintEvent, { type: 'ComplaintClosed' }>,
): ComplaintState => ({
  ...state,
  stage: 'closed',
  closedAt: event.at,
  clocks: applyClockChanges(state.clocks, event.data.clocks, event.at),
});
