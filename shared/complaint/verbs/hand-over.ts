import * as z from 'zod';
import { TermId } from '../../kernel/ids.ts';
import { command, longText } from '../command.ts';
import { fact } from '../fact.ts';
import { refuse } from '../../kernel/result.ts';
import type { Evolve, Verb } from '../verb.ts';

/** 移送 to somebody outside, or to discipline. It may end the handling here; the complainant is told. */
export const HandOver = command('HandOver', { to: TermId, reason: longText, ends: z.boolean() });

export const ComplaintHandedOver = fact({ to: TermId, ends: z.boolean() });

export const handOver: Verb<'HandOver'> = {
  by: ['dispatch', 'close', 'supervise'],
  decide: (_command, state) => refuse({ code: 'complaint/wrong-stage', about: state.stage }),
};

export const evolveHandedOver: Evolve<'ComplaintHandedOver'> = (state) => state;

