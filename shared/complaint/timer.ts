import * as z from 'zod';
import { Instant, plusMilliseconds } from '../kernel/time.ts';
import { type ComplaintState, nextStepAt } from './state.ts';

/**
 * The wake-up that has been ordered for a complaint: at `at`, under the name of the event that ordered it. Kept beside
 * the state, not in it: it is about the engine, not about the complaint.
 */
export const Armed = z.strictObject({ at: Instant, version: z.int().positive() });
export type Armed = z.infer<typeof Armed>;

/** An execution lives a year at most (Step Functions quota), so a longer wait ends early, looks again and waits on. */
const waitMillisecondsMax = 300 * 24 * 3600 * 1000;

/** The moment itself, or the end of the longest wait there may be. */
export function clampWait(at: Instant, now: Instant): Instant {
  const latest = plusMilliseconds(now, waitMillisecondsMax);
  return at < latest ? at : latest;
}

/**
 * The wake-up a complaint needs after an event. Lazy: a step that moved later needs nothing, since the old wake-up looks
 * again and waits on; only an earlier step, or no wake-up that is still to come, orders a new one.
 */
export function armedAfter(before: Armed | undefined, state: ComplaintState, now: Instant): Armed | undefined {
  const next = nextStepAt(state);
  if (next === undefined) return before;
  const at = clampWait(next, now);
  if (before && before.at > now && before.at <= at) return before;
  return { at, version: state.seq };
}
