import { command, longText } from '../command.ts';
import { fact } from '../fact.ts';
import { refuse } from '../../kernel/result.ts';
import type { Evolve, Verb } from '../verb.ts';

/** 恶意投诉: proposed by one person, decided by another. */
export const FlagMalicious = command('FlagMalicious', { reason: longText });

export const MaliciousFlagged = fact({});

export const flagMalicious: Verb<'FlagMalicious'> = {
  by: ['classify'],
  decide: (_command, state) => refuse({ code: 'complaint/wrong-stage', about: state.stage }),
};

export const evolveMaliciousFlagged: Evolve<'MaliciousFlagged'> = (state) => state;

