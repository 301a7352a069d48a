import * as z from 'zod';
import { TermId } from '../../kernel/ids.ts';
import { ok, refuse } from '../../kernel/result.ts';
import { command, shortText } from '../command.ts';
import type { DecidedEvent } from '../events.ts';
import { fact } from '../fact.ts';
import type { ComplaintState } from '../state.ts';
import type { Evolve, Verb } from '../verb.ts';

/** 满意度, given by the complainant, or noted by an officer who heard it. */
export const RecordSatisfaction = command('RecordSatisfaction', {
  satisfaction: TermId,
  comment: shortText.optional(),
});

export const SatisfactionRecorded = fact({ satisfaction: TermId, settles: z.boolean() });

/** Whether the complainant may rate the reply now: once per reply. */
export const mayRate = (state: ComplaintState): boolean =>
  state.stage === 'replied' && state.satisfaction === undefined;

/** 满意度: a rating that settles closes the complaint; any other leaves it with the officer. */
export const recordSatisfaction: Verb<'RecordSatisfaction'> = {
  by: ['complainant', 'reply', 'followUp'],
  during: ['registered', 'accepted', 'dispatched', 'stated', 'replied', 'closed', 'archived'],
  decide({ satisfaction, comment }, state, facts) {
    if (state.satisfaction !== undefined) return refuse({ code: 'complaint/already-rated' });
    if (!mayRate(state)) return refuse({ code: 'complaint/wrong-stage', about: state.stage });
    const degree = facts.rulebook.rulebook.satisfactions.find((candidate) => candidate.id === satisfaction);
    if (!degree) return refuse({ code: 'complaint/unknown-term', about: satisfaction });
    const rated: DecidedEvent = {
      type: 'SatisfactionRecorded',
      data: { satisfaction: degree.id, settles: degree.settles },
      ...(comment !== undefined && { texts: { comment } }),
    };
    if (!degree.settles) return ok([rated]);
    return ok([rated, { type: 'ComplaintClosed', data: { because: 'complainantSatisfied' } }]);
  },
};

export const evolveRated: Evolve<'SatisfactionRecorded'> = (state, { data }) => ({
  ...state,
  satisfaction: data.satisfaction,
});
