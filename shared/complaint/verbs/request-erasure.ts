import * as z from 'zod';
import { localDay } from '../../calendar/time-zone.ts';
import { ok, refuse } from '../../kernel/result.ts';
import { TermId } from '../../kernel/ids.ts';
import { IsoDate } from '../../kernel/time.ts';
import { holds } from '../../rulebook/predicate.ts';
import { keepUntil } from '../../rulebook/retention.ts';
import { command } from '../command.ts';
import { fact } from '../fact.ts';
import type { Facts } from '../facts.ts';
import { predicateFacts } from '../predicate-facts.ts';
import { type ComplaintState, isClosed } from '../state.ts';
import type { Evolve, Verb } from '../verb.ts';

/** 申请删除个人信息, by the complainant or as an officer heard it (PIPL 2021, art. 47). */
export const RequestErasure = command('RequestErasure', {});

/** What stands against it: `open`, the handling is not over; otherwise the last day of keeping, and the rule. */
export const Keeping = z.strictObject({
  isOpen: z.literal(true).optional(),
  until: IsoDate.optional(),
  rule: TermId.optional(),
});
export type Keeping = z.infer<typeof Keeping>;

export const ErasureRequested = fact({ kept: Keeping.optional() });

/** Why the record must be kept for now; undefined when nothing stands against erasing what names the complainant. */
export function keeping(state: ComplaintState, facts: Facts): Keeping | undefined {
  if (!isClosed(state) || state.closedAt === undefined || state.review === 'requested') return { isOpen: true };
  const { rulebook } = facts.rulebook;
  const about = predicateFacts(rulebook, facts.calendar, state);
  const { timeZone } = facts.calendar;
  const until = keepUntil(rulebook, about, localDay(state.closedAt, timeZone));
  if (until === undefined || localDay(facts.now, timeZone) > until) return undefined;
  const rule = rulebook.retention?.find(({ when }) => holds(when, about))?.id;
  return { until, ...(rule && { rule }) };
}

/** 申请删除个人信息: where nothing stands against it, it happens at once; otherwise the wish stays on record. */
export const requestErasure: Verb<'RequestErasure'> = {
  by: ['complainant', 'register', 'reply'],
  during: ['registered', 'accepted', 'dispatched', 'stated', 'replied', 'closed', 'archived'],
  decide(_command, state, facts) {
    if (state.erasure?.erasedAt !== undefined) return refuse({ code: 'complaint/already-done' });
    const kept = keeping(state, facts);
    const isPending = state.erasure !== undefined && state.erasure.refusedAt === undefined;
    if (kept) {
      if (isPending) return refuse({ code: 'complaint/already-pending' });
      return ok([{ type: 'ErasureRequested', data: { kept } }]);
    }
    const erased = { type: 'IdentityErased', data: {} } as const;
    return ok(isPending ? [erased] : [{ type: 'ErasureRequested', data: {} }, erased]);
  },
};

export const evolveErasureRequested: Evolve<'ErasureRequested'> = (state, { at, data: { kept } }) => ({
  ...state,
  erasure: { requestedAt: at, ...(kept && { kept }) },
});
