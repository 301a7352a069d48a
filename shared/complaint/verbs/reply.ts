import { StaffId, TermId } from '../../kernel/ids.ts';
import { keysOf } from '../../kernel/keys-of.ts';
import { ok, refuse } from '../../kernel/result.ts';
import { Elements, command, longText, terms } from '../command.ts';
import { elementTexts } from '../elements.ts';
import { fact } from '../fact.ts';
import { unknownTerm } from '../known-terms.ts';
import { isRespondent } from '../standing.ts';
import type { Evolve, Verb } from '../verb.ts';

/** 答复 */
export const ReplyToComplainant = command('ReplyToComplainant', {
  reply: longText,
  elements: Elements.optional(),
  outcome: TermId.optional(),
});

export const ComplaintReplied = fact({ elements: terms.optional(), outcome: TermId.optional() });

/**
 * 答复: at any stage before closing, also before a department has stated, since the promise to the complainant comes first.
 * Never by somebody who is complained about.
 */
export const replyToComplainant: Verb<'ReplyToComplainant'> = {
  by: ['reply'],
  decide({ reply, elements, outcome }, state, facts) {
    if (isRespondent(state, facts.actor.id)) return refuse({ code: 'complaint/handler-is-respondent' });
    const { rulebook } = facts.rulebook;
    const unknown = unknownTerm([rulebook.elements, elements && keysOf(elements)], [rulebook.outcomes, outcome]);
    if (unknown) return refuse(unknown);
    const { data, texts } = elementTexts(elements);
    return ok([
      { type: 'ComplaintReplied', data: { ...data, ...(outcome && { outcome }) }, texts: { reply, ...texts } },
    ]);
  },
};

/** A new reply may be rated anew. */
export const evolveReplied: Evolve<'ComplaintReplied'> = (state, { at, actorId, data }) => {
  const { satisfaction: _, unansweredSince: __, ...rest } = state;
  const staff = StaffId.safeParse(actorId);
  return {
    ...rest,
    stage: 'replied',
    repliedAt: at,
    ...(staff.success && { repliedBy: staff.data }),
    ...(data.outcome && { outcome: data.outcome }),
  };
};
