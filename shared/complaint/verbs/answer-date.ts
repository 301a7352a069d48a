import * as z from 'zod';
import { ok, refuse } from '../../kernel/result.ts';
import { IsoDate } from '../../kernel/time.ts';
import { command, shortText } from '../command.ts';
import { fact } from '../fact.ts';
import type { Evolve, Verb } from '../verb.ts';
import { againstDate } from './agree-date.ts';

/** 答复提议日期: by the complainant, or noted by an officer who heard it. `on` is the day that was read. */
export const AnswerDate = command('AnswerDate', { on: IsoDate, agrees: z.boolean(), comment: shortText.optional() });

export const DateRefused = fact({ on: IsoDate });

/** 答复提议日期: to the proposal that waits. One that was replaced meanwhile is not agreed to by mistake. */
export const answerDate: Verb<'AnswerDate'> = {
  by: ['complainant', 'accept', 'reply'],
  decide({ on, agrees, comment }, state, facts) {
    const proposed = state.proposedDate;
    if (proposed?.on !== on) return refuse({ code: 'complaint/nothing-pending', about: on });
    const texts = comment === undefined ? {} : { texts: { comment } };
    if (!agrees) return ok([{ type: 'DateRefused', data: { on }, ...texts }]);
    const no = againstDate(proposed, state, facts);
    return no ? refuse(no) : ok([{ type: 'DateAgreed', data: proposed, ...texts }]);
  },
};

export const evolveDateRefused: Evolve<'DateRefused'> = (state) => {
  const { proposedDate: _, ...rest } = state;
  return rest;
};
