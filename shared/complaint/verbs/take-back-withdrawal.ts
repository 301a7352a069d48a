import { ok, refuse } from '../../kernel/result.ts';
import { command } from '../command.ts';
import { fact } from '../fact.ts';
import type { Evolve, Verb } from '../verb.ts';

/** 收回撤诉, by the complainant or as an officer heard it. */
export const TakeBackWithdrawal = command('TakeBackWithdrawal', {});

export const WithdrawalTakenBack = fact({});

/** 收回撤诉: until the withdrawal is verified. The complaint goes on as if it had not been asked for. */
export const takeBackWithdrawal: Verb<'TakeBackWithdrawal'> = {
  by: ['complainant', 'accept', 'reply'],
  decide: (_command, state) =>
    state.withdrawal === 'requested'
      ? ok([{ type: 'WithdrawalTakenBack', data: {} }])
      : refuse({ code: 'complaint/nothing-pending' }),
};

export const evolveWithdrawalTakenBack: Evolve<'WithdrawalTakenBack'> = (state) => {
  const { withdrawal: _, ...rest } = state;
  return rest;
};
