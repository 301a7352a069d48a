import type { Rulebook } from '../../rulebook/schema/rulebook.ts';
import type { ComplaintEvent, DecidedEvent } from '../events.ts';
import type { ComplaintState } from '../state.ts';

/** The end of a pause whose ground says that this fact ends it; nothing where it is about to end anyway. */
export function resumption(
  { type }: ComplaintEvent,
  { pause }: ComplaintState,
  waiting: readonly DecidedEvent[],
  { pauseGrounds }: Rulebook,
): readonly DecidedEvent[] {
  if (!pause || waiting.some((event) => event.type === 'HandlingResumed')) return [];
  const ground = pauseGrounds?.find(({ id }) => id === pause.ground);
  if (!ground?.resumesOn?.some((fact) => fact === type)) return [];
  return [{ type: 'HandlingResumed', data: { ground: pause.ground } }];
}
