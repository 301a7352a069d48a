import { command, longText } from '../command.ts';
import { fact } from '../fact.ts';
import { refuse } from '../../kernel/result.ts';
import type { Evolve, Verb } from '../verb.ts';

/** 申请复查, by the complainant. */
export const RequestReview = command('RequestReview', { reason: longText });

export const ReviewRequested = fact({});

export const requestReview: Verb<'RequestReview'> = {
  by: ['complainant', 'register', 'reply'],
  during: ['replied', 'closed', 'archived'],
  decide: (_command, state) => refuse({ code: 'complaint/wrong-stage', about: state.stage }),
};

export const evolveReviewRequested: Evolve<'ReviewRequested'> = (state) => state;

