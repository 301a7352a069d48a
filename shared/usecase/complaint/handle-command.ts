import type { RunningCommand } from '../../complaint/commands.ts';
import type { ComplaintEvent, DecidedEvent } from '../../complaint/events.ts';
import { evolve } from '../../complaint/evolve.ts';
import type { Actor } from '../../complaint/facts.ts';
import type { Refusal } from '../../complaint/refusal.ts';
import type { ComplaintState } from '../../complaint/state.ts';
import { armedAfter } from '../../complaint/timer.ts';
import type { ComplaintId } from '../../kernel/ids.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import type { Instant } from '../../kernel/time.ts';
import { verbFacts } from './verb-facts.ts';
import type { Append, ComplaintPorts, LoadedComplaint } from './ports.ts';

/** How often a verb is decided anew when others keep writing first. */
const attemptsMax = 4;

export type Obstacle = { readonly code: 'complaint/not-found' | 'complaint/changed' };

/** What to write when `decided` follows on `before`. Undefined when nothing was decided. */
export function appendOf(
  id: ComplaintId,
  before: LoadedComplaint | undefined,
  decided: readonly DecidedEvent[],
  when: { readonly at: Instant; readonly actorId: ComplaintEvent['actorId'] },
): Append | undefined {
  let state: ComplaintState | undefined = before?.state;
  const events = decided.map(({ texts, ...fact }) => {
    const event: ComplaintEvent = { ...fact, ...when, seq: (state?.seq ?? 0) + 1 };
    state = evolve(id, state, event);
    return { event, texts };
  });
  if (!state || events.length === 0) return undefined;
  return { before, events, after: state, armed: armedAfter(before?.armed, state, when.at) };
}

/**
 * Loads, decides and appends one verb on a complaint that exists: the only place that does.
 *
 * @param expectedSeq the version the actor has seen; without it a verb that came second is decided anew on what came first
 */
export async function handleCommand(
  ports: ComplaintPorts,
  id: ComplaintId,
  command: RunningCommand,
  by: { readonly actor: Actor; readonly expectedSeq?: number | undefined },
): Promise<Result<ComplaintState, Refusal | Obstacle>> {
  for (let attempt = 0; attempt < attemptsMax; attempt++) {
    const before = await ports.log.load(id);
    if (!before) return refuse({ code: 'complaint/not-found' });
    if (by.expectedSeq !== undefined && before.state.seq !== by.expectedSeq)
      return refuse({ code: 'complaint/changed' });
    const { facts, complete } = await verbFacts(ports, before.state, by.actor, command);
    const decision = ports.decide(complete, before.state, facts);
    if (!decision.ok) return decision;
    const append = appendOf(id, before, decision.value, { at: facts.now, actorId: by.actor.id });
    if (!append) return ok(before.state);
    if ((await ports.log.append(append)) === 'written') return ok(append.after);
  }
  return refuse({ code: 'complaint/changed' });
}
