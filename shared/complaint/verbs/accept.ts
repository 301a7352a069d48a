import { command, shortText } from '../command.ts';
import { fact } from '../fact.ts';
import { refuse } from '../../kernel/result.ts';
import type { Evolve, Verb } from '../verb.ts';

/** 受理: the organisation takes the complaint on. */
export const AcceptComplaint = command('AcceptComplaint', { comment: shortText.optional() });

export const ComplaintAccepted = fact({});

export const acceptComplaint: Verb<'AcceptComplaint'> = {
  by: ['accept'],
  during: ['registered'],
  decide: (_command, state) => refuse({ code: 'complaint/wrong-stage', about: state.stage }),
};

export const evolveAccepted: Evolve<'ComplaintAccepted'> = (state) => state;

