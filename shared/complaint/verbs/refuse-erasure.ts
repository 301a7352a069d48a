import { ok, refuse } from '../../kernel/result.ts';
import { command, shortText } from '../command.ts';
import { fact } from '../fact.ts';
import type { Evolve, Verb } from '../verb.ts';

/** 不同意删除, with the reason, which the complainant reads. */
export const RefuseErasure = command('RefuseErasure', { reason: shortText });

export const ErasureRefused = fact({});

/** 不同意删除: of a wish that waits. It may be asked for again. */
export const refuseErasure: Verb<'RefuseErasure'> = {
  by: ['revealIdentity'],
  during: ['registered', 'accepted', 'dispatched', 'stated', 'replied', 'closed', 'archived'],
  decide({ reason }, { erasure }) {
    if (erasure === undefined || erasure.refusedAt !== undefined || erasure.erasedAt !== undefined)
      return refuse({ code: 'complaint/nothing-pending' });
    return ok([{ type: 'ErasureRefused', data: {}, texts: { reason } }]);
  },
};

export const evolveErasureRefused: Evolve<'ErasureRefused'> = (state, { at }) => ({
  ...state,
  erasure: { requestedAt: at, ...state.erasure, refusedAt: at },
});
