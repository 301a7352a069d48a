import { TermId } from '../../kernel/ids.ts';
import { ok, refuse } from '../../kernel/result.ts';
import { command, shortText } from '../command.ts';
import { fact } from '../fact.ts';
import type { Evolve, Verb } from '../verb.ts';

/** 中止 on a ground of the list: the clocks of that ground stand still. */
export const PauseHandling = command('PauseHandling', { ground: TermId, reason: shortText });

export const HandlingPaused = fact({ ground: TermId });

/** 中止: on a ground that the rulebook knows, one at a time, with the reason on record. */
export const pauseHandling: Verb<'PauseHandling'> = {
  by: ['accept', 'dispatch', 'reply'],
  decide({ ground, reason }, state, { rulebook }) {
    if (!rulebook.rulebook.pauseGrounds?.some(({ id }) => id === ground))
      return refuse({ code: 'complaint/unknown-term', about: ground });
    if (state.pause) return refuse({ code: 'complaint/already-paused', about: state.pause.ground });
    return ok([{ type: 'HandlingPaused', data: { ground }, texts: { reason } }]);
  },
};

export const evolvePaused: Evolve<'HandlingPaused'> = (state, { at, data }) => ({
  ...state,
  pause: { ground: data.ground, from: at },
});
