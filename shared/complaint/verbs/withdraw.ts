import { command, shortText } from '../command.ts';
import { fact } from '../fact.ts';
import { refuse } from '../../kernel/result.ts';
import type { Evolve, Verb } from '../verb.ts';

/** 撤诉, by the complainant or as an officer heard it. Nothing ends before voluntariness is verified. */
export const WithdrawComplaint = command('WithdrawComplaint', { reason: shortText.optional() });

export const WithdrawalRequested = fact({});

export const withdrawComplaint: Verb<'WithdrawComplaint'> = {
  by: ['complainant', 'accept', 'reply'],
  decide: (_command, state) => refuse({ code: 'complaint/wrong-stage', about: state.stage }),
};

export const evolveWithdrawalRequested: Evolve<'WithdrawalRequested'> = (state) => state;

