import * as z from 'zod';
import { command, longText } from '../command.ts';
import { fact } from '../fact.ts';
import { refuse } from '../../kernel/result.ts';
import type { Evolve, Verb } from '../verb.ts';

/** 整改效果验证. */
export const CheckEffect = command('CheckEffect', { action: z.int().positive(), isEffective: z.boolean(), effect: longText });

export const EffectChecked = fact({ action: z.int().positive(), isEffective: z.boolean() });

export const checkEffect: Verb<'CheckEffect'> = {
  by: ['correct', 'supervise'],
  during: ['registered', 'accepted', 'dispatched', 'stated', 'replied', 'closed', 'archived'],
  decide: (_command, state) => refuse({ code: 'complaint/wrong-stage', about: state.stage }),
};

export const evolveEffectChecked: Evolve<'EffectChecked'> = (state) => state;

