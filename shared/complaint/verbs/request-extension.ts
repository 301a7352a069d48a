import * as z from 'zod';
import { Addition } from '../../calendar/budget.ts';
import { TermId } from '../../kernel/ids.ts';
import { IsoDate } from '../../kernel/time.ts';
import { Who } from '../../rulebook/schema/organisation.ts';
import { command, shortText } from '../command.ts';
import { fact } from '../fact.ts';
import { refuse } from '../../kernel/result.ts';
import type { Evolve, Verb } from '../verb.ts';

/** 申请延期 of one clock, by an amount of time or until a date. Where nobody has to consent it is granted at once. */
export const RequestExtension = command('RequestExtension', { clock: TermId, unit: TermId.optional(), by: Addition.optional(), until: IsoDate.optional(), reason: shortText });

export const ExtensionRequested = fact({ clock: TermId, unit: TermId.optional(), addition: Addition.optional(), until: IsoDate.optional(), /** Whose consent it needs; empty: nobody's. */ consent: z.array(Who) });

export const requestExtension: Verb<'RequestExtension'> = {
  by: ['state', 'reply', 'dispatch'],
  decide: (_command, state) => refuse({ code: 'complaint/wrong-stage', about: state.stage }),
};

export const evolveExtensionRequested: Evolve<'ExtensionRequested'> = (state) => state;

