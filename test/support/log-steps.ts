import { decide } from '../../shared/complaint/decide.ts';
import type { IdentityView } from '../../shared/contract/complaints.ts';
import type { ComplaintId } from '../../shared/kernel/ids.ts';
import { appendOf } from '../../shared/usecase/complaint/handle-command.ts';
import type { Append, ComplaintLog, LoadedComplaint } from '../../shared/usecase/complaint/ports.ts';
import { complaintIdNamed, facts, registered, type Step, verb } from './given.ts';

/** What this step would write after `before`. A step that is refused or does nothing is a mistake in the test. */
export function appendFor(id: ComplaintId, before: LoadedComplaint | undefined, [command, on]: Step): Append {
  const decision = decide(command, before?.state, on);
  if (!decision.ok) throw new Error(`${command.type} was refused: ${decision.refusal.code}`);
  const append = appendOf(id, before, decision.value, { at: on.now, actorId: on.actor.id });
  if (!append) throw new Error(`${command.type} did nothing`);
  return append;
}

/** Takes these steps on one complaint, one after the other. */
export async function take(log: ComplaintLog, id: ComplaintId, ...steps: readonly Step[]): Promise<void> {
  for (const step of steps) {
    const outcome = await log.append(appendFor(id, await log.load(id), step));
    if (outcome !== 'written') throw new Error(`${step[0].type} was not written`);
  }
}

/** Files complaint `n`, numbered after it, at that moment; with an identity when one is given. */
export async function fileNumber(
  log: ComplaintLog,
  n: number,
  at = '2026-11-23 10:00',
  identity?: IdentityView,
): Promise<ComplaintId> {
  const id = complaintIdNamed(`complaint ${n}`);
  const command = verb.register({ id, number: `202611-${String(n).padStart(4, '0')}` });
  const append = appendFor(id, undefined, [command, facts(at, registered[1].actor)]);
  if ((await log.append({ ...append, identity })) !== 'written') throw new Error(`complaint ${n} was not filed`);
  return id;
}
