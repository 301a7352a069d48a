import { TermId } from '../../kernel/ids.ts';
import { command, shortText } from '../command.ts';
import { fact } from '../fact.ts';
import { refuse } from '../../kernel/result.ts';
import type { Evolve, Verb } from '../verb.ts';

/** 中止 on a ground of the list: the clocks of that ground stand still. */
export const PauseHandling = command('PauseHandling', { ground: TermId, reason: shortText });

export const HandlingPaused = fact({ ground: TermId });

export const pauseHandling: Verb<'PauseHandling'> = {
  by: ['accept', 'dispatch', 'reply'],
  decide: (_command, state) => refuse({ code: 'complaint/wrong-stage', about: state.stage }),
};

export const evolvePaused: Evolve<'HandlingPaused'> = (state) => state;

