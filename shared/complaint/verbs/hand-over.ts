import * as z from 'zod';
import { TermId } from '../../kernel/ids.ts';
import { ok, refuse } from '../../kernel/result.ts';
import { command, longText } from '../command.ts';
import type { DecidedEvent } from '../events.ts';
import { fact } from '../fact.ts';
import { unknownTerm } from '../known-terms.ts';
import type { Evolve, Verb } from '../verb.ts';

/** 移送 to somebody outside, or to discipline. It may end the handling here; the complainant is told. */
export const HandOver = command('HandOver', { to: TermId, reason: longText, ends: z.boolean() });

export const ComplaintHandedOver = fact({ to: TermId, ends: z.boolean() });

/** 移送: to each body once, but for handing over later what was only shared with it before. */
export const handOver: Verb<'HandOver'> = {
  by: ['dispatch', 'close', 'supervise'],
  decide({ to, reason, ends }, state, facts) {
    const unknown = unknownTerm([facts.rulebook.rulebook.handOverTargets, to]);
    if (unknown) return refuse(unknown);
    if (!ends && state.handedOverTo?.includes(to)) return refuse({ code: 'complaint/already-done', about: to });
    const handed: DecidedEvent = { type: 'ComplaintHandedOver', data: { to, ends }, texts: { reason } };
    return ok(ends ? [handed, { type: 'ComplaintClosed', data: { because: 'handedOver' } }] : [handed]);
  },
};

export const evolveHandedOver: Evolve<'ComplaintHandedOver'> = (state, { data }) => ({
  ...state,
  handedOverTo: [...new Set([...(state.handedOverTo ?? []), data.to])],
});
