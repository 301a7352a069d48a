import { system } from '../../complaint/facts.ts';
import { nextStepAt } from '../../complaint/state.ts';
import { clampWait } from '../../complaint/timer.ts';
import type { ComplaintId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/time.ts';
import { factsFor } from './facts-for.ts';
import { appendOf } from './handle-command.ts';
import type { ComplaintPorts } from './ports.ts';

/** What a timer is told: wait again until then, or be done. */
export type TimerAnswer = { readonly wakeAt: Instant } | 'done';

const attemptsMax = 5;

/**
 * Takes the ladder steps that are due and says when to come back. Called by the complaint's timer with the version it was
 * armed under, and by the sweeper without one. Early, late, twice or stale: all harmless.
 *
 * @param armedVersion undefined for the sweeper, which fires but leaves no timer behind
 * @throws when others keep writing first; the caller tries again
 */
export async function fireTimer(
  ports: ComplaintPorts,
  id: ComplaintId,
  armedVersion: number | undefined,
): Promise<TimerAnswer> {
  for (let attempt = 0; attempt < attemptsMax; attempt++) {
    const before = await ports.log.load(id);
    if (!before) return 'done';
    if (armedVersion !== undefined && before.armed?.version !== armedVersion) return 'done';
    const facts = await factsFor(ports, before.state, system);
    const decision = ports.decide({ type: 'FireDueSteps' }, before.state, facts);
    if (!decision.ok) throw new Error(`firing was refused: ${decision.refusal.code}`);

    const append = appendOf(id, before, decision.value, { at: facts.now, actorId: system.id });
    const after = append?.after ?? before.state;
    const next = nextStepAt(after);
    const wakeAt = next && clampWait(next, facts.now);
    if (armedVersion === undefined) {
      if (!append || (await ports.log.append(append)) === 'written') return 'done';
      continue;
    }
    const armed = wakeAt === undefined ? undefined : { at: wakeAt, version: armedVersion };
    const isNoted = append
      ? (await ports.log.append({ ...append, armed })) === 'written'
      : await ports.log.rearm(id, before.state.seq, armed);
    if (isNoted) return wakeAt === undefined ? 'done' : { wakeAt };
  }
  throw new Error('others kept writing first');
}
