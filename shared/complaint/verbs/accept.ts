import { ok } from '../../kernel/result.ts';
import { command, shortText } from '../command.ts';
import { fact } from '../fact.ts';
import type { Evolve, Verb } from '../verb.ts';

/** 受理: the organisation takes the complaint on. */
export const AcceptComplaint = command('AcceptComplaint', { comment: shortText.optional() });

export const ComplaintAccepted = fact({});

export const acceptComplaint: Verb<'AcceptComplaint'> = {
  by: ['accept'],
  during: ['registered'],
  decide: ({ comment }) =>
    ok([{ type: 'ComplaintAccepted', data: {}, ...(comment !== undefined && { texts: { comment } }) }]),
};

export const evolveAccepted: Evolve<'ComplaintAccepted'> = (state, { at }) => ({
  ...state,
  stage: 'accepted',
  acceptedAt: at,
});
