import * as z from 'zod';
import { ok, refuse } from '../../kernel/result.ts';
import { command, longText } from '../command.ts';
import { fact } from '../fact.ts';
import { isRespondent } from '../standing.ts';
import type { Evolve, Verb } from '../verb.ts';

/** 认定恶意投诉, by a second person. */
export const DecideMalicious = command('DecideMalicious', { isMalicious: z.boolean(), reason: longText });

export const MaliciousDecided = fact({ isMalicious: z.boolean() });

/** 认定恶意投诉: by somebody who neither proposed it nor is complained about. */
export const decideMalicious: Verb<'DecideMalicious'> = {
  by: ['classify', 'approve'],
  decide({ isMalicious, reason }, state, { actor }) {
    if (!state.malicious || state.malicious.isDecided) return refuse({ code: 'complaint/nothing-pending' });
    if (state.malicious.by === actor.id) return refuse({ code: 'complaint/same-person' });
    if (isRespondent(state, actor.id)) return refuse({ code: 'complaint/handler-is-respondent' });
    return ok([{ type: 'MaliciousDecided', data: { isMalicious }, texts: { reason } }]);
  },
};

/** Found not to be malicious, it is a complaint like any other, and may be proposed anew. */
export const evolveMaliciousDecided: Evolve<'MaliciousDecided'> = (state, { data }) => {
  const { malicious, ...rest } = state;
  return malicious && data.isMalicious ? { ...rest, malicious: { ...malicious, isDecided: true } } : rest;
};
