import { TermId } from '../../kernel/ids.ts';
import { ok, refuse } from '../../kernel/result.ts';
import { command, shortText } from '../command.ts';
import { fact } from '../fact.ts';
import type { Evolve, Verb } from '../verb.ts';

/** 恢复: the clocks run again and the time is given back. */
export const ResumeHandling = command('ResumeHandling', { comment: shortText.optional() });

export const HandlingResumed = fact({ ground: TermId });

/** 恢复: ends the pause there is, whatever its ground. */
export const resumeHandling: Verb<'ResumeHandling'> = {
  by: ['accept', 'dispatch', 'reply'],
  decide({ comment }, { pause }) {
    if (!pause) return refuse({ code: 'complaint/not-paused' });
    const texts = comment === undefined ? {} : { texts: { comment } };
    return ok([{ type: 'HandlingResumed', data: { ground: pause.ground }, ...texts }]);
  },
};

export const evolveResumed: Evolve<'HandlingResumed'> = (state) => {
  const { pause: _, ...rest } = state;
  return rest;
};
