import { ok, refuse } from '../../kernel/result.ts';
import { command } from '../command.ts';
import { fact } from '../fact.ts';
import type { Evolve, Verb } from '../verb.ts';

/** 索取回执邮件: the number by mail, to the address that was told. Never the code. */
export const RequestReceiptCopy = command('RequestReceiptCopy', {});

export const ReceiptCopyRequested = fact({});

/** 索取回执邮件: once. */
export const requestReceiptCopy: Verb<'RequestReceiptCopy'> = {
  by: ['complainant'],
  during: ['registered', 'accepted', 'dispatched', 'stated', 'replied', 'closed', 'archived'],
  decide(_command, state) {
    if (!state.hasContact) return refuse({ code: 'complaint/no-address' });
    if (state.marks?.ReceiptCopyRequested) return refuse({ code: 'complaint/already-done' });
    return ok([{ type: 'ReceiptCopyRequested', data: {} }]);
  },
};

export const evolveReceiptCopyRequested: Evolve<'ReceiptCopyRequested'> = (state) => state;
