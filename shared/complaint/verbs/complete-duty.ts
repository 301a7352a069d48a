import { TermId } from '../../kernel/ids.ts';
import { command, shortText, terms } from '../command.ts';
import { fact } from '../fact.ts';
import { refuse } from '../../kernel/result.ts';
import type { Evolve, Verb } from '../verb.ts';

/** 完成事项义务. */
export const CompleteDuty = command('CompleteDuty', { duty: TermId, documents: terms.optional(), comment: shortText.optional() });

export const DutyCompleted = fact({ duty: TermId, documents: terms.optional() });

export const completeDuty: Verb<'CompleteDuty'> = {
  by: ['staff'],
  during: ['registered', 'accepted', 'dispatched', 'stated', 'replied', 'closed', 'archived'],
  decide: (_command, state) => refuse({ code: 'complaint/wrong-stage', about: state.stage }),
};

export const evolveDutyCompleted: Evolve<'DutyCompleted'> = (state) => state;

