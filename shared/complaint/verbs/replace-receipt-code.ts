import * as z from 'zod';
import { ok, refuse } from '../../kernel/result.ts';
import { command, shortText } from '../command.ts';
import { fact } from '../fact.ts';
import type { Evolve, Verb } from '../verb.ts';

/** 更换查询码: by the complainant; or by an officer, who says how it was checked that it is the complainant who asks. */
export const ReplaceReceiptCode = command('ReplaceReceiptCode', { reason: shortText.optional() });

/** `rotation`: how often the code was replaced. It derives from that, and is written nowhere. */
export const ReceiptCodeReplaced = fact({ rotation: z.int().positive() });

/** 更换查询码: the old code stops. Of the anonymous nobody can check who asks, so nobody but they can have a new one. */
export const replaceReceiptCode: Verb<'ReplaceReceiptCode'> = {
  by: ['complainant', 'revealIdentity'],
  during: ['registered', 'accepted', 'dispatched', 'stated', 'replied', 'closed', 'archived'],
  decide({ reason }, state, { actor }) {
    if (actor.id !== 'complainant') {
      if (state.identityMode === 'anonymous')
        return refuse({ code: 'session/not-permitted', about: 'ReplaceReceiptCode' });
      if (reason === undefined)
        return refuse({ code: 'complaint/incomplete', missing: ['reason'], verb: 'ReplaceReceiptCode' });
    }
    const data = { rotation: (state.codeRotation ?? 0) + 1 };
    return ok([{ type: 'ReceiptCodeReplaced', data, ...(reason !== undefined && { texts: { reason } }) }]);
  },
};

export const evolveReceiptCodeReplaced: Evolve<'ReceiptCodeReplaced'> = (state, { data: { rotation } }) => ({
  ...state,
  codeRotation: rotation,
});
