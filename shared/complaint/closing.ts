import type { TermId } from '../kernel/ids.ts';
import { holds, type PredicateFacts } from '../rulebook/predicate.ts';
import type { Rulebook } from '../rulebook/schema/rulebook.ts';
import type { DecidedEvent, EventTexts } from './events.ts';
import type { Facts } from './facts.ts';
import { lastTime, marksAfter } from './marks.ts';
import { againstRules } from './permission.ts';
import { predicateFacts } from './predicate-facts.ts';
import type { Refusal } from './refusal.ts';
import { incomplete } from './requirements.ts';
import type { ComplaintState } from './state.ts';

/** Why what the complainant said, or did not say, keeps the complaint open: the first condition that applies decides. */
export function notSettled(rulebook: Rulebook, state: ComplaintState, about: PredicateFacts): Refusal | undefined {
  const condition = rulebook.closing?.conditions?.find(({ when }) => holds(when, about));
  if (!condition || condition.satisfaction === 'none') return undefined;
  const said = state.satisfaction;
  const isMet = said !== undefined && (condition.satisfaction === 'any' || condition.satisfaction.includes(said));
  return isMet ? undefined : { code: 'complaint/not-settled', rule: condition.id };
}

/** Whether what happens at this moment makes a task obligatory that stands against closing. */
const raisesBlockingDuty = (state: ComplaintState, about: PredicateFacts, { rulebook, now }: Facts): boolean =>
  rulebook.rulebook.duties?.some(
    ({ id, blocks, on, when }) =>
      blocks?.includes('CloseComplaint') &&
      (on ? on.some((trigger) => lastTime(state, trigger) === now) : !state.duties?.some(({ duty }) => duty === id)) &&
      holds(when, about),
  ) ?? false;

/**
 * Whether a rating that settles closes the complaint by itself: the closing condition is met, and nothing that the rulebook
 * wants of CloseComplaint is missing. Where it names a person who must close or consent, that person does.
 *
 * @param state the complaint with the rating
 */
function closesByItself(state: ComplaintState, about: PredicateFacts, facts: Facts): boolean {
  const { rulebook } = facts.rulebook;
  const applies = (rule: { readonly verb: string; readonly when: Parameters<typeof holds>[0] }): boolean =>
    rule.verb === 'CloseComplaint' && holds(rule.when, about);
  if (rulebook.closing?.settlingCloses === false || state.approvals) return false;
  if (rulebook.approvals?.some(applies)) return false;
  if (rulebook.guards?.some((guard) => guard.who && applies(guard))) return false;
  const byItself: Facts = { ...facts, actor: { id: 'system', capabilities: [], units: [], positions: [] } };
  return (
    notSettled(rulebook, state, about) === undefined &&
    againstRules({ verb: 'CloseComplaint' }, state, byItself, about) === undefined &&
    incomplete({ type: 'CloseComplaint', reason: 'complainantSatisfied' }, state, rulebook, about) === undefined &&
    !raisesBlockingDuty(state, about, facts)
  );
}

/**
 * 满意度: what follows when the complainant's satisfaction becomes known. While the answer is all that has happened it may
 * send the complaint back to be handled again 返工, or close it; after closing it is kept and changes nothing.
 *
 * @param degree a degree of the rulebook
 * @param state the complaint before; the same facts that `happened` before the rating stand in its marks
 */
export function rated(
  degree: { readonly id: TermId; readonly settles: boolean },
  texts: EventTexts | undefined,
  state: ComplaintState,
  facts: Facts,
): readonly DecidedEvent[] {
  const { rulebook } = facts.rulebook;
  const data = { satisfaction: degree.id, settles: degree.settles };
  const event = {
    type: 'SatisfactionRecorded',
    seq: state.seq + 1,
    at: facts.now,
    actorId: facts.actor.id,
    data,
  } as const;
  const after = { ...state, satisfaction: degree.id, ratedAt: facts.now, ...marksAfter(state, event) };
  const about = predicateFacts(rulebook, facts.calendar, after);
  const isOpen = state.stage === 'replied';
  const sendsBack = isOpen && rulebook.closing?.rework !== undefined && holds(rulebook.closing.rework, about);
  const recorded: DecidedEvent = {
    type: 'SatisfactionRecorded',
    data: { ...data, ...(sendsBack && { sendsBack }) },
    ...(texts && { texts }),
  };
  if (!isOpen || sendsBack || !degree.settles || !closesByItself(after, about, facts)) return [recorded];
  return [recorded, { type: 'ComplaintClosed', data: { because: 'complainantSatisfied' } }];
}

/**
 * The complaint as it is when it is taken up again: with its departments, each of which owes a statement anew, or where it
 * was before it was dispatched. What the complainant said of the last answer stays until the next one.
 */
export function takenUpAgain(state: ComplaintState): ComplaintState {
  const { closedAt: _, closedBecause: __, consolidatedAt: ___, ...rest } = state;
  const departments = state.departments.map(({ statedAt: _stated, waivedAt: _waived, ...department }) => department);
  const undispatched = state.acceptedAt === undefined ? 'registered' : 'accepted';
  return { ...rest, departments, stage: departments.some(({ role }) => role === 'lead') ? 'dispatched' : undispatched };
}
