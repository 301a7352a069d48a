import { keysOf } from '../../kernel/keys-of.ts';
import { ok, refuse } from '../../kernel/result.ts';
import { Elements, command, longText, terms } from '../command.ts';
import { elementTexts } from '../elements.ts';
import { fact } from '../fact.ts';
import { unknownTerm } from '../known-terms.ts';
import { isRespondent, mayAt } from '../standing.ts';
import type { ComplaintState } from '../state.ts';
import type { Evolve, Verb } from '../verb.ts';

/** 合并意见: the lead department makes one out of all statements. */
export const ConsolidateStatements = command('ConsolidateStatements', {
  statement: longText,
  elements: Elements.optional(),
});

export const StatementsConsolidated = fact({ elements: terms.optional() });

/** Whether what was made one still says all: nobody has stated since. */
const isUpToDate = ({ consolidatedAt, departments }: ComplaintState): boolean =>
  consolidatedAt !== undefined &&
  departments.every(({ role, statedAt }) => role === 'via' || statedAt === undefined || statedAt <= consolidatedAt);

/** 合并意见, when lead and co-departments have stated or let the time pass; anew when one stated after all. */
export const consolidateStatements: Verb<'ConsolidateStatements'> = {
  by: ['state'],
  during: ['dispatched', 'stated'],
  decide({ statement, elements }, state, facts) {
    const lead = state.departments.find(({ role }) => role === 'lead');
    if (!lead || !mayAt(facts, 'state', lead.unit)) {
      return refuse({ code: 'complaint/not-lead', ...(lead && { about: lead.unit }) });
    }
    if (isRespondent(state, facts.actor.id)) return refuse({ code: 'complaint/handler-is-respondent' });
    const owing = state.departments.find(({ role, statedAt, waivedAt }) => role !== 'via' && !statedAt && !waivedAt);
    if (owing) return refuse({ code: 'complaint/not-all-stated', about: owing.unit });
    if (isUpToDate(state)) return refuse({ code: 'complaint/already-done' });
    const unknown = unknownTerm([facts.rulebook.rulebook.elements, elements && keysOf(elements)]);
    if (unknown) return refuse(unknown);
    const { data, texts } = elementTexts(elements);
    return ok([{ type: 'StatementsConsolidated', data, texts: { statement, ...texts } }]);
  },
};

export const evolveConsolidated: Evolve<'StatementsConsolidated'> = (state, { at }) => ({
  ...state,
  consolidatedAt: at,
});
