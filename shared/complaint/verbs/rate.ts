import * as z from 'zod';
import { TermId } from '../../kernel/ids.ts';
import { ok, refuse } from '../../kernel/result.ts';
import { rated, takenUpAgain } from '../closing.ts';
import { command, shortText } from '../command.ts';
import { fact } from '../fact.ts';
import type { ComplaintState } from '../state.ts';
import type { Evolve, Verb } from '../verb.ts';

/** 满意度, given by the complainant, or noted by an officer who heard it. */
export const RecordSatisfaction = command('RecordSatisfaction', {
  satisfaction: TermId,
  comment: shortText.optional(),
});

export const SatisfactionRecorded = fact({
  satisfaction: TermId,
  settles: z.boolean(),
  /** 返工: by the rulebook it goes back to be handled again. */
  sendsBack: z.boolean().optional(),
});

/** Whether the complainant may rate the reply now: once per reply. */
export const mayRate = (state: ComplaintState): boolean =>
  state.stage === 'replied' && state.satisfaction === undefined;

/** 满意度: a rating that settles closes the complaint where the rulebook lets it; any other leaves it with the officer. */
export const recordSatisfaction: Verb<'RecordSatisfaction'> = {
  by: ['complainant', 'reply', 'followUp'],
  during: ['registered', 'accepted', 'dispatched', 'stated', 'replied', 'closed', 'archived'],
  decide({ satisfaction, comment }, state, facts) {
    if (state.satisfaction !== undefined) return refuse({ code: 'complaint/already-rated' });
    if (!mayRate(state)) return refuse({ code: 'complaint/wrong-stage', about: state.stage });
    const degree = facts.rulebook.rulebook.satisfactions.find((candidate) => candidate.id === satisfaction);
    if (!degree) return refuse({ code: 'complaint/unknown-term', about: satisfaction });
    return ok(rated(degree, comment === undefined ? undefined : { comment }, state, facts));
  },
};

export const evolveRated: Evolve<'SatisfactionRecorded'> = (state, { at, data }) => {
  const after = { ...state, satisfaction: data.satisfaction, ratedAt: at };
  return data.sendsBack === true ? takenUpAgain(after) : after;
};
