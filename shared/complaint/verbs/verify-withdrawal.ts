import * as z from 'zod';
import { command, shortText } from '../command.ts';
import { fact } from '../fact.ts';
import { refuse } from '../../kernel/result.ts';
import type { Evolve, Verb } from '../verb.ts';

/** 核实撤诉: voluntary ends the complaint; under pressure it goes on, and rules may raise a disciplinary matter. */
export const VerifyWithdrawal = command('VerifyWithdrawal', { isVoluntary: z.boolean(), comment: shortText });

export const WithdrawalVerified = fact({ isVoluntary: z.boolean() });

export const verifyWithdrawal: Verb<'VerifyWithdrawal'> = {
  by: ['accept', 'close', 'reply'],
  decide: (_command, state) => refuse({ code: 'complaint/wrong-stage', about: state.stage }),
};

export const evolveWithdrawalVerified: Evolve<'WithdrawalVerified'> = (state) => state;

