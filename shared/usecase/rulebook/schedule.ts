import type { Instant } from '../../kernel/time.ts';
import type { Schedule } from './ports.ts';

type Step = Schedule['steps'][number];

/** The version in force at a moment: the last whose day has come. Before the first, the first. */
export function versionAt(steps: readonly Step[], now: Instant): number {
  const step = steps.findLast(({ effectiveAt }) => effectiveAt <= now) ?? steps[0];
  if (!step) throw new Error('a schedule without steps');
  return step.version;
}

/**
 * The schedule after one more version. It replaces what was to come on its day or later: whoever publishes decides anew
 * about the future. What is over is folded into the version that is in force.
 */
export function scheduled(before: Schedule, version: number, effectiveAt: Instant, now: Instant): Schedule {
  const inForce = before.steps.findLast((step) => step.effectiveAt <= now);
  const kept = before.steps.filter((step) => step.effectiveAt > now && step.effectiveAt < effectiveAt);
  const past = inForce && inForce.effectiveAt < effectiveAt ? [inForce] : [];
  return { ...before, latest: version, steps: [...past, ...kept, { version, effectiveAt }] };
}
