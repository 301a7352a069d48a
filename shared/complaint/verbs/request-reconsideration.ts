import { TermId } from '../../kernel/ids.ts';
import { ok, refuse } from '../../kernel/result.ts';
import { command, longText, terms } from '../command.ts';
import { withDocuments } from '../documents.ts';
import { fact } from '../fact.ts';
import { unknownTerm } from '../known-terms.ts';
import { isRespondent } from '../standing.ts';
import type { ComplaintState } from '../state.ts';
import type { Evolve, Verb } from '../verb.ts';

/** 申请复议, by the respondent, who bears the burden of proof: grounds and evidence. */
export const RequestReconsideration = command('RequestReconsideration', {
  /** The unit that asks; unset: whoever is complained about asks for themselves. */
  unit: TermId.optional(),
  reason: longText,
  documents: terms.optional(),
});

export const ReconsiderationRequested = fact({ unit: TermId.optional(), documents: terms.optional() });

/** The units that are complained about or handle the complaint. */
const concerned = (state: ComplaintState): readonly TermId[] => [
  ...(state.respondents?.flatMap(({ unit }) => unit ?? []) ?? []),
  ...state.departments.map(({ unit }) => unit),
];

/** 申请复议, one at a time; which papers must come with it are requirements of the rulebook. */
export const requestReconsideration: Verb<'RequestReconsideration'> = {
  by: ['staff'],
  during: ['dispatched', 'stated', 'replied', 'closed', 'archived'],
  decide({ unit, reason, documents }, state, { actor, rulebook }) {
    const isTheirs =
      unit === undefined
        ? isRespondent(state, actor.id) || concerned(state).some((each) => actor.units.includes(each))
        : concerned(state).includes(unit) && actor.units.includes(unit);
    if (!isTheirs) return refuse({ code: 'complaint/not-yours', ...(unit && { about: unit }) });
    if (state.reconsideration === 'requested') return refuse({ code: 'complaint/already-pending' });
    const unknown = unknownTerm([rulebook.rulebook.documents, documents]);
    if (unknown) return refuse(unknown);
    return ok([
      {
        type: 'ReconsiderationRequested',
        data: { ...(unit && { unit }), ...(documents && { documents: [...documents] }) },
        texts: { reason },
      },
    ]);
  },
};

export const evolveReconsiderationRequested: Evolve<'ReconsiderationRequested'> = (state, { data }) => ({
  ...state,
  reconsideration: 'requested',
  ...withDocuments(state, data.documents),
});
