import { TermId } from '../../kernel/ids.ts';
import { command, longText } from '../command.ts';
import { fact } from '../fact.ts';
import { refuse } from '../../kernel/result.ts';
import type { Evolve, Verb } from '../verb.ts';

/** 不予受理: with a reason of the list and an explanation for the complainant, which ends the complaint. */
export const DeclineComplaint = command('DeclineComplaint', { reason: TermId, explanation: longText });

export const ComplaintDeclined = fact({ reason: TermId });

export const declineComplaint: Verb<'DeclineComplaint'> = {
  by: ['accept'],
  during: ['registered'],
  decide: (_command, state) => refuse({ code: 'complaint/wrong-stage', about: state.stage }),
};

export const evolveDeclined: Evolve<'ComplaintDeclined'> = (state) => state;

