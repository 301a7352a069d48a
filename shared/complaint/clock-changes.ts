import { type Desk, deskFor, type Happening } from './clocks/desk.ts';
import { adjustClocks, keepWithin, moveCases, moveToRules, replan } from './clocks/moving.ts';
import { pauseAndResume } from './clocks/pausing.ts';
import { reopenClocks } from './clocks/reopening.ts';
import { startAgreed, startClocks } from './clocks/starting.ts';
import { stopClocks } from './clocks/stopping.ts';
import type { ClockChange } from './fact.ts';
import type { Facts } from './facts.ts';
import { predicateFacts } from './predicate-facts.ts';

/** The field `clocks` of an event, left out when there is none, so that most events stay small. */
export const withClocks = (clocks: readonly ClockChange[]): { clocks?: ClockChange[] } =>
  clocks.length > 0 ? { clocks: [...clocks] } : {};

/** What happens to clocks, in this order; each step sees them as those before it left them. */
const steps: readonly ((desk: Desk) => void)[] = [
  stopClocks,
  moveToRules,
  adjustClocks,
  moveCases,
  pauseAndResume,
  reopenClocks,
  startAgreed,
  startClocks,
  keepWithin,
  replan,
];

/** What one event does to clocks: all that its rules decide, ready to be written into it. */
export function clockChanges(happening: Happening, facts: Facts): readonly ClockChange[] {
  const { event, after } = happening;
  // The clocks of a complaint that adopts other rules follow those.
  const adopted = event.type === 'RulesAdopted' ? facts.target : undefined;
  const { rulebook } = adopted?.rulebook ?? facts.rulebook;
  const calendar = adopted?.calendar ?? facts.calendar;
  const desk = deskFor(happening, { rulebook, calendar }, () => predicateFacts(rulebook, calendar, after));
  for (const step of steps) step(desk);
  return desk.changes;
}
