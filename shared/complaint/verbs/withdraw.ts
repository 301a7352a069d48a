import * as z from 'zod';
import { ok, refuse } from '../../kernel/result.ts';
import { command, shortText } from '../command.ts';
import type { DecidedEvent } from '../events.ts';
import { fact } from '../fact.ts';
import type { Evolve, Verb } from '../verb.ts';

/** What the complainant says of the own wish: freely, urged by somebody, or rather not said. */
const Freely = z.enum(['freely', 'urged', 'notSaid']);

/** 撤诉, by the complainant or as an officer heard it. Nothing ends before voluntariness is verified. */
export const WithdrawComplaint = command('WithdrawComplaint', {
  freely: Freely.optional(),
  reason: shortText.optional(),
});

export const WithdrawalRequested = fact({ freely: Freely.optional() });

/**
 * 撤诉: may be asked for again after it was found to be made under pressure. Whoever says to have been urged has verified
 * it: nothing is withdrawn, and what the rulebook makes of pressure follows.
 */
export const withdrawComplaint: Verb<'WithdrawComplaint'> = {
  by: ['complainant', 'accept', 'reply'],
  decide({ freely, reason }, state) {
    if (state.withdrawal === 'requested') return refuse({ code: 'complaint/already-pending' });
    const requested: DecidedEvent = {
      type: 'WithdrawalRequested',
      data: { ...(freely && { freely }) },
      ...(reason !== undefined && { texts: { reason } }),
    };
    if (freely !== 'urged') return ok([requested]);
    return ok([requested, { type: 'WithdrawalVerified', data: { isVoluntary: false } }]);
  },
};

export const evolveWithdrawalRequested: Evolve<'WithdrawalRequested'> = (state) => ({
  ...state,
  withdrawal: 'requested',
});
