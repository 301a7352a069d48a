import * as z from 'zod';
import { command, shortText } from '../command.ts';
import { fact } from '../fact.ts';
import { refuse } from '../../kernel/result.ts';
import type { Evolve, Verb } from '../verb.ts';

/** 升级, by a person: puts the complaint one level higher, or on a level by name. */
export const EscalateComplaint = command('EscalateComplaint', { level: z.int().positive().max(20).optional(), reason: shortText });

export const LevelRaised = fact({ level: z.int().positive() });

export const escalateComplaint: Verb<'EscalateComplaint'> = {
  by: ['supervise', 'dispatch', 'state'],
  decide: (_command, state) => refuse({ code: 'complaint/wrong-stage', about: state.stage }),
};

export const evolveLevelRaised: Evolve<'LevelRaised'> = (state) => state;

