import * as z from 'zod';
import { command, longText } from '../command.ts';
import { fact } from '../fact.ts';
import { refuse } from '../../kernel/result.ts';
import type { Evolve, Verb } from '../verb.ts';

/** 复查决定: upheld, changed, or investigated again. */
export const DecideReview = command('DecideReview', { decision: z.enum(['upheld', 'changed', 'reinvestigate']), opinion: longText });

export const ReviewDecided = fact({ decision: z.enum(['upheld', 'changed', 'reinvestigate']) });

export const decideReview: Verb<'DecideReview'> = {
  by: ['review'],
  during: ['dispatched', 'stated', 'replied', 'closed', 'archived'],
  decide: (_command, state) => refuse({ code: 'complaint/wrong-stage', about: state.stage }),
};

export const evolveReviewDecided: Evolve<'ReviewDecided'> = (state) => state;

