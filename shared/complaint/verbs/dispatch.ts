import * as z from 'zod';
import { TermId } from '../../kernel/ids.ts';
import { ok, refuse } from '../../kernel/result.ts';
import { proposeRoute } from '../../rulebook/routing.ts';
import { command, shortText } from '../command.ts';
import { fact } from '../fact.ts';
import { isOpenUnit } from '../facts.ts';
import { handOn } from '../levels.ts';
import { allStated } from '../marks.ts';
import { pathTo } from '../places.ts';
import { predicateFacts } from '../predicate-facts.ts';
import { isByLevel } from '../proposed-dispatch.ts';
import type { ComplaintState, DepartmentState } from '../state.ts';
import type { Evolve, Verb } from '../verb.ts';

/** 转办: to a lead department and any co-handling ones. Before anybody has stated anything it may be done anew (改派). */
export const DispatchComplaint = command('DispatchComplaint', {
  lead: TermId,
  coDepartments: z.array(TermId).max(10).default([]),
  comment: shortText.optional(),
});

export const ComplaintDispatched = fact({
  lead: TermId,
  /** Everybody else who handles it from now on. */
  coDepartments: z.array(TermId).optional(),
  /** The units it came through on its way to the lead, top first: level by level 逐级. */
  via: z.array(TermId).optional(),
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
    const named = [lead, ...coDepartments];
    if (new Set(named).size < named.length) return refuse({ code: 'complaint/duplicate-department' });
    const unknown = named.find((unit) => !isOpenUnit(facts, unit));
    if (unknown) return refuse({ code: 'complaint/unknown-unit', about: unknown });

    const { rulebook } = facts.rulebook;
    const about = predicateFacts(rulebook, facts.calendar, state, { quantities: { departments: named.length } });
    const goesByLevel = isByLevel(rulebook, about);
    const handed = goesByLevel ? handOn(named, state, facts) : ok({ via: [], kept: [] });
    if (!handed.ok) return handed;
    const { via, kept } = handed.value;
    const others = [...coDepartments, ...kept];
    const route = proposeRoute(rulebook, about);
    const isOnRoute = route && (goesByLevel ? pathTo(route.lead, facts.units).includes(lead) : route.lead === lead);
    return ok([
      {
        type: 'ComplaintDispatched',
        data: {
          lead,
          ...(others.length > 0 && { coDepartments: others }),
          ...(via.length > 0 && { via: [...via] }),
          ...(isOnRoute && { route: route.id }),
        },
        ...(comment !== undefined && { texts: { comment } }),
      },
    ]);
  },
};

/** Whoever had it already keeps what they had: when it came, who handles it, what is stated. */
export const evolveDispatched: Evolve<'ComplaintDispatched'> = (state, { at, data }) => {
  const share = (unit: TermId, role: DepartmentState['role']): DepartmentState => ({
    ...(state.departments.find((department) => department.unit === unit) ?? { unit, dispatchedAt: at }),
    role,
  });
  const departments = [
    ...(data.via ?? []).map((unit) => share(unit, 'via')),
    share(data.lead, 'lead'),
    ...(data.coDepartments ?? []).map((unit) => share(unit, 'co')),
  ];
  const after = { ...state, departments };
  return { ...after, stage: allStated(after) ? 'stated' : 'dispatched' };
};
