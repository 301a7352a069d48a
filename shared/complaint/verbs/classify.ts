import { TermId } from '../../kernel/ids.ts';
import { command, shortText, terms } from '../command.ts';
import { details } from '../details.ts';
import { fact } from '../fact.ts';
import { refuse } from '../../kernel/result.ts';
import type { Evolve, Verb } from '../verb.ts';

/** 归类: sets the axes of a complaint and what is known about it. Kept: what the command does not name. */
export const ClassifyComplaint = command('ClassifyComplaint', { category: TermId.optional(), documents: terms.optional(), comment: shortText.optional(), ...details });

export const ComplaintClassified = fact({ category: TermId.optional(), documents: terms.optional(), ...details, /** The classification rules that decided. */ rules: terms.optional() });

export const classifyComplaint: Verb<'ClassifyComplaint'> = {
  by: ['classify'],
  decide: (_command, state) => refuse({ code: 'complaint/wrong-stage', about: state.stage }),
};

export const evolveClassified: Evolve<'ComplaintClassified'> = (state) => state;

