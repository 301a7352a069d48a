import * as z from 'zod';
import { ComplaintId } from '../../kernel/ids.ts';
import { ok, refuse } from '../../kernel/result.ts';
import { command, shortText } from '../command.ts';
import type { DecidedEvent } from '../events.ts';
import { fact } from '../fact.ts';
import { isClosed } from '../state.ts';
import type { Evolve, Verb } from '../verb.ts';

/** 关联 / 并案: names another complaint. Merged into another, this one ends; the other is answered for both. */
export const LinkComplaint = command('LinkComplaint', {
  other: ComplaintId,
  how: z.enum(['related', 'duplicate', 'merged']),
  comment: shortText.optional(),
});

export const ComplaintLinked = fact({ other: ComplaintId, how: z.enum(['related', 'duplicate', 'merged']) });

/** 关联 at any time; 并案 while this one is still handled. */
export const linkComplaint: Verb<'LinkComplaint'> = {
  by: ['dispatch', 'classify'],
  during: ['registered', 'accepted', 'dispatched', 'stated', 'replied', 'closed', 'archived'],
  decide({ other, how, comment }, state) {
    if (other === state.id) return refuse({ code: 'complaint/same-complaint' });
    if (state.links?.some((link) => link.other === other && link.how === how))
      return refuse({ code: 'complaint/already-done' });
    if (how === 'merged' && isClosed(state)) return refuse({ code: 'complaint/wrong-stage', about: state.stage });
    const linked: DecidedEvent = {
      type: 'ComplaintLinked',
      data: { other, how },
      ...(comment !== undefined && { texts: { comment } }),
    };
    return ok(how === 'merged' ? [linked, { type: 'ComplaintClosed', data: { because: 'merged' } }] : [linked]);
  },
};

/** One link to another complaint, the latest; a second complaint stays one whatever else it is called. */
export const evolveLinked: Evolve<'ComplaintLinked'> = (state, { data: { other, how } }) => ({
  ...state,
  links: [...(state.links ?? []).filter((link) => link.other !== other || link.how === 'second'), { other, how }],
});
