import type { Rulebook } from '../rulebook/schema/rulebook.ts';
import type { Refusal } from './refusal.ts';
import type { ComplaintState } from './state.ts';

/** A complaint that two persons found to be malicious makes nobody answerable. */
export const againstAccountability = ({ malicious }: ComplaintState): Refusal | undefined =>
  malicious?.isDecided === true ? { code: 'complaint/not-at-fault', about: 'malicious' } : undefined;

/**
 * Why nobody can be found responsible: the complaint is malicious, or its nature says that the organisation is not to
 * blame. A rulebook that marks none of its natures as a fault leaves it to whoever decides.
 */
export function notAtFault(state: ComplaintState, { natures }: Rulebook): Refusal | undefined {
  const malicious = againstAccountability(state);
  if (malicious) return malicious;
  if (!natures?.some(({ isFault }) => isFault === true)) return undefined;
  const isFault = natures.find(({ id }) => id === state.nature)?.isFault === true;
  return isFault ? undefined : { code: 'complaint/not-at-fault', ...(state.nature && { about: state.nature }) };
}
