import { TermId } from '../../kernel/ids.ts';
import { ok, refuse } from '../../kernel/result.ts';
import type { Duty } from '../../rulebook/schema/rules.ts';
import { command, shortText, terms } from '../command.ts';
import { fact } from '../fact.ts';
import type { Facts } from '../facts.ts';
import { isOneOf } from '../places.ts';
import { addresseesOf, isAmong } from '../recipients.ts';
import type { ComplaintState } from '../state.ts';
import type { Evolve, Verb } from '../verb.ts';

/** 完成事项义务. */
export const CompleteDuty = command('CompleteDuty', {
  duty: TermId,
  documents: terms.optional(),
  comment: shortText.optional(),
});

export const DutyCompleted = fact({ duty: TermId, documents: terms.optional() });

/** Whether the duty is the actor's: by a position, as a handler of the complaint, or as who received it first. */
function isTheirs({ who }: Duty, state: ComplaintState, { actor, rulebook: { rulebook }, units }: Facts): boolean {
  const positions = who.flatMap((recipient) => ('party' in recipient ? [] : [recipient]));
  const parties = who.filter((recipient) => 'party' in recipient);
  return (
    isOneOf(actor, positions, { centre: rulebook.centre, units, state }) ||
    isAmong(addresseesOf(parties, { state, rulebook, units }), actor)
  );
}

/** 完成事项义务, by one of those whom the rulebook charges with it. */
export const completeDuty: Verb<'CompleteDuty'> = {
  by: ['staff'],
  during: ['registered', 'accepted', 'dispatched', 'stated', 'replied', 'closed', 'archived'],
  decide({ duty: id, documents, comment }, state, facts) {
    const { rulebook } = facts.rulebook;
    const duty = rulebook.duties?.find((candidate) => candidate.id === id);
    if (!duty) return refuse({ code: 'complaint/unknown-rule', about: id });
    const raised = state.duties?.filter((each) => each.duty === id) ?? [];
    if (raised.length === 0) return refuse({ code: 'complaint/nothing-pending', about: id });
    if (raised.every(({ doneAt }) => doneAt !== undefined))
      return refuse({ code: 'complaint/already-done', about: id });
    if (!isTheirs(duty, state, facts)) return refuse({ code: 'complaint/not-yours', about: id });
    const unknown = documents?.find((document) => !rulebook.documents?.some((known) => known.id === document));
    if (unknown) return refuse({ code: 'complaint/unknown-term', about: unknown });
    const there = [...(state.documents ?? []), ...(documents ?? [])];
    const missing = duty.documents?.filter((document) => !there.includes(document)) ?? [];
    if (missing.length > 0)
      return refuse({
        code: 'complaint/incomplete',
        missing: missing.map((document) => `document:${document}`),
        rule: id,
      });
    return ok([
      {
        type: 'DutyCompleted',
        data: { duty: id, ...(documents && { documents: [...documents] }) },
        ...(comment !== undefined && { texts: { comment } }),
      },
    ]);
  },
};

export const evolveDutyCompleted: Evolve<'DutyCompleted'> = (state, { at, data }) => ({
  ...state,
  duties: (state.duties ?? []).map((each) =>
    each.duty === data.duty && each.doneAt === undefined ? { ...each, doneAt: at } : each,
  ),
  ...(data.documents && { documents: [...new Set([...(state.documents ?? []), ...data.documents])] }),
});
