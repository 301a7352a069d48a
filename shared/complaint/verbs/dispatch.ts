import * as z from 'zod';
import { TermId } from '../../kernel/ids.ts';
import { ok, refuse } from '../../kernel/result.ts';
import { proposeLead } from '../../rulebook/routing.ts';
import { command, shortText } from '../command.ts';
import { fact } from '../fact.ts';
import { isOpenUnit } from '../facts.ts';
import { predicateFacts } from '../predicate-facts.ts';
import type { ComplaintState } from '../state.ts';
import type { Evolve, Verb } from '../verb.ts';

/** 转办: to a lead department and any co-handling ones. Before anybody has stated anything it may be done anew (改派). */
export const DispatchComplaint = command('DispatchComplaint', {
  lead: TermId,
  coDepartments: z.array(TermId).max(10),
  comment: shortText.optional(),
});

export const ComplaintDispatched = fact({
  lead: TermId,
  coDepartments: z.array(TermId).optional(),
  /** The route that proposed the lead, when the officer followed one. */
  route: TermId.optional(),
});

/** Whether a complaint may still be dispatched, or dispatched anew: until a department has stated something. */
export const mayDispatch = (state: ComplaintState): boolean =>
  state.stage === 'registered' ||
  state.stage === 'accepted' ||
  (state.stage === 'dispatched' && state.departments.every((department) => department.statedAt === undefined));

/** 转办, and 改派 while no department has answered: the wrong department is put right without a trace being lost. */
export const dispatchComplaint: Verb<'DispatchComplaint'> = {
  by: ['dispatch'],
  decide({ lead, coDepartments, comment }, state, facts) {
    if (!mayDispatch(state)) return refuse({ code: 'complaint/wrong-stage', about: state.stage });
    const units = [lead, ...coDepartments];
    if (new Set(units).size < units.length) return refuse({ code: 'complaint/duplicate-department' });
    const unknown = units.find((unit) => !isOpenUnit(facts, unit));
    if (unknown) return refuse({ code: 'complaint/unknown-unit', about: unknown });

    const { rulebook } = facts.rulebook;
    const about = predicateFacts(rulebook, facts.calendar, state, { quantities: { departments: units.length } });
    const proposed = proposeLead(rulebook, about);
    return ok([
      {
        type: 'ComplaintDispatched',
        data: {
          lead,
          ...(coDepartments.length > 0 && { coDepartments: [...coDepartments] }),
          ...(proposed?.unit === lead && { route: proposed.route }),
        },
        ...(comment !== undefined && { texts: { comment } }),
      },
    ]);
  },
};

export const evolveDispatched: Evolve<'ComplaintDispatched'> = (state, { at, data }) => ({
  ...state,
  stage: 'dispatched',
  departments: [
    { unit: data.lead, role: 'lead', dispatchedAt: at },
    ...(data.coDepartments ?? []).map((unit) => ({ unit, role: 'co' as const, dispatchedAt: at })),
  ],
});
