import * as z from 'zod';
import { command, longText } from '../command.ts';
import { fact } from '../fact.ts';
import { refuse } from '../../kernel/result.ts';
import type { Evolve, Verb } from '../verb.ts';

/** 回复督办. */
export const AnswerSupervision = command('AnswerSupervision', { order: z.int().positive(), statement: longText });

export const SupervisionAnswered = fact({ order: z.int().positive() });

export const answerSupervision: Verb<'AnswerSupervision'> = {
  by: ['state', 'reply'],
  decide: (_command, state) => refuse({ code: 'complaint/wrong-stage', about: state.stage }),
};

export const evolveSupervisionAnswered: Evolve<'SupervisionAnswered'> = (state) => state;

