import * as z from 'zod';
import { ok, refuse } from '../../kernel/result.ts';
import { command, longText } from '../command.ts';
import { fact } from '../fact.ts';
import type { Evolve, Verb } from '../verb.ts';

const AppealDecision = z.enum(['upheld', 'changed', 'lifted']);

/** 申诉决定: the sanction stays, is made milder, or falls. */
export const DecideSanctionAppeal = command('DecideSanctionAppeal', {
  sanction: z.int().positive(),
  decision: AppealDecision,
  /** What is left of it, when it is changed. */
  amount: z.number().nonnegative().optional(),
  opinion: longText,
});

export const SanctionAppealDecided = fact({
  sanction: z.int().positive(),
  decision: AppealDecision,
  amount: z.number().nonnegative().optional(),
});

/** 申诉决定, by somebody who neither sanctioned, nor was struck, nor appealed. An appeal never makes it worse. */
export const decideSanctionAppeal: Verb<'DecideSanctionAppeal'> = {
  by: ['review', 'approve'],
  during: ['registered', 'accepted', 'dispatched', 'stated', 'replied', 'closed', 'archived'],
  decide({ sanction: number, decision, amount, opinion }, { sanctions }, { actor }) {
    const sanction = sanctions?.find((candidate) => candidate.sanction === number);
    if (sanction?.appeal !== 'open') return refuse({ code: 'complaint/nothing-pending', about: `${number}` });
    if ([sanction.by, sanction.staffId, sanction.appealedBy].includes(actor.id))
      return refuse({ code: 'complaint/same-person', about: `${number}` });
    if (decision === 'changed' && amount === undefined && sanction.amount !== undefined)
      return refuse({ code: 'complaint/incomplete', missing: ['amount'] });
    if (amount !== undefined && (decision !== 'changed' || amount > (sanction.amount ?? -1)))
      return refuse({ code: 'complaint/amount-outside-rule', rule: sanction.rule });
    return ok([
      {
        type: 'SanctionAppealDecided',
        data: { sanction: number, decision, ...(amount !== undefined && { amount }) },
        texts: { opinion },
      },
    ]);
  },
};

export const evolveSanctionAppealDecided: Evolve<'SanctionAppealDecided'> = (state, { data }) => ({
  ...state,
  sanctions: (state.sanctions ?? []).map((each) =>
    each.sanction === data.sanction
      ? { ...each, appeal: data.decision, ...(data.amount !== undefined && { amount: data.amount }) }
      : each,
  ),
});
