import { command, longText } from '../command.ts';
import { fact } from '../fact.ts';
import { refuse } from '../../kernel/result.ts';
import type { Evolve, Verb } from '../verb.ts';

/** 进度告知: an interim notice to the complainant. */
export const InformComplainant = command('InformComplainant', { notice: longText });

export const ComplainantInformed = fact({});

export const informComplainant: Verb<'InformComplainant'> = {
  by: ['reply', 'accept'],
  decide: (_command, state) => refuse({ code: 'complaint/wrong-stage', about: state.stage }),
};

export const evolveInformed: Evolve<'ComplainantInformed'> = (state) => state;

