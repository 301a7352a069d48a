import { TermId } from '../../kernel/ids.ts';
import { command, longText, terms } from '../command.ts';
import { fact } from '../fact.ts';
import { refuse } from '../../kernel/result.ts';
import type { Evolve, Verb } from '../verb.ts';

/** 申请复议, by the respondent, who bears the burden of proof: grounds and evidence. */
export const RequestReconsideration = command('RequestReconsideration', { unit: TermId.optional(), reason: longText, documents: terms.optional() });

export const ReconsiderationRequested = fact({ unit: TermId.optional(), documents: terms.optional() });

export const requestReconsideration: Verb<'RequestReconsideration'> = {
  by: ['state'],
  during: ['dispatched', 'stated', 'replied', 'closed', 'archived'],
  decide: (_command, state) => refuse({ code: 'complaint/wrong-stage', about: state.stage }),
};

export const evolveReconsiderationRequested: Evolve<'ReconsiderationRequested'> = (state) => state;

