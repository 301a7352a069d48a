import type { ComplaintId } from '../kernel/ids.ts';
import { unreachable } from '../kernel/result.ts';
import type { ComplaintEvent } from './events.ts';
import type { ComplaintState } from './state.ts';
import { evolveClosed } from './verbs/close.ts';
import { evolveDispatched } from './verbs/dispatch.ts';
import { evolveFired } from './verbs/fire-due-steps.ts';
import { evolveRated } from './verbs/rate.ts';
import { evolveRegistered } from './verbs/register.ts';
import { evolveReplied } from './verbs/reply.ts';
import { evolveStated } from './verbs/statement.ts';
import { evolveSupplemented } from './verbs/supplement.ts';

/** Grows whenever evolve changes; a snapshot made by an older one is rebuilt from the events. */
export const evolveVersion = 1;

function next(state: ComplaintState, event: ComplaintEvent): ComplaintState {
  switch (event.type) {
    case 'ComplaintRegistered':
      throw new Error(`a complaint is registered once, not again at ${event.seq}`);
    case 'ComplaintSupplemented':
      return evolveSupplemented(state, event);
    case 'ComplaintDispatched':
      return evolveDispatched(state, event);
    case 'StatementSubmitted':
      return evolveStated(state, event);
    case 'ComplaintReplied':
      return evolveReplied(state, event);
    case 'SatisfactionRecorded':
      return evolveRated(state, event);
    case 'ComplaintClosed':
      return evolveClosed(state, event);
    case 'HandlerReminded':
    case 'DeadlineMissed':
    case 'ComplaintEscalated':
      return evolveFired(state, event);
    case 'IdentityRevealed':
      return state;
    default:
      return unreachable(event);
  }
}

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
  return { ...next(state, event), seq: event.seq };
}

/** Replays a whole log. */
export const replay = (id: ComplaintId, events: readonly ComplaintEvent[]): ComplaintState | undefined =>
  events.reduce<ComplaintState | undefined>((state, event) => evolve(id, state, event), undefined);
