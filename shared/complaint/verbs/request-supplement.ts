import { TermId } from '../../kernel/ids.ts';
import { command, longText } from '../command.ts';
import { fact } from '../fact.ts';
import { refuse } from '../../kernel/result.ts';
import type { Evolve, Verb } from '../verb.ts';

/** 要求补正: asks the complainant for more. With a ground the clocks of that ground stand still until it comes. */
export const RequestSupplement = command('RequestSupplement', { request: longText, ground: TermId.optional() });

export const SupplementRequested = fact({ ground: TermId.optional() });

export const requestSupplement: Verb<'RequestSupplement'> = {
  by: ['accept', 'dispatch', 'reply', 'state'],
  decide: (_command, state) => refuse({ code: 'complaint/wrong-stage', about: state.stage }),
};

export const evolveSupplementRequested: Evolve<'SupplementRequested'> = (state) => state;

