import * as z from 'zod';
import { ok, refuse } from '../../kernel/result.ts';
import { command, longText } from '../command.ts';
import { fact } from '../fact.ts';
import { tookPart } from '../standing.ts';
import type { Evolve, Verb } from '../verb.ts';

const ReconsiderationDecision = z.enum(['upheld', 'changed']);

/** 复议决定. */
export const DecideReconsideration = command('DecideReconsideration', {
  decision: ReconsiderationDecision,
  opinion: longText,
});

export const ReconsiderationDecided = fact({ decision: ReconsiderationDecision });

/** 复议决定, never by somebody who is complained about, handled the complaint or answered it. */
export const decideReconsideration: Verb<'DecideReconsideration'> = {
  by: ['review'],
  during: ['registered', 'accepted', 'dispatched', 'stated', 'replied', 'closed', 'archived'],
  decide({ decision, opinion }, state, facts) {
    if (state.reconsideration !== 'requested') return refuse({ code: 'complaint/nothing-pending' });
    if (tookPart(state, facts.actor.id)) return refuse({ code: 'complaint/same-person' });
    return ok([{ type: 'ReconsiderationDecided', data: { decision }, texts: { opinion } }]);
  },
};

export const evolveReconsiderationDecided: Evolve<'ReconsiderationDecided'> = (state, { data }) => ({
  ...state,
  reconsideration: data.decision,
});
