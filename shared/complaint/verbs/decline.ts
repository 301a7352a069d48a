import { TermId } from '../../kernel/ids.ts';
import { ok, refuse } from '../../kernel/result.ts';
import { command, longText } from '../command.ts';
import { fact } from '../fact.ts';
import { unknownTerm } from '../known-terms.ts';
import type { Evolve, Verb } from '../verb.ts';

/** 不予受理: with a reason of the list and an explanation for the complainant, which ends the complaint. */
export const DeclineComplaint = command('DeclineComplaint', { reason: TermId, explanation: longText });

export const ComplaintDeclined = fact({ reason: TermId });

export const declineComplaint: Verb<'DeclineComplaint'> = {
  by: ['accept'],
  during: ['registered'],
  decide({ reason, explanation }, _state, facts) {
    const unknown = unknownTerm([facts.rulebook.rulebook.declineReasons, reason]);
    if (unknown) return refuse(unknown);
    return ok([
      { type: 'ComplaintDeclined', data: { reason }, texts: { explanation } },
      { type: 'ComplaintClosed', data: { because: 'declined' } },
    ]);
  },
};

export const evolveDeclined: Evolve<'ComplaintDeclined'> = (state, { data }) => ({
  ...state,
  declineReason: data.reason,
});
