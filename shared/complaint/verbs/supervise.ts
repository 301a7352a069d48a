import * as z from 'zod';
import { TermId } from '../../kernel/ids.ts';
import { command, shortText } from '../command.ts';
import { fact, ladderStepIfAny } from '../fact.ts';
import { refuse } from '../../kernel/result.ts';
import type { Evolve, Verb } from '../verb.ts';

/** 督办: a supervision order, to a department or to all. */
export const SuperviseComplaint = command('SuperviseComplaint', { unit: TermId.optional(), reason: shortText });

export const SupervisionOrdered = fact({ order: z.int().positive(), ...ladderStepIfAny });

export const superviseComplaint: Verb<'SuperviseComplaint'> = {
  by: ['supervise'],
  decide: (_command, state) => refuse({ code: 'complaint/wrong-stage', about: state.stage }),
};

export const evolveSupervisionOrdered: Evolve<'SupervisionOrdered'> = (state) => state;

