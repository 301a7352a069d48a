import * as z from 'zod';
import { ComplaintId } from '../../kernel/ids.ts';
import { ok, refuse } from '../../kernel/result.ts';
import { takenUpAgain } from '../closing.ts';
import { command, longText } from '../command.ts';
import { fact } from '../fact.ts';
import type { Evolve, Verb } from '../verb.ts';

/** 二次投诉 of a complaint that was answered: a linked case, or the same case taken up again, as the rulebook says. */
export const ReopenComplaint = command('ReopenComplaint', {
  reason: longText,
  /** The linked case, when there is to be one. */
  second: ComplaintId.optional(),
});

export const ComplaintReopened = fact({ as: z.enum(['linked-case', 'same-case']), second: ComplaintId.optional() });

/** 二次投诉: a complaint that was merged into another is taken up again there. */
export const reopenComplaint: Verb<'ReopenComplaint'> = {
  by: ['complainant', 'register', 'reply'],
  during: ['replied', 'closed', 'archived'],
  decide({ reason, second }, state, facts) {
    if (state.closedBecause === 'merged') return refuse({ code: 'complaint/wrong-stage', about: 'merged' });
    const texts = { reason };
    if (facts.rulebook.rulebook.closing?.reopening === 'same-case') {
      if (second !== undefined) return refuse({ code: 'complaint/same-complaint' });
      return ok([{ type: 'ComplaintReopened', data: { as: 'same-case' }, texts }]);
    }
    if (second === undefined)
      return refuse({ code: 'complaint/incomplete', missing: ['second'], verb: 'ReopenComplaint' });
    if (second === state.id) return refuse({ code: 'complaint/same-complaint' });
    if (state.links?.some(({ other, how }) => other === second && how === 'second'))
      return refuse({ code: 'complaint/already-done' });
    return ok([{ type: 'ComplaintReopened', data: { as: 'linked-case', second }, texts }]);
  },
};

/** The linked case stands beside this one, which stays as it is. */
export const evolveReopened: Evolve<'ComplaintReopened'> = (state, { data: { second } }) => {
  if (second !== undefined) {
    return { ...state, links: [...(state.links ?? []), { other: second, how: 'second' }] };
  }
  const { declineReason: _, withdrawal: __, ...rest } = takenUpAgain(state);
  return { ...rest, reopened: (state.reopened ?? 0) + 1 };
};
