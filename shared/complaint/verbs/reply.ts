import { TermId } from '../../kernel/ids.ts';
import { ok } from '../../kernel/result.ts';
import { Elements, command, longText, terms } from '../command.ts';
import { elementTexts } from '../elements.ts';
import { fact } from '../fact.ts';
import type { Evolve, Verb } from '../verb.ts';

/** 答复 */
export const ReplyToComplainant = command('ReplyToComplainant', {
  reply: longText,
  elements: Elements.optional(),
  outcome: TermId.optional(),
});

export const ComplaintReplied = fact({ elements: terms.optional(), outcome: TermId.optional() });

/** 答复: at any stage before closing, also before a department has stated, since the promise to the complainant comes first. */
export const replyToComplainant: Verb<'ReplyToComplainant'> = {
  by: ['reply'],
  decide({ reply, elements, outcome }) {
    const { data, texts } = elementTexts(elements);
    return ok([
      { type: 'ComplaintReplied', data: { ...data, ...(outcome && { outcome }) }, texts: { reply, ...texts } },
    ]);
  },
};

/** A new reply may be rated anew. */
export const evolveReplied: Evolve<'ComplaintReplied'> = (state, { at, data }) => {
  const { satisfaction: _, ...rest } = state;
  return { ...rest, stage: 'replied', repliedAt: at, ...(data.outcome && { outcome: data.outcome }) };
};
