import { TermId } from '../../kernel/ids.ts';
import { command } from '../command.ts';
import { fact } from '../fact.ts';
import { refuse } from '../../kernel/result.ts';
import type { Evolve, Verb } from '../verb.ts';

/** 签收 of a transfer order by the department. */
export const AcknowledgeReceipt = command('AcknowledgeReceipt', { unit: TermId });

export const ReceiptAcknowledged = fact({ unit: TermId });

export const acknowledgeReceipt: Verb<'AcknowledgeReceipt'> = {
  by: ['state'],
  during: ['dispatched'],
  decide: (_command, state) => refuse({ code: 'complaint/wrong-stage', about: state.stage }),
};

export const evolveReceiptAcknowledged: Evolve<'ReceiptAcknowledged'> = (state) => state;

