import { ok, refuse, type Result } from '../../kernel/result.ts';
import { stoppedClocks, withClocks } from '../clock-changes.ts';
import type { RecordSatisfaction } from '../commands.ts';
import type { ComplaintEvent, DecidedEvent } from '../events.ts';
import type { Facts } from '../facts.ts';
import type { Refusal } from '../refusal.ts';
import type { ComplaintState } from '../state.ts';

/** Whether the complainant may rate the reply now: once per reply. */
export const mayRate = (state: ComplaintState): boolean =>
  state.stage === 'replied' && state.satisfaction === undefined;

/** 满意度: a rating that settles closes the complaint; any other leaves it with the officer. */
export function decideRate(
  command: RecordSatisfaction,
  state: ComplaintState,
  facts: Facts,
): Result<readonly DecidedEvent[], Refusal> {
  if (state.satisfaction !== undefined) return refuse({ code: 'complaint/already-rated' });
  if (!mayRate(state)) return refuse({ code: 'complaint/wrong-stage', about: state.stage });
  const degree = facts.rulebook.rulebook.satisfactions.find((candidate) => candidate.id === command.satisfaction);
  if (!degree) return refuse({ code: 'complaint/unknown-term', about: command.satisfaction });
  const rated: DecidedEvent = {
    type: 'SatisfactionRecorded',
    data: { satisfaction: degree.id, settles: degree.settles },
    ...(command.comment !== undefined && { texts: { comment: command.comment } }),
  };
  if (!degree.settles) return ok([rated]);
  const clocks = withClocks(stoppedClocks('ComplaintClosed', state, facts));
  return ok([rated, { type: 'ComplaintClosed', data: { because: 'complainantSatisfied', ...clocks } }]);
}

export const evolveRated = (
  state: ComplaintState,
  event: Extract<ComplaintEvent, { type: 'SatisfactionRecorded' }>,
): ComplaintState => ({ ...state, satisfaction: event.data.satisfaction });
