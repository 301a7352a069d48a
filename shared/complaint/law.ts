import type { VerbName } from '../rulebook/names.ts';
import type { Facts } from './facts.ts';
import type { Refusal } from './refusal.ts';
import { type ComplaintState, isClosed } from './state.ts';
import type { Verb } from './verb.ts';

/** Why the law of the verb keeps the actor from it: not theirs, or not at this stage. */
export function againstLaw(
  { by, during }: Pick<Verb<VerbName>, 'by' | 'during'>,
  verb: VerbName,
  state: ComplaintState,
  { actor }: Facts,
): Refusal | undefined {
  const isTheirs = by.some((who) => {
    if (who === 'complainant' || who === 'system') return actor.id === who;
    if (actor.id === 'complainant' || actor.id === 'system') return false;
    return who === 'staff' || actor.capabilities.includes(who);
  });
  if (!isTheirs) {
    const needed = by.find((who) => who !== 'complainant' && who !== 'system' && who !== 'staff');
    return { code: 'session/not-permitted', about: needed ?? verb };
  }
  const isOpen = during ? during.includes(state.stage) : !isClosed(state);
  return isOpen ? undefined : { code: 'complaint/wrong-stage', about: state.stage };
}
