import * as z from 'zod';
import { TermId } from '../../kernel/ids.ts';
import { command, longText, shortText } from '../command.ts';
import { fact } from '../fact.ts';
import { refuse } from '../../kernel/result.ts';
import type { Evolve, Verb } from '../verb.ts';

/** 超期说明: to the accepting department why it is late, and to the complainant. */
export const ReportLateness = command('ReportLateness', { clock: TermId, unit: TermId.optional(), reason: shortText, notice: longText.optional() });

export const LatenessReported = fact({ clock: TermId, unit: TermId.optional(), tellsComplainant: z.boolean() });

export const reportLateness: Verb<'ReportLateness'> = {
  by: ['state', 'reply'],
  decide: (_command, state) => refuse({ code: 'complaint/wrong-stage', about: state.stage }),
};

export const evolveLatenessReported: Evolve<'LatenessReported'> = (state) => state;

