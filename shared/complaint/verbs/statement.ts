import { TermId } from '../../kernel/ids.ts';
import { keysOf } from '../../kernel/keys-of.ts';
import { ok, refuse } from '../../kernel/result.ts';
import { Elements, command, longText, terms } from '../command.ts';
import { withDocuments } from '../documents.ts';
import { elementTexts } from '../elements.ts';
import { fact } from '../fact.ts';
import { unknownTerm } from '../known-terms.ts';
import { owedFromBelow } from '../levels.ts';
import { allStated } from '../marks.ts';
import { isRespondent, mayAt } from '../standing.ts';
import type { Evolve, Verb } from '../verb.ts';

/** 情况说明 of one department. */
export const SubmitStatement = command('SubmitStatement', {
  unit: TermId,
  statement: longText,
  elements: Elements.optional(),
  documents: terms.optional(),
});

export const StatementSubmitted = fact({
  unit: TermId,
  /** The parts of the statement that the rulebook asks for by name. */
  elements: terms.optional(),
  documents: terms.optional(),
});

/**
 * 情况说明: each department that handles the complaint writes its own, once, by someone who holds a position there and is
 * not complained about; also after its time has passed. A unit that passed it on writes when all below it have.
 */
export const submitStatement: Verb<'SubmitStatement'> = {
  by: ['state'],
  during: ['registered', 'accepted', 'dispatched', 'stated', 'replied'],
  decide({ unit, statement, elements, documents }, state, facts) {
    const department = state.departments.find((candidate) => candidate.unit === unit);
    if (!department || !mayAt(facts, 'state', unit)) return refuse({ code: 'complaint/not-your-unit', about: unit });
    if (isRespondent(state, facts.actor.id)) return refuse({ code: 'complaint/handler-is-respondent' });
    if (department.statedAt) return refuse({ code: 'complaint/already-stated', about: unit });
    const [owed] = department.role === 'via' ? owedFromBelow(unit, state, facts) : [];
    if (owed) return refuse({ code: 'complaint/not-all-stated', about: owed });
    const { rulebook } = facts.rulebook;
    const unknown = unknownTerm([rulebook.elements, elements && keysOf(elements)], [rulebook.documents, documents]);
    if (unknown) return refuse(unknown);
    return ok([
      {
        type: 'StatementSubmitted',
        data: { unit, ...elementTexts(elements).data, ...(documents && { documents }) },
        texts: { statement, ...elementTexts(elements).texts },
      },
    ]);
  },
};

/** The stage moves on when the last department has stated; a statement that comes after the reply is kept and moves nothing. */
export const evolveStated: Evolve<'StatementSubmitted'> = (state, { at, data }) => {
  const departments = state.departments.map((department) =>
    department.unit === data.unit ? { ...department, statedAt: at } : department,
  );
  const after = { ...state, departments, ...withDocuments(state, data.documents) };
  return state.stage === 'dispatched' && allStated(after) ? { ...after, stage: 'stated' } : after;
};
