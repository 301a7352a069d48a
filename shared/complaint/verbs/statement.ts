import { TermId } from '../../kernel/ids.ts';
import { ok, refuse } from '../../kernel/result.ts';
import { Elements, command, longText, terms } from '../command.ts';
import { elementTexts } from '../elements.ts';
import { fact } from '../fact.ts';
import { allStated } from '../marks.ts';
import type { Evolve, Verb } from '../verb.ts';

/** 情况说明 of one department */
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

/** 情况说明: each department that handles the complaint writes its own, once, by someone who holds a position there. */
export const submitStatement: Verb<'SubmitStatement'> = {
  by: ['state'],
  during: ['registered', 'accepted', 'dispatched', 'stated', 'replied'],
  decide({ unit, statement, elements, documents }, state, facts) {
    const department = state.departments.find((candidate) => candidate.unit === unit);
    if (!department || !facts.actor.units.includes(unit)) {
      return refuse({ code: 'complaint/not-your-unit', about: unit });
    }
    if (department.statedAt) return refuse({ code: 'complaint/already-stated', about: unit });
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
  const after = { ...state, departments };
  return state.stage === 'dispatched' && allStated(after) ? { ...after, stage: 'stated' } : after;
};
