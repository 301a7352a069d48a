import * as z from 'zod';
import { TermId } from '../../kernel/ids.ts';
import { ok, refuse } from '../../kernel/result.ts';
import { clockRule } from '../../rulebook/clocks/clock-rules.ts';
import { command, longText, shortText } from '../command.ts';
import { fact } from '../fact.ts';
import type { Evolve, Verb } from '../verb.ts';

/** 超期说明: to the accepting department why it is late, and to the complainant. */
export const ReportLateness = command('ReportLateness', {
  clock: TermId,
  unit: TermId.optional(),
  reason: shortText,
  notice: longText.optional(),
});

export const LatenessReported = fact({ clock: TermId, unit: TermId.optional(), tellsComplainant: z.boolean() });

/**
 * 超期说明: of a clock that was missed, met late, or still runs: some must say beforehand that they cannot keep it. Those
 * who only write for a department speak for its clocks and for the complaints that it handles.
 */
export const reportLateness: Verb<'ReportLateness'> = {
  by: ['state', 'reply'],
  decide({ clock: id, unit, reason, notice }, state, { actor, rulebook }) {
    if (!clockRule(rulebook.rulebook, id)) return refuse({ code: 'complaint/unknown-term', about: id });
    const mayLook = unit === undefined ? state.departments.map((department) => department.unit) : [unit];
    const isTheirs = actor.capabilities.includes('reply') || mayLook.some((each) => actor.units.includes(each));
    if (!isTheirs) return refuse({ code: 'complaint/not-your-unit', about: unit ?? id });
    const clock = state.clocks.find((each) => each.clock === id && each.unit === unit);
    if (clock?.status !== 'running' && clock?.status !== 'missed' && clock?.status !== 'metLate')
      return refuse({ code: 'complaint/not-running', about: id });
    return ok([
      {
        type: 'LatenessReported',
        data: { clock: id, ...(unit && { unit }), tellsComplainant: notice !== undefined },
        texts: { reason, ...(notice !== undefined && { notice }) },
      },
    ]);
  },
};

export const evolveLatenessReported: Evolve<'LatenessReported'> = (state) => state;
