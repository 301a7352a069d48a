import * as z from 'zod';
import { command, longText } from '../command.ts';
import { fact } from '../fact.ts';
import { refuse } from '../../kernel/result.ts';
import type { Evolve, Verb } from '../verb.ts';

/** 认定恶意投诉, by a second person. */
export const DecideMalicious = command('DecideMalicious', { isMalicious: z.boolean(), reason: longText });

export const MaliciousDecided = fact({ isMalicious: z.boolean() });

export const decideMalicious: Verb<'DecideMalicious'> = {
  by: ['classify', 'approve'],
  decide: (_command, state) => refuse({ code: 'complaint/wrong-stage', about: state.stage }),
};

export const evolveMaliciousDecided: Evolve<'MaliciousDecided'> = (state) => state;

