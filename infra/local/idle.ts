import { setTimeout as delay } from 'node:timers/promises';

/** Something that may have work under way: streams, queue, executions, schedules. */
export type Worker = { readonly name: string; readonly busy: () => boolean };

/**
 * Resolves when no worker has work under way, seen twice in a row so that work handed from one worker to the next is not
 * missed. Throws when that does not happen within `timeoutMs` (real milliseconds) and names who is still busy.
 */
export async function untilIdle(workers: readonly Worker[], timeoutMs = 120_000): Promise<void> {
  const giveUpAt = Date.now() + timeoutMs;
  let quiet = 0;
  while (quiet < 2) {
    const busy = workers.filter((worker) => worker.busy());
    if (busy.length === 0) quiet += 1;
    else quiet = 0;
    if (Date.now() > giveUpAt) throw new Error(`still busy: ${busy.map((worker) => worker.name).join(', ')}`);
    await delay(quiet === 1 ? 1 : 5);
  }
}
