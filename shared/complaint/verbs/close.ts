import * as z from 'zod';
import { TermId } from '../../kernel/ids.ts';
import { ok, refuse } from '../../kernel/result.ts';
import { notSettled } from '../closing.ts';
import { command, shortText } from '../command.ts';
import { fact } from '../fact.ts';
import { unknownTerm } from '../known-terms.ts';
import { predicateFacts } from '../predicate-facts.ts';
import type { ComplaintState } from '../state.ts';
import type { Evolve, Verb } from '../verb.ts';

/** 办结 by the officer, with the reason */
export const CloseComplaint = command('CloseComplaint', { reason: shortText, outcome: TermId.optional() });

export const ComplaintClosed = fact({
  because: z.enum([
    'complainantSatisfied',
    'decided',
    'declined',
    'withdrawn',
    'merged',
    'resolvedOnTheSpot',
    'handedOver',
    'spam',
  ]),
  outcome: TermId.optional(),
});

/** Whether the complaint may be closed: never before the complainant has had a reply (事事有回音). */
export const mayClose = (state: ComplaintState): boolean => state.stage === 'replied';

/** 办结 by the officer, with the reason on record, on the satisfaction that the rulebook wants. */
export const closeComplaint: Verb<'CloseComplaint'> = {
  by: ['close'],
  decide({ reason, outcome }, state, facts) {
    if (!mayClose(state)) return refuse({ code: 'complaint/wrong-stage', about: state.stage });
    const { rulebook } = facts.rulebook;
    const concluded = outcome ? { ...state, outcome } : state;
    const no =
      unknownTerm([rulebook.outcomes, outcome]) ??
      notSettled(rulebook, state, predicateFacts(rulebook, facts.calendar, concluded));
    if (no) return refuse(no);
    return ok([
      { type: 'ComplaintClosed', data: { because: 'decided', ...(outcome && { outcome }) }, texts: { reason } },
    ]);
  },
};

/** What was paused or asked for is over with it. */
export const evolveClosed: Evolve<'ComplaintClosed'> = (state, { at, data }) => {
  const { pause: _, extension: __, ...rest } = state;
  return {
    ...rest,
    stage: 'closed',
    closedAt: at,
    closedBecause: data.because,
    ...(data.outcome && { outcome: data.outcome }),
  };
};
