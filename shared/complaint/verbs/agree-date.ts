import { TermId } from '../../kernel/ids.ts';
import { IsoDate } from '../../kernel/time.ts';
import { command, shortText } from '../command.ts';
import { fact } from '../fact.ts';
import { refuse } from '../../kernel/result.ts';
import type { Evolve, Verb } from '../verb.ts';

/** 约定日期: a date promised to the complainant becomes the deadline of a clock. */
export const AgreeDate = command('AgreeDate', { clock: TermId, unit: TermId.optional(), on: IsoDate, comment: shortText.optional() });

export const DateAgreed = fact({ clock: TermId, unit: TermId.optional(), on: IsoDate });

export const agreeDate: Verb<'AgreeDate'> = {
  by: ['reply', 'accept'],
  decide: (_command, state) => refuse({ code: 'complaint/wrong-stage', about: state.stage }),
};

export const evolveDateAgreed: Evolve<'DateAgreed'> = (state) => state;

