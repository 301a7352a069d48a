import * as z from 'zod';
import { ok, refuse } from '../../kernel/result.ts';
import { command } from '../command.ts';
import { fact } from '../fact.ts';
import type { Evolve, Verb } from '../verb.ts';

/** 移出垃圾箱: it is a complaint after all. */
export const LiftSpamMark = command('LiftSpamMark', {});

export const SpamMarkLifted = fact({
  /** It was suspected as it arrived, and nobody has heard of it yet. */
  isNews: z.literal(true).optional(),
  /** The complainant wished for the receipt by mail, and has not had it. */
  copy: z.literal(true).optional(),
});

/** 移出垃圾箱: it goes on as if it had never been marked, by the due dates that it has had all along. */
export const liftSpamMark: Verb<'LiftSpamMark'> = {
  by: ['accept'],
  decide(_command, { spam }) {
    if (!spam) return refuse({ code: 'complaint/nothing-pending' });
    const data = { ...(spam.signs && { isNews: true as const }), ...(spam.copy && { copy: true as const }) };
    return ok([{ type: 'SpamMarkLifted', data }]);
  },
};

export const evolveSpamMarkLifted: Evolve<'SpamMarkLifted'> = (state) => {
  const { spam: _, ...rest } = state;
  return rest;
};
