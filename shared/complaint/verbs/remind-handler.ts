import { TermId } from '../../kernel/ids.ts';
import { ok, refuse } from '../../kernel/result.ts';
import { command, shortText } from '../command.ts';
import { fact } from '../fact.ts';
import type { Evolve, Verb } from '../verb.ts';

/** 催办, by a person. */
export const RemindHandler = command('RemindHandler', {
  /** Unset: all who handle it. */
  unit: TermId.optional(),
  comment: shortText.optional(),
});

export const HandlerUrged = fact({ unit: TermId.optional() });

/** 催办 of a department that still owes its statement, or of all. How often is a window of the rulebook. */
export const remindHandler: Verb<'RemindHandler'> = {
  by: ['supervise', 'dispatch', 'complainant'],
  decide({ unit, comment }, state) {
    const department = state.departments.find((candidate) => candidate.unit === unit);
    if (unit !== undefined && !department) return refuse({ code: 'complaint/unknown-unit', about: unit });
    if (department?.statedAt) return refuse({ code: 'complaint/already-stated', about: department.unit });
    return ok([
      {
        type: 'HandlerUrged',
        data: { ...(unit && { unit }) },
        ...(comment !== undefined && { texts: { comment } }),
      },
    ]);
  },
};

export const evolveHandlerUrged: Evolve<'HandlerUrged'> = (state) => state;
