import * as z from 'zod';
import { TermId } from '../../kernel/ids.ts';
import { IsoDate } from '../../kernel/time.ts';
import { command, longText } from '../command.ts';
import { fact } from '../fact.ts';
import { refuse } from '../../kernel/result.ts';
import type { Evolve, Verb } from '../verb.ts';

/** 整改措施: cause, measure, who sees to it and until when. */
export const RecordCorrectiveAction = command('RecordCorrectiveAction', { cause: TermId.optional(), unit: TermId.optional(), measure: longText, dueOn: IsoDate.optional() });

export const CorrectiveActionRecorded = fact({ action: z.int().positive(), cause: TermId.optional(), unit: TermId.optional(), dueOn: IsoDate.optional() });

export const recordCorrectiveAction: Verb<'RecordCorrectiveAction'> = {
  by: ['correct'],
  during: ['registered', 'accepted', 'dispatched', 'stated', 'replied', 'closed', 'archived'],
  decide: (_command, state) => refuse({ code: 'complaint/wrong-stage', about: state.stage }),
};

export const evolveCorrectiveActionRecorded: Evolve<'CorrectiveActionRecorded'> = (state) => state;

