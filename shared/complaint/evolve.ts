import type { ComplaintId } from '../kernel/ids.ts';
import { clocksAfter } from './clocks/apply-clock-changes.ts';
import type { ComplaintEvent, EventType } from './events.ts';
import { evolvers } from './evolvers.ts';
import { marksAfter } from './marks.ts';
import type { ComplaintState } from './state.ts';
import type { Evolve } from './verb.ts';
import { evolveRegistered } from './verbs/register.ts';

/** Grows whenever evolve changes; a snapshot made by an older one is rebuilt from the events. */
export const evolveVersion = 4;

/**
 * The complaint after one more fact. Needs nothing but state and event, so replay gives the same state for ever.
 *
 * @throws when the events are out of order: the log is damaged
 */
export function evolve(id: ComplaintId, state: ComplaintState | undefined, event: ComplaintEvent): ComplaintState {
  if (event.seq !== (state?.seq ?? 0) + 1) throw new Error(`event ${event.seq} cannot follow event ${state?.seq ?? 0}`);
  if (!state) {
    if (event.type !== 'ComplaintRegistered')
      throw new Error(`a complaint begins with its registration, not ${event.type}`);
    return evolveRegistered(id, event);
  }
  if (event.type === 'ComplaintRegistered')
    throw new Error(`a complaint is registered once, not again at ${event.seq}`);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the table gives each type its own function
  const after = (evolvers[event.type] as Evolve<EventType>)(state, event);
  return {
    ...after,
    clocks: clocksAfter(after.clocks, event),
    ...marksAfter(state, event),
    seq: event.seq,
  };
}

/** Replays a whole log. */
export const replay = (id: ComplaintId, events: readonly ComplaintEvent[]): ComplaintState | undefined =>
  events.reduce<ComplaintState | undefined>((state, event) => evolve(id, state, event), undefined);
