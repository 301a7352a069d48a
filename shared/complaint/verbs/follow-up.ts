import * as z from 'zod';
import { TermId } from '../../kernel/ids.ts';
import { ok, refuse } from '../../kernel/result.ts';
import { rated } from '../closing.ts';
import { command, shortText } from '../command.ts';
import { fact } from '../fact.ts';
import { roundOf } from '../follow-up-rounds.ts';
import { marksAfter } from '../marks.ts';
import type { Evolve, Verb } from '../verb.ts';

const Contact = z.enum(['reached', 'unreached', 'wrongNumber']);

/** 回访: one contact of a follow-up round. Reached or a wrong number ends the round; not reached is tried again. */
export const RecordFollowUp = command('RecordFollowUp', {
  /** The clock of the round; unset: the one that is due first. */
  clock: TermId.optional(),
  contact: Contact,
  /** What the complainant said, when reached. */
  satisfaction: TermId.optional(),
  comment: shortText.optional(),
});

export const FollowUpRecorded = fact({
  /** The round, by its clock; absent for a contact outside any plan. */
  round: TermId.optional(),
  contact: Contact,
  isRoundDone: z.boolean(),
  satisfaction: TermId.optional(),
});

/**
 * 回访, round by round of each plan, and outside any plan too. The last attempt that the plan allows ends the round as not
 * reached. Satisfaction that is heard for the first time counts as the rating of the answer.
 */
export const recordFollowUp: Verb<'RecordFollowUp'> = {
  by: ['followUp'],
  during: ['replied', 'closed', 'archived'],
  decide({ clock, contact, satisfaction, comment }, state, facts) {
    const { rulebook } = facts.rulebook;
    const found = roundOf(clock, state, rulebook);
    if (!found.ok) return found;
    const degree = rulebook.satisfactions.find(({ id }) => id === satisfaction);
    if (satisfaction !== undefined && (!degree || contact !== 'reached')) {
      return refuse({ code: 'complaint/unknown-term', about: satisfaction });
    }
    const round = found.value;
    const attempts = (round && state.followUps?.attempts?.[round.clock]) ?? 0;
    const isLastAttempt = round?.attemptsMax !== undefined && attempts + 1 >= round.attemptsMax;
    const data = {
      ...(round && { round: round.clock }),
      contact,
      isRoundDone: round !== undefined && (contact !== 'unreached' || isLastAttempt),
      ...(degree && { satisfaction: degree.id }),
    };
    const event = {
      type: 'FollowUpRecorded',
      seq: state.seq + 1,
      at: facts.now,
      actorId: facts.actor.id,
      data,
    } as const;
    const after = { ...state, seq: event.seq, ...marksAfter(state, event) };
    return ok([
      { type: 'FollowUpRecorded', data, ...(comment !== undefined && { texts: { comment } }) },
      ...(degree && state.satisfaction === undefined ? rated(degree, undefined, after, facts) : []),
    ]);
  },
};

export const evolveFollowUpRecorded: Evolve<'FollowUpRecorded'> = (state, { data }) => {
  const { attempts, ...counted } = state.followUps ?? {};
  const { round, contact, isRoundDone } = data;
  const others = Object.entries(attempts ?? {}).filter(([each]) => each !== round);
  const left = Object.fromEntries(
    round === undefined || isRoundDone ? others : [...others, [round, (attempts?.[round] ?? 0) + 1] as const],
  );
  return {
    ...state,
    followUps: {
      ...counted,
      [contact]: (counted[contact] ?? 0) + 1,
      ...(Object.keys(left).length > 0 && { attempts: left }),
    },
  };
};
