import { TermId } from '../../kernel/ids.ts';
import { ok, refuse } from '../../kernel/result.ts';
import { command, shortText } from '../command.ts';
import { fact } from '../fact.ts';
import { unknownTerm } from '../known-terms.ts';
import { allStated } from '../marks.ts';
import { mayAt } from '../standing.ts';
import type { ComplaintState } from '../state.ts';
import type { Evolve, Verb } from '../verb.ts';

/** 退回 of a misrouted complaint, with a reason of the list. */
export const ReturnComplaint = command('ReturnComplaint', {
  unit: TermId,
  /** Needed where the rulebook has a list of them. */
  reason: TermId.optional(),
  comment: shortText,
});

export const ComplaintReturned = fact({ unit: TermId, reason: TermId.optional() });

/** 退回 by the department itself, before it has stated; a unit that passed it on has nothing to return. */
export const returnComplaint: Verb<'ReturnComplaint'> = {
  by: ['state'],
  during: ['dispatched'],
  decide({ unit, reason, comment }, state, facts) {
    const department = state.departments.find((candidate) => candidate.unit === unit);
    if (!department || department.role === 'via' || !mayAt(facts, 'state', unit)) {
      return refuse({ code: 'complaint/not-your-unit', about: unit });
    }
    if (department.statedAt) return refuse({ code: 'complaint/already-stated', about: unit });
    const { returnReasons } = facts.rulebook.rulebook;
    if (returnReasons && reason === undefined) {
      return refuse({ code: 'complaint/incomplete', missing: ['reason'], verb: 'ReturnComplaint' });
    }
    const unknown = unknownTerm([returnReasons, reason]);
    if (unknown) return refuse(unknown);
    return ok([{ type: 'ComplaintReturned', data: { unit, ...(reason && { reason }) }, texts: { comment } }]);
  },
};

/**
 * A co-department leaves. What the lead returns goes back to the unit that passed it on, or to the centre to be dispatched
 * again; the co-departments stay.
 */
export const evolveReturned: Evolve<'ComplaintReturned'> = (state, { data }) => {
  const departments = state.departments.filter(({ unit }) => unit !== data.unit);
  const wasLead = state.departments.some(({ unit, role }) => unit === data.unit && role === 'lead');
  if (!wasLead) {
    const after: ComplaintState = { ...state, departments };
    return allStated(after) ? { ...after, stage: 'stated' } : after;
  }
  const sender = departments.findLast(({ role }) => role === 'via');
  if (!sender) return { ...state, departments, stage: state.acceptedAt === undefined ? 'registered' : 'accepted' };
  return {
    ...state,
    departments: departments.map((department) =>
      department === sender ? { ...department, role: 'lead' } : department,
    ),
  };
};
