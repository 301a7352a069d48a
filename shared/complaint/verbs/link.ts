import * as z from 'zod';
import { ComplaintId } from '../../kernel/ids.ts';
import { command, shortText } from '../command.ts';
import { fact } from '../fact.ts';
import { refuse } from '../../kernel/result.ts';
import type { Evolve, Verb } from '../verb.ts';

/** 关联 / 并案: names another complaint. Merged into another, this one ends; the other is answered for both. */
export const LinkComplaint = command('LinkComplaint', { other: ComplaintId, how: z.enum(['related', 'duplicate', 'merged']), comment: shortText.optional() });

export const ComplaintLinked = fact({ other: ComplaintId, how: z.enum(['related', 'duplicate', 'merged']) });

export const linkComplaint: Verb<'LinkComplaint'> = {
  by: ['dispatch', 'classify'],
  during: ['registered', 'accepted', 'dispatched', 'stated', 'replied', 'closed', 'archived'],
  decide: (_command, state) => refuse({ code: 'complaint/wrong-stage', about: state.stage }),
};

export const evolveLinked: Evolve<'ComplaintLinked'> = (state) => state;

