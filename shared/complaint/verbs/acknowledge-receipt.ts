import { TermId } from '../../kernel/ids.ts';
import { ok, refuse } from '../../kernel/result.ts';
import { command } from '../command.ts';
import { fact } from '../fact.ts';
import { mayAt } from '../standing.ts';
import type { Evolve, Verb } from '../verb.ts';

/** 签收 of a transfer order by the department. */
export const AcknowledgeReceipt = command('AcknowledgeReceipt', { unit: TermId });

export const ReceiptAcknowledged = fact({ unit: TermId });

/** 签收: once by each department, by someone who may state for it. */
export const acknowledgeReceipt: Verb<'AcknowledgeReceipt'> = {
  by: ['state'],
  during: ['dispatched', 'stated', 'replied'],
  decide({ unit }, state, facts) {
    const department = state.departments.find((candidate) => candidate.unit === unit);
    if (!department || !mayAt(facts, 'state', unit)) return refuse({ code: 'complaint/not-your-unit', about: unit });
    if (department.receivedAt) return refuse({ code: 'complaint/already-done', about: unit });
    return ok([{ type: 'ReceiptAcknowledged', data: { unit } }]);
  },
};

export const evolveReceiptAcknowledged: Evolve<'ReceiptAcknowledged'> = (state, { at, data }) => ({
  ...state,
  departments: state.departments.map((department) =>
    department.unit === data.unit ? { ...department, receivedAt: at } : department,
  ),
});
