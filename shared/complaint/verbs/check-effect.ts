import * as z from 'zod';
import { ok, refuse } from '../../kernel/result.ts';
import { command, longText } from '../command.ts';
import { fact } from '../fact.ts';
import type { Evolve, Verb } from '../verb.ts';

/** 整改效果验证: whether the same cause came back. */
export const CheckEffect = command('CheckEffect', {
  action: z.int().positive(),
  isEffective: z.boolean(),
  effect: longText,
});

export const EffectChecked = fact({ action: z.int().positive(), isEffective: z.boolean() });

/** 整改效果验证. What did not work stays open and may be checked again; what worked is settled. */
export const checkEffect: Verb<'CheckEffect'> = {
  by: ['correct', 'supervise'],
  during: ['registered', 'accepted', 'dispatched', 'stated', 'replied', 'closed', 'archived'],
  decide({ action: number, isEffective, effect }, { correctiveActions }) {
    const action = correctiveActions?.find((candidate) => candidate.action === number);
    if (!action) return refuse({ code: 'complaint/nothing-pending', about: `${number}` });
    if (action.isEffective === true) return refuse({ code: 'complaint/already-done', about: `${number}` });
    return ok([{ type: 'EffectChecked', data: { action: number, isEffective }, texts: { effect } }]);
  },
};

export const evolveEffectChecked: Evolve<'EffectChecked'> = (state, { data }) => ({
  ...state,
  correctiveActions: (state.correctiveActions ?? []).map((each) =>
    each.action === data.action ? { ...each, isEffective: data.isEffective } : each,
  ),
});
