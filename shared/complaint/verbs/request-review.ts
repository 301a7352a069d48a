import { ok, refuse } from '../../kernel/result.ts';
import { command, longText } from '../command.ts';
import { fact } from '../fact.ts';
import type { Evolve, Verb } from '../verb.ts';

/** 申请复查, by the complainant, or noted by an officer who heard it. */
export const RequestReview = command('RequestReview', { reason: longText });

export const ReviewRequested = fact({});

/** 申请复查 of an answer; one at a time. How often and how long after the answer are windows of the rulebook. */
export const requestReview: Verb<'RequestReview'> = {
  by: ['complainant', 'register', 'reply'],
  during: ['replied', 'closed', 'archived'],
  decide({ reason }, state) {
    if (state.review === 'requested') return refuse({ code: 'complaint/already-pending' });
    return ok([{ type: 'ReviewRequested', data: {}, texts: { reason } }]);
  },
};

export const evolveReviewRequested: Evolve<'ReviewRequested'> = (state) => ({ ...state, review: 'requested' });
