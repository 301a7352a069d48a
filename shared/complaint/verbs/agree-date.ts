import { agreedDue } from '../../calendar/due.ts';
import { TermId } from '../../kernel/ids.ts';
import { ok, refuse } from '../../kernel/result.ts';
import { IsoDate } from '../../kernel/time.ts';
import { caseFor, clockRule } from '../../rulebook/clocks/clock-rules.ts';
import { isOpen } from '../clocks/desk.ts';
import { command, shortText } from '../command.ts';
import { fact } from '../fact.ts';
import { predicateFacts } from '../predicate-facts.ts';
import type { Evolve, Verb } from '../verb.ts';

/** 约定日期: a date promised to the complainant becomes the deadline of a clock. */
export const AgreeDate = command('AgreeDate', {
  clock: TermId,
  unit: TermId.optional(),
  on: IsoDate,
  comment: shortText.optional(),
});

export const DateAgreed = fact({ clock: TermId, unit: TermId.optional(), on: IsoDate });

/** 约定日期: of a clock that runs, or that waits for a date; the day must not be over. */
export const agreeDate: Verb<'AgreeDate'> = {
  by: ['reply', 'accept'],
  decide({ clock, unit, on, comment }, state, facts) {
    const { rulebook } = facts.rulebook;
    const rule = clockRule(rulebook, clock);
    if (!rule) return refuse({ code: 'complaint/unknown-term', about: clock });
    const running = state.clocks.some((each) => each.clock === clock && each.unit === unit && isOpen(each));
    if (!running) {
      const isWhole = (rule.per === 'department') === (unit !== undefined);
      const applies = isWhole ? caseFor(rule, predicateFacts(rulebook, facts.calendar, state)) : undefined;
      if (applies?.budget.unit !== 'agreed') return refuse({ code: 'complaint/not-running', about: clock });
    }
    if (agreedDue(on, facts.calendar).dueAt <= facts.now)
      return refuse({ code: 'complaint/date-in-the-past', about: on });
    const texts = comment === undefined ? {} : { texts: { comment } };
    return ok([{ type: 'DateAgreed', data: { clock, ...(unit && { unit }), on }, ...texts }]);
  },
};

/** The date is the clock's; see clocks/moving.ts. */
export const evolveDateAgreed: Evolve<'DateAgreed'> = (state) => state;
