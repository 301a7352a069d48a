import { TermId } from '../../kernel/ids.ts';
import { command, shortText } from '../command.ts';
import { fact } from '../fact.ts';
import { refuse } from '../../kernel/result.ts';
import type { Evolve, Verb } from '../verb.ts';

/** 恢复: the clocks run again and the time is given back. */
export const ResumeHandling = command('ResumeHandling', { comment: shortText.optional() });

export const HandlingResumed = fact({ ground: TermId });

export const resumeHandling: Verb<'ResumeHandling'> = {
  by: ['accept', 'dispatch', 'reply'],
  decide: (_command, state) => refuse({ code: 'complaint/wrong-stage', about: state.stage }),
};

export const evolveResumed: Evolve<'HandlingResumed'> = (state) => state;

