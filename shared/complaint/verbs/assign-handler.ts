import { StaffId, TermId } from '../../kernel/ids.ts';
import { ok, refuse } from '../../kernel/result.ts';
import { command } from '../command.ts';
import { fact } from '../fact.ts';
import { isRespondent, mayAt } from '../standing.ts';
import type { Evolve, Verb } from '../verb.ts';

/** 指定承办人: never somebody who is complained about. */
export const AssignHandler = command('AssignHandler', { unit: TermId, handler: StaffId });

export const HandlerAssigned = fact({ unit: TermId, handler: StaffId });

/** 指定承办人, by the department or the centre; the department stays responsible, whoever does the work. */
export const assignHandler: Verb<'AssignHandler'> = {
  by: ['assign'],
  during: ['dispatched', 'stated', 'replied'],
  decide({ unit, handler }, state, facts) {
    const department = state.departments.find((candidate) => candidate.unit === unit);
    const isTheirs = mayAt(facts, 'assign', unit) || mayAt(facts, 'assign', facts.rulebook.rulebook.centre);
    if (!department || !isTheirs) return refuse({ code: 'complaint/not-your-unit', about: unit });
    if (!facts.people?.some(({ id, units }) => id === handler && units.includes(unit))) {
      return refuse({ code: 'complaint/unknown-person', about: handler });
    }
    if (isRespondent(state, handler)) return refuse({ code: 'complaint/handler-is-respondent', about: handler });
    if (department.handler === handler) return refuse({ code: 'complaint/already-done', about: handler });
    return ok([{ type: 'HandlerAssigned', data: { unit, handler } }]);
  },
};

export const evolveHandlerAssigned: Evolve<'HandlerAssigned'> = (state, { data }) => ({
  ...state,
  departments: state.departments.map((department) =>
    department.unit === data.unit ? { ...department, handler: data.handler } : department,
  ),
});
