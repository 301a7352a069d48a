import * as z from 'zod';
import { Addition } from '../../calendar/budget.ts';
import { TermId } from '../../kernel/ids.ts';
import { ok, refuse } from '../../kernel/result.ts';
import { Instant, IsoDate } from '../../kernel/time.ts';
import { clockRule } from '../../rulebook/clocks/clock-rules.ts';
import { isOpen } from '../clocks/desk.ts';
import { command, shortText } from '../command.ts';
import type { DecidedEvent } from '../events.ts';
import { fact } from '../fact.ts';
import type { Facts } from '../facts.ts';
import { isOneOf } from '../places.ts';
import type { Refusal } from '../refusal.ts';
import type { ComplaintState, PendingExtension } from '../state.ts';
import type { Evolve, Verb } from '../verb.ts';

/** 同意延期, by somebody whose consent the rulebook asks for. */
export const GrantExtension = command('GrantExtension', { comment: shortText.optional() });

export const ExtensionGranted = fact({
  clock: TermId,
  unit: TermId.optional(),
  addition: Addition.optional(),
  until: IsoDate.optional(),
  /** The date that held before; the new one stands in what the event does to the clock. */
  oldDueAt: Instant,
  oldDueOn: IsoDate,
  tellsComplainant: z.boolean(),
  /** Who asked, where it was somebody else; they are told. */
  askedBy: z.string().optional(),
});

/** Why the actor has no say in what was asked for: nothing was, it is another's to decide, or it was the actor who asked. */
export function againstConsent(state: ComplaintState, facts: Facts): Refusal | undefined {
  const { extension } = state;
  if (!extension) return { code: 'complaint/nothing-pending' };
  const { actor, units, rulebook } = facts;
  if (!isOneOf(actor, extension.consent, { centre: rulebook.rulebook.centre, units, state }))
    return { code: 'session/not-permitted', about: extension.clock };
  if (extension.by === actor.id) return { code: 'complaint/same-person', about: extension.clock };
  return undefined;
}

/** The clock gets the time that was asked for; undefined when it no longer runs. */
export function extensionGranted(
  { clock: id, unit, addition, until }: Omit<PendingExtension, 'by' | 'consent'>,
  state: ComplaintState,
  { rulebook }: Facts,
): Extract<DecidedEvent, { readonly type: 'ExtensionGranted' }> | undefined {
  const clock = state.clocks.find((each) => each.clock === id && each.unit === unit && isOpen(each));
  if (!clock) return undefined;
  const rule = clockRule(rulebook.rulebook, id)?.extension;
  return {
    type: 'ExtensionGranted',
    data: {
      clock: id,
      ...(unit && { unit }),
      ...(addition && { addition }),
      ...(until && { until }),
      oldDueAt: clock.dueAt,
      oldDueOn: clock.dueOn,
      tellsComplainant: rule?.tellsComplainant ?? false,
    },
  };
}

/** 同意延期: by one of those the rulebook names, never by whoever asked. Asked in time, it may be granted after the date. */
export const grantExtension: Verb<'GrantExtension'> = {
  by: ['staff'],
  decide({ comment }, state, facts) {
    const { extension } = state;
    const no = againstConsent(state, facts);
    if (no || !extension) return refuse(no ?? { code: 'complaint/nothing-pending' });
    const granted = extensionGranted(extension, state, facts);
    if (!granted) return refuse({ code: 'complaint/not-running', about: extension.clock });
    const data = { ...granted.data, askedBy: extension.by };
    return ok([{ ...granted, data, ...(comment !== undefined && { texts: { comment } }) }]);
  },
};

export const evolveExtensionGranted: Evolve<'ExtensionGranted'> = (state) => {
  const { extension: _, ...rest } = state;
  return rest;
};
