import * as z from 'zod';
import { Instant, millisecondsOf } from '../kernel/time.ts';
import type { Span } from './opening-hours.ts';

/** A stretch during which a clock stood still; `to` is the moment it ran again. */
export const Pause = z
  .strictObject({ from: Instant, to: Instant })
  .refine(({ from, to }) => from <= to, 'ends before it begins');
export type Pause = Readonly<z.infer<typeof Pause>>;

/** Pauses after `start` in order, overlapping and touching ones made one, so that no moment is given back twice. */
export function pausesSince(start: number, pauses: readonly Pause[]): readonly Span[] {
  const spans = pauses
    .map(({ from, to }) => ({ from: Math.max(start, millisecondsOf(from)), to: millisecondsOf(to) }))
    .filter(({ from, to }) => from < to)
    .toSorted((a, b) => a.from - b.from);
  const merged: { from: number; to: number }[] = [];
  for (const span of spans) {
    const previous = merged.at(-1);
    if (previous && span.from <= previous.to) previous.to = Math.max(previous.to, span.to);
    else merged.push({ ...span });
  }
  return merged;
}

/** The pauses as far as they lie after `moment`. */
export const pausesAfter = (moment: number, pauses: readonly Span[]): readonly Span[] =>
  pauses.filter(({ to }) => to > moment).map(({ from, to }) => ({ from: Math.max(from, moment), to }));

/** Milliseconds of `span` that lie in one of the pauses. */
export function pausedWithin(span: Span, pauses: readonly Span[]): number {
  let paused = 0;
  for (const { from, to } of pauses) paused += Math.max(0, Math.min(to, span.to) - Math.max(from, span.from));
  return paused;
}

/** What is left of `span` when the pauses (in order, apart from each other) are cut out. */
export function runningWithin(span: Span, pauses: readonly Span[]): readonly Span[] {
  const left: Span[] = [];
  let from = span.from;
  for (const pause of pauses) {
    if (pause.to <= from || pause.from >= span.to) continue;
    if (pause.from > from) left.push({ from, to: pause.from });
    from = pause.to;
  }
  if (from < span.to) left.push({ from, to: span.to });
  return left;
}
