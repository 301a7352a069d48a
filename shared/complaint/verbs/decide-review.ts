import * as z from 'zod';
import { ok, refuse } from '../../kernel/result.ts';
import { takenUpAgain } from '../closing.ts';
import { command, longText } from '../command.ts';
import { fact } from '../fact.ts';
import { tookPart } from '../standing.ts';
import type { Evolve, Verb } from '../verb.ts';

const ReviewDecision = z.enum(['upheld', 'changed', 'reinvestigate']);

/** 复查决定: upheld, changed, or investigated again. */
export const DecideReview = command('DecideReview', { decision: ReviewDecision, opinion: longText });

export const ReviewDecided = fact({ decision: ReviewDecision });

/** 复查决定, never by somebody who is complained about, handled the complaint or answered it. */
export const decideReview: Verb<'DecideReview'> = {
  by: ['review'],
  during: ['registered', 'accepted', 'dispatched', 'stated', 'replied', 'closed', 'archived'],
  decide({ decision, opinion }, state, facts) {
    if (state.review !== 'requested') return refuse({ code: 'complaint/nothing-pending' });
    if (tookPart(state, facts.actor.id)) return refuse({ code: 'complaint/same-person' });
    return ok([{ type: 'ReviewDecided', data: { decision }, texts: { opinion } }]);
  },
};

export const evolveReviewDecided: Evolve<'ReviewDecided'> = (state, { data }) => {
  const after = { ...state, review: data.decision };
  return data.decision === 'reinvestigate' ? takenUpAgain(after) : after;
};
