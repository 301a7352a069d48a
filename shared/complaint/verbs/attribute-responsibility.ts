import * as z from 'zod';
import { TermId } from '../../kernel/ids.ts';
import { command, longText } from '../command.ts';
import { fact } from '../fact.ts';
import { Share } from '../state.ts';
import { refuse } from '../../kernel/result.ts';
import type { Evolve, Verb } from '../verb.ts';

/** 责任认定: who bears how much, in per cent, or jointly; a loss is shared out the same way. */
export const AttributeResponsibility = command('AttributeResponsibility', { shares: z.array(Share).min(1).max(30), isJoint: z.boolean().optional(), /** Rule by which the part of each is reckoned from the loss. */ rule: TermId.optional(), loss: z.number().nonnegative().optional(), opinion: longText });

export const ResponsibilityAttributed = fact({ shares: z.array(Share), isJoint: z.boolean().optional(), rule: TermId.optional(), loss: z.number().nonnegative().optional() });

export const attributeResponsibility: Verb<'AttributeResponsibility'> = {
  by: ['account'],
  during: ['registered', 'accepted', 'dispatched', 'stated', 'replied', 'closed', 'archived'],
  decide: (_command, state) => refuse({ code: 'complaint/wrong-stage', about: state.stage }),
};

export const evolveResponsibilityAttributed: Evolve<'ResponsibilityAttributed'> = (state) => state;

