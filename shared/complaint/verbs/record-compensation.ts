import * as z from 'zod';
import { TermId } from '../../kernel/ids.ts';
import { ok, refuse } from '../../kernel/result.ts';
import { roundHalfUp } from '../../rulebook/accountability.ts';
import { command, shortText } from '../command.ts';
import { fact } from '../fact.ts';
import type { Evolve, Verb } from '../verb.ts';

/** 赔偿 / 补偿关怀: what the complainant was given, in the currency unit; one entry of the ledger. */
export const RecordCompensation = command('RecordCompensation', {
  compensation: TermId,
  amount: z.number().nonnegative(),
  comment: shortText.optional(),
});

export const CompensationRecorded = fact({ compensation: TermId, amount: z.number().nonnegative() });

/** One more entry, of a kind that the rulebook knows. */
export const recordCompensation: Verb<'RecordCompensation'> = {
  by: ['account'],
  during: ['registered', 'accepted', 'dispatched', 'stated', 'replied', 'closed', 'archived'],
  decide({ compensation, amount, comment }, _state, facts) {
    const kinds = facts.rulebook.rulebook.compensations ?? [];
    if (!kinds.some(({ id }) => id === compensation))
      return refuse({ code: 'complaint/unknown-term', about: compensation });
    return ok([
      {
        type: 'CompensationRecorded',
        data: { compensation, amount: roundHalfUp(amount) },
        ...(comment !== undefined && { texts: { comment } }),
      },
    ]);
  },
};

export const evolveCompensationRecorded: Evolve<'CompensationRecorded'> = (state, { data }) => ({
  ...state,
  compensationAmount: roundHalfUp((state.compensationAmount ?? 0) + data.amount),
});
