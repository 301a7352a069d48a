import { StaffId } from '../../kernel/ids.ts';
import { ok, refuse } from '../../kernel/result.ts';
import { command, longText } from '../command.ts';
import { fact } from '../fact.ts';
import { isRespondent } from '../standing.ts';
import type { Evolve, Verb } from '../verb.ts';

/** 恶意投诉: proposed by one person, decided by another. */
export const FlagMalicious = command('FlagMalicious', { reason: longText });

export const MaliciousFlagged = fact({});

/** 恶意投诉: not proposed by somebody who is complained about. */
export const flagMalicious: Verb<'FlagMalicious'> = {
  by: ['classify'],
  decide({ reason }, state, { actor }) {
    if (isRespondent(state, actor.id)) return refuse({ code: 'complaint/handler-is-respondent' });
    if (state.malicious) {
      return refuse({ code: state.malicious.isDecided ? 'complaint/already-done' : 'complaint/already-pending' });
    }
    return ok([{ type: 'MaliciousFlagged', data: {}, texts: { reason } }]);
  },
};

export const evolveMaliciousFlagged: Evolve<'MaliciousFlagged'> = (state, { actorId }) => ({
  ...state,
  malicious: { by: StaffId.parse(actorId) },
});
