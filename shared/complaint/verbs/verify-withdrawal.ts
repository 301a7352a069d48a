import * as z from 'zod';
import { ok, refuse } from '../../kernel/result.ts';
import { command, shortText } from '../command.ts';
import type { DecidedEvent } from '../events.ts';
import { fact } from '../fact.ts';
import { isRespondent } from '../standing.ts';
import type { Evolve, Verb } from '../verb.ts';

/** 核实撤诉: voluntary ends the complaint; under pressure it goes on, and rules may raise a disciplinary matter. */
export const VerifyWithdrawal = command('VerifyWithdrawal', { isVoluntary: z.boolean(), comment: shortText });

export const WithdrawalVerified = fact({ isVoluntary: z.boolean() });

/** 核实撤诉: with the complainant, and never by somebody who is complained about. */
export const verifyWithdrawal: Verb<'VerifyWithdrawal'> = {
  by: ['accept', 'close', 'reply'],
  decide({ isVoluntary, comment }, state, { actor }) {
    if (state.withdrawal !== 'requested') return refuse({ code: 'complaint/nothing-pending' });
    if (isRespondent(state, actor.id)) return refuse({ code: 'complaint/handler-is-respondent' });
    const verified: DecidedEvent = { type: 'WithdrawalVerified', data: { isVoluntary }, texts: { comment } };
    return ok(isVoluntary ? [verified, { type: 'ComplaintClosed', data: { because: 'withdrawn' } }] : [verified]);
  },
};

export const evolveWithdrawalVerified: Evolve<'WithdrawalVerified'> = (state, { data }) => ({
  ...state,
  withdrawal: data.isVoluntary ? 'voluntary' : 'coerced',
});
