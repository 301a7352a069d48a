import { ok, refuse } from '../../kernel/result.ts';
import { command } from '../command.ts';
import { fact } from '../fact.ts';
import type { Evolve, Verb } from '../verb.ts';
import { keeping } from './request-erasure.ts';

/** 删除个人信息, at the complainant's wish. */
export const EraseIdentity = command('EraseIdentity', {});

/** What was told about the complainant, their texts and their files go; digests and the chain stay. See usecase/complaint/erase.ts. */
export const IdentityErased = fact({});

/** 删除个人信息: a wish that waits, once nothing stands against it any more. */
export const eraseIdentity: Verb<'EraseIdentity'> = {
  by: ['revealIdentity'],
  during: ['closed', 'archived'],
  decide(_command, state, facts) {
    const { erasure } = state;
    if (erasure === undefined || erasure.refusedAt !== undefined) return refuse({ code: 'complaint/nothing-pending' });
    if (erasure.erasedAt !== undefined) return refuse({ code: 'complaint/already-done' });
    const kept = keeping(state, facts);
    if (!kept) return ok([{ type: 'IdentityErased', data: {} }]);
    return refuse({
      code: 'complaint/must-be-kept',
      ...(kept.until !== undefined && { about: kept.until }),
      ...(kept.rule && { rule: kept.rule }),
    });
  },
};

export const evolveIdentityErased: Evolve<'IdentityErased'> = (state, { at }) => {
  const { given: _, fields: __, ...rest } = state;
  return { ...rest, hasContact: false, erasure: { requestedAt: at, ...state.erasure, erasedAt: at } };
};
