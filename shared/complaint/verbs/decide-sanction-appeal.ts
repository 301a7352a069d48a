import * as z from 'zod';
import { command, longText } from '../command.ts';
import { fact } from '../fact.ts';
import { refuse } from '../../kernel/result.ts';
import type { Evolve, Verb } from '../verb.ts';

/** 申诉决定: upheld, changed or lifted. */
export const DecideSanctionAppeal = command('DecideSanctionAppeal', { sanction: z.int().positive(), decision: z.enum(['upheld', 'changed', 'lifted']), amount: z.number().nonnegative().optional(), opinion: longText });

export const SanctionAppealDecided = fact({ sanction: z.int().positive(), decision: z.enum(['upheld', 'changed', 'lifted']), amount: z.number().nonnegative().optional() });

export const decideSanctionAppeal: Verb<'DecideSanctionAppeal'> = {
  by: ['review', 'approve'],
  during: ['registered', 'accepted', 'dispatched', 'stated', 'replied', 'closed', 'archived'],
  decide: (_command, state) => refuse({ code: 'complaint/wrong-stage', about: state.stage }),
};

export const evolveSanctionAppealDecided: Evolve<'SanctionAppealDecided'> = (state) => state;

