import { agreedDue } from '../../calendar/due.ts';
import { TermId } from '../../kernel/ids.ts';
import { ok, refuse } from '../../kernel/result.ts';
import { IsoDate } from '../../kernel/time.ts';
import { caseFor, clockRule } from '../../rulebook/clocks/clock-rules.ts';
import { isOpen } from '../clocks/desk.ts';
import { command, shortText } from '../command.ts';
import { fact } from '../fact.ts';
import type { Facts } from '../facts.ts';
import { predicateFacts } from '../predicate-facts.ts';
import type { Refusal } from '../refusal.ts';
import type { ComplaintState } from '../state.ts';
import type { Evolve, Verb } from '../verb.ts';

/** 约定日期: a date promised to the complainant becomes the deadline of a clock. */
export const AgreeDate = command('AgreeDate', {
  clock: TermId,
  unit: TermId.optional(),
  on: IsoDate,
  comment: shortText.optional(),
});

/** Without a clock: a day for a talk or a visit, which moves no deadline. */
export const DateAgreed = fact({ clock: TermId.optional(), unit: TermId.optional(), on: IsoDate });

/** Why no date can be promised: the clock neither runs nor waits for one, or the day is over. */
export function againstDate(
  {
    clock,
    unit,
    on,
  }: { readonly clock?: TermId | undefined; readonly unit?: TermId | undefined; readonly on: IsoDate },
  state: ComplaintState,
  facts: Facts,
): Refusal | undefined {
  const { rulebook } = facts.rulebook;
  if (clock !== undefined) {
    const rule = clockRule(rulebook, clock);
    if (!rule) return { code: 'complaint/unknown-term', about: clock };
    const running = state.clocks.some((each) => each.clock === clock && each.unit === unit && isOpen(each));
    if (!running) {
      const isWhole = (rule.per === 'department') === (unit !== undefined);
      const applies = isWhole ? caseFor(rule, predicateFacts(rulebook, facts.calendar, state)) : undefined;
      if (applies?.budget.unit !== 'agreed') return { code: 'complaint/not-running', about: clock };
    }
  }
  return agreedDue(on, facts.calendar).dueAt <= facts.now
    ? { code: 'complaint/date-in-the-past', about: on }
    : undefined;
}

/** 约定日期: of a clock that runs, or that waits for a date; the day must not be over. */
export const agreeDate: Verb<'AgreeDate'> = {
  by: ['reply', 'accept'],
  decide({ clock, unit, on, comment }, state, facts) {
    const no = againstDate({ clock, unit, on }, state, facts);
    if (no) return refuse(no);
    const texts = comment === undefined ? {} : { texts: { comment } };
    return ok([{ type: 'DateAgreed', data: { clock, ...(unit && { unit }), on }, ...texts }]);
  },
};

/** The date is the clock's, see clocks/moving.ts; no proposal waits any more. */
export const evolveDateAgreed: Evolve<'DateAgreed'> = (state) => {
  const { proposedDate: _, ...rest } = state;
  return rest;
};
