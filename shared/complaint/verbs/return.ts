import { TermId } from '../../kernel/ids.ts';
import { command, shortText } from '../command.ts';
import { fact } from '../fact.ts';
import { refuse } from '../../kernel/result.ts';
import type { Evolve, Verb } from '../verb.ts';

/** 退回 of a misrouted complaint, with a reason of the list. */
export const ReturnComplaint = command('ReturnComplaint', { unit: TermId, reason: TermId.optional(), comment: shortText });

export const ComplaintReturned = fact({ unit: TermId, reason: TermId.optional() });

export const returnComplaint: Verb<'ReturnComplaint'> = {
  by: ['state'],
  during: ['dispatched'],
  decide: (_command, state) => refuse({ code: 'complaint/wrong-stage', about: state.stage }),
};

export const evolveReturned: Evolve<'ComplaintReturned'> = (state) => state;

