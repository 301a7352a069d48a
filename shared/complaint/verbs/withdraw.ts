import { ok, refuse } from '../../kernel/result.ts';
import { command, shortText } from '../command.ts';
import { fact } from '../fact.ts';
import type { Evolve, Verb } from '../verb.ts';

/** 撤诉, by the complainant or as an officer heard it. Nothing ends before voluntariness is verified. */
export const WithdrawComplaint = command('WithdrawComplaint', { reason: shortText.optional() });

export const WithdrawalRequested = fact({});

/** 撤诉: may be asked for again after it was found to be made under pressure. */
export const withdrawComplaint: Verb<'WithdrawComplaint'> = {
  by: ['complainant', 'accept', 'reply'],
  decide({ reason }, state) {
    if (state.withdrawal === 'requested') return refuse({ code: 'complaint/already-pending' });
    return ok([{ type: 'WithdrawalRequested', data: {}, ...(reason !== undefined && { texts: { reason } }) }]);
  },
};

export const evolveWithdrawalRequested: Evolve<'WithdrawalRequested'> = (state) => ({
  ...state,
  withdrawal: 'requested',
});
