import * as z from 'zod';
import { Instant } from '../kernel/time.ts';
import { type ComplaintState, nextStepAt } from './state.ts';

/**
 * The wake-up that has been ordered for a complaint: at `at`, under the name of the event that ordered it. Kept beside
 * the state, not in it: it is about the engine, not about the complaint.
 */
export const Armed = z.strictObject({ at: Instant, version: z.int().positive() });
export type Armed = z.infer<typeof Armed>;

/**
 * The wake-up a complaint needs after an event. Lazy: a step that moved later needs nothing, since the old wake-up looks
 * again and waits on; only an earlier step, or no wake-up that is still to come, orders a new one.
 */
export function armedAfter(before: Armed | undefined, state: ComplaintState, now: Instant): Armed | undefined {
  const at = nextStepAt(state);
  if (at === undefined) return before;
  if (before && before.at > now && before.at <= at) return before;
  return { at, version: state.seq };
}
