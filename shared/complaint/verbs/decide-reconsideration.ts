import * as z from 'zod';
import { command, longText } from '../command.ts';
import { fact } from '../fact.ts';
import { refuse } from '../../kernel/result.ts';
import type { Evolve, Verb } from '../verb.ts';

/** 复议决定. */
export const DecideReconsideration = command('DecideReconsideration', { decision: z.enum(['upheld', 'changed']), opinion: longText });

export const ReconsiderationDecided = fact({ decision: z.enum(['upheld', 'changed']) });

export const decideReconsideration: Verb<'DecideReconsideration'> = {
  by: ['review'],
  during: ['dispatched', 'stated', 'replied', 'closed', 'archived'],
  decide: (_command, state) => refuse({ code: 'complaint/wrong-stage', about: state.stage }),
};

export const evolveReconsiderationDecided: Evolve<'ReconsiderationDecided'> = (state) => state;

