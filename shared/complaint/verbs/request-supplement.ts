import { TermId } from '../../kernel/ids.ts';
import { ok, refuse } from '../../kernel/result.ts';
import { command, longText } from '../command.ts';
import { fact } from '../fact.ts';
import { unknownTerm } from '../known-terms.ts';
import type { Evolve, Verb } from '../verb.ts';

/** 要求补正: asks the complainant for more. With a ground the clocks of that ground stand still until it comes. */
export const RequestSupplement = command('RequestSupplement', { request: longText, ground: TermId.optional() });

export const SupplementRequested = fact({ ground: TermId.optional() });

export const requestSupplement: Verb<'RequestSupplement'> = {
  by: ['accept', 'dispatch', 'reply', 'state'],
  decide({ request, ground }, state, facts) {
    const unknown = unknownTerm([facts.rulebook.rulebook.pauseGrounds, ground]);
    if (unknown) return refuse(unknown);
    if (ground !== undefined && state.pause)
      return refuse({ code: 'complaint/already-paused', about: state.pause.ground });
    return ok([{ type: 'SupplementRequested', data: { ...(ground && { ground }) }, texts: { request } }]);
  },
};

export const evolveSupplementRequested: Evolve<'SupplementRequested'> = (state, { at, data }) => {
  const { unansweredSince: _, ...rest } = state;
  return data.ground === undefined ? rest : { ...rest, pause: { ground: data.ground, from: at } };
};
