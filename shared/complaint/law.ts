import type { VerbName } from '../rulebook/names.ts';
import type { Facts } from './facts.ts';
import type { Refusal } from './refusal.ts';
import { type ComplaintState, isClosed } from './state.ts';
import type { Verb } from './verb.ts';

/** What staff do with a complaint in the spam box; to handle it, it is taken out first. */
const inSpamBox: readonly VerbName[] = [
  'MarkAsSpam',
  'LiftSpamMark',
  'CloseAsSpam',
  'AddNote',
  'RecordIdentityReveal',
  'ReplaceReceiptCode',
  'RequestErasure',
  'EraseIdentity',
  'RefuseErasure',
  'AdoptRules',
];

const isOfStaff = ({ id }: Facts['actor']): boolean => id !== 'complainant' && id !== 'system';

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
  if (state.spam && isOfStaff(actor) && !inSpamBox.includes(verb)) return { code: 'complaint/marked-as-spam' };
  const isOpen = during ? during.includes(state.stage) : !isClosed(state);
  return isOpen ? undefined : { code: 'complaint/wrong-stage', about: state.stage };
}
