import { Elements, command, longText, terms } from '../command.ts';
import { fact } from '../fact.ts';
import { refuse } from '../../kernel/result.ts';
import type { Evolve, Verb } from '../verb.ts';

/** 合并意见: the lead department makes one out of all statements. */
export const ConsolidateStatements = command('ConsolidateStatements', { statement: longText, elements: Elements.optional() });

export const StatementsConsolidated = fact({ elements: terms.optional() });

export const consolidateStatements: Verb<'ConsolidateStatements'> = {
  by: ['state'],
  during: ['dispatched', 'stated'],
  decide: (_command, state) => refuse({ code: 'complaint/wrong-stage', about: state.stage }),
};

export const evolveConsolidated: Evolve<'StatementsConsolidated'> = (state) => state;

