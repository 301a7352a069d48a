import { TermId } from '../../kernel/ids.ts';
import { ok, refuse } from '../../kernel/result.ts';
import { IsoDate } from '../../kernel/time.ts';
import { command, shortText } from '../command.ts';
import { fact } from '../fact.ts';
import type { Evolve, Verb } from '../verb.ts';
import { againstDate } from './agree-date.ts';

/** 提议日期: a day put to the complainant, for a clock that it would move, or without one: for a talk or a visit. */
export const ProposeDate = command('ProposeDate', {
  clock: TermId.optional(),
  unit: TermId.optional(),
  on: IsoDate,
  comment: shortText.optional(),
});

export const DateProposed = fact({ clock: TermId.optional(), unit: TermId.optional(), on: IsoDate });

/** 提议日期: nothing moves before the complainant agrees. A new proposal takes the place of one that waits. */
export const proposeDate: Verb<'ProposeDate'> = {
  by: ['reply', 'accept'],
  decide({ clock, unit, on, comment }, state, facts) {
    const no = againstDate({ clock, unit, on }, state, facts);
    if (no) return refuse(no);
    const data = { ...(clock && { clock }), ...(unit && { unit }), on };
    return ok([{ type: 'DateProposed', data, ...(comment !== undefined && { texts: { comment } }) }]);
  },
};

export const evolveDateProposed: Evolve<'DateProposed'> = (state, { data: { clock, unit, on } }) => ({
  ...state,
  proposedDate: { ...(clock && { clock }), ...(unit && { unit }), on },
});
