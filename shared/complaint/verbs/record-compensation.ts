import * as z from 'zod';
import { TermId } from '../../kernel/ids.ts';
import { command, shortText } from '../command.ts';
import { fact } from '../fact.ts';
import { refuse } from '../../kernel/result.ts';
import type { Evolve, Verb } from '../verb.ts';

/** 赔偿 / 补偿关怀. */
export const RecordCompensation = command('RecordCompensation', { compensation: TermId, amount: z.number().nonnegative(), comment: shortText.optional() });

export const CompensationRecorded = fact({ compensation: TermId, amount: z.number().nonnegative() });

export const recordCompensation: Verb<'RecordCompensation'> = {
  by: ['account'],
  during: ['registered', 'accepted', 'dispatched', 'stated', 'replied', 'closed', 'archived'],
  decide: (_command, state) => refuse({ code: 'complaint/wrong-stage', about: state.stage }),
};

export const evolveCompensationRecorded: Evolve<'CompensationRecorded'> = (state) => state;

