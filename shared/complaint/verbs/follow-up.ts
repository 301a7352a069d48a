import * as z from 'zod';
import { TermId } from '../../kernel/ids.ts';
import { command, shortText } from '../command.ts';
import { fact } from '../fact.ts';
import { refuse } from '../../kernel/result.ts';
import type { Evolve, Verb } from '../verb.ts';

/** 回访: one contact of a follow-up round. Reached or a wrong number ends the round; not reached is tried again. */
export const RecordFollowUp = command('RecordFollowUp', { clock: TermId.optional(), contact: z.enum(['reached', 'unreached', 'wrongNumber']), satisfaction: TermId.optional(), comment: shortText.optional() });

export const FollowUpRecorded = fact({ /** The round, by its clock; absent for a contact outside any plan. */ round: TermId.optional(), contact: z.enum(['reached', 'unreached', 'wrongNumber']), isRoundDone: z.boolean(), satisfaction: TermId.optional() });

export const recordFollowUp: Verb<'RecordFollowUp'> = {
  by: ['followUp'],
  during: ['replied', 'closed', 'archived'],
  decide: (_command, state) => refuse({ code: 'complaint/wrong-stage', about: state.stage }),
};

export const evolveFollowUpRecorded: Evolve<'FollowUpRecorded'> = (state) => state;

