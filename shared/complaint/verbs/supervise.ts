import * as z from 'zod';
import { TermId } from '../../kernel/ids.ts';
import { ok, refuse } from '../../kernel/result.ts';
import { command, shortText } from '../command.ts';
import { fact, ladderStepIfAny } from '../fact.ts';
import type { Evolve, Verb } from '../verb.ts';

/** 督办: a supervision order, to a department or to all. */
export const SuperviseComplaint = command('SuperviseComplaint', {
  /** Unset: all who handle it. */
  unit: TermId.optional(),
  reason: shortText,
});

/** `unit`: the department that must answer it. */
export const SupervisionOrdered = fact({ order: z.int().positive(), ...ladderStepIfAny });

/** 督办. The orders of a complaint are numbered from 1. */
export const superviseComplaint: Verb<'SuperviseComplaint'> = {
  by: ['supervise'],
  decide({ unit, reason }, state) {
    if (unit !== undefined && !state.departments.some((department) => department.unit === unit)) {
      return refuse({ code: 'complaint/unknown-unit', about: unit });
    }
    const order = (state.supervisionOrders?.length ?? 0) + 1;
    return ok([{ type: 'SupervisionOrdered', data: { order, ...(unit && { unit }) }, texts: { reason } }]);
  },
};

export const evolveSupervisionOrdered: Evolve<'SupervisionOrdered'> = (state, { data }) => ({
  ...state,
  supervisionOrders: [...(state.supervisionOrders ?? []), { order: data.order, ...(data.unit && { unit: data.unit }) }],
});
