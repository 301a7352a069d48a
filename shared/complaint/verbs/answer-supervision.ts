import * as z from 'zod';
import { ok, refuse } from '../../kernel/result.ts';
import { command, longText } from '../command.ts';
import { fact } from '../fact.ts';
import { mayAt } from '../standing.ts';
import type { Evolve, Verb } from '../verb.ts';

/** 回复督办. */
export const AnswerSupervision = command('AnswerSupervision', { order: z.int().positive(), statement: longText });

export const SupervisionAnswered = fact({ order: z.int().positive() });

/**
 * 回复督办, once: by the unit that the order went to; an order to all by the lead department for all, or by whoever may
 * reply.
 */
export const answerSupervision: Verb<'AnswerSupervision'> = {
  by: ['state', 'reply'],
  decide({ order: number, statement }, state, facts) {
    const order = state.supervisionOrders?.find((candidate) => candidate.order === number);
    if (!order) return refuse({ code: 'complaint/nothing-pending', about: `${number}` });
    if (order.answeredAt) return refuse({ code: 'complaint/already-done', about: `${number}` });
    const unit = order.unit ?? state.departments.find(({ role }) => role === 'lead')?.unit;
    const isTheirs =
      (unit !== undefined && mayAt(facts, 'state', unit)) ||
      (order.unit === undefined && facts.actor.capabilities.includes('reply'));
    if (!isTheirs) return refuse({ code: 'complaint/not-your-unit', ...(unit && { about: unit }) });
    return ok([{ type: 'SupervisionAnswered', data: { order: number }, texts: { statement } }]);
  },
};

export const evolveSupervisionAnswered: Evolve<'SupervisionAnswered'> = (state, { at, data }) => ({
  ...state,
  supervisionOrders: (state.supervisionOrders ?? []).map((order) =>
    order.order === data.order ? { ...order, answeredAt: at } : order,
  ),
});
