import * as z from 'zod';
import { ComplaintId } from '../../kernel/ids.ts';
import { command, longText } from '../command.ts';
import { fact } from '../fact.ts';
import { refuse } from '../../kernel/result.ts';
import type { Evolve, Verb } from '../verb.ts';

/** 二次投诉 of a complaint that was answered: a linked case, or the same case taken up again, as the rulebook says. */
export const ReopenComplaint = command('ReopenComplaint', { reason: longText, /** The linked case, when there is to be one. */ second: ComplaintId.optional() });

export const ComplaintReopened = fact({ as: z.enum(['linked-case', 'same-case']), second: ComplaintId.optional() });

export const reopenComplaint: Verb<'ReopenComplaint'> = {
  by: ['complainant', 'register', 'reply'],
  during: ['replied', 'closed', 'archived'],
  decide: (_command, state) => refuse({ code: 'complaint/wrong-stage', about: state.stage }),
};

export const evolveReopened: Evolve<'ComplaintReopened'> = (state) => state;

