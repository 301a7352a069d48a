import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { explainClock } from '../../../shared/complaint/explain-clock.ts';
import { eventData, type EventType, eventTypes } from '../../../shared/complaint/events.ts';
import { evolve, replay } from '../../../shared/complaint/evolve.ts';
import { type ClockState, ComplaintState, isLate, nextStepAt } from '../../../shared/complaint/state.ts';
import { clockRule } from '../../../shared/rulebook/clocks/clock-rules.ts';
import { asks, type Attempt, play, versionOf } from '../../support/any-history.ts';
import { complaintId } from '../../support/given.ts';

/** Mostly by somebody who may do anything, and often within hours, so that complaints get somewhere. */
const attempt: fc.Arbitrary<Attempt> = fc.record({
  ask: fc.nat(asks.length - 1),
  pick: fc.nat(1000),
  actor: fc.oneof({ weight: 9, arbitrary: fc.nat(2) }, { weight: 1, arbitrary: fc.nat(4) }),
  hours: fc.oneof({ weight: 3, arbitrary: fc.nat(10) }, { weight: 1, arbitrary: fc.nat(120) }),
});
const attempts = fc.array(attempt, { minLength: 20, maxLength: 120, size: 'max' });
/** A busy machine takes its time over thousands of decisions. */
const timeout = 60_000;
const runs = (numRuns: number) => ({ seed: 20261122, numRuns, endOnFailure: true });

it(
  'whatever is asked for in whatever order: nothing is thrown, and every fact can come about',
  () => {
    const seen = new Set<EventType>();
    fc.assert(
      fc.property(attempts, (tried) => {
        for (const { type } of play(tried).events) seen.add(type);
      }),
      runs(640),
    );
    // Properties that met only half of the events have proved half of it.
    expect(eventTypes.filter((type) => !seen.has(type))).toEqual([]);
  },
  timeout,
);

it(
  'replay gives the state step by step, in the forms that are stored',
  () => {
    fc.assert(
      fc.property(attempts, (tried) => {
        const { events, states } = play(tried);
        expect(replay(complaintId, events)).toEqual(states.at(-1));
        states.forEach((state, index) => {
          const event = events[index];
          if (!event) throw new Error('a state without an event');
          expect(evolve(complaintId, states[index - 1], event)).toEqual(state);
          expect(eventData[event.type].parse(event.data)).toEqual(event.data);
        });
        expect(ComplaintState.parse(states.at(-1))).toEqual(states.at(-1));
      }),
      runs(60),
    );
  },
  timeout,
);

const waits = ({ status }: ClockState): boolean => status === 'running' || status === 'missed';

/** What is wrong with a clock, if anything. */
function faultOf(clock: ClockState, state: ComplaintState): string | undefined {
  const { rulebook } = versionOf(state.rulebookVersion).rulebook;
  if (!waits(clock) && clock.next !== undefined) return 'at rest and waits for a step';
  if (clock.status === 'running' && clock.next === undefined) return 'runs and waits for nothing';
  if (clock.status === 'missed' && clock.missedAt === undefined) return 'missed and nobody said so';
  if ((clock.status === 'paused') !== (clock.pausedAt !== undefined)) return 'stands still since never';
  if (clock.dueAt <= clock.startedAt) return 'due before it began';
  if (clock.status === 'paused' && !state.pause) return 'stands still for ever';
  if (state.stage !== 'closed' || !waits(clock)) return undefined;
  // What still runs outlives the closing, or was started by it or after it.
  const outlives = clockRule(rulebook, clock.clock)?.outlivesClosing === true;
  return outlives || clock.startedAt >= (state.closedAt ?? '') ? undefined : 'outlives the closing';
}

it(
  'the rules of the product hold in every state that can be reached',
  () => {
    const met = new Set<string>();
    let closed = 0;
    fc.assert(
      fc.property(attempts, (tried) => {
        const { events, states } = play(tried);
        const faults = states.flatMap((state) =>
          state.clocks.flatMap((clock) => {
            met.add(`${clock.clock} ${clock.status}`);
            const fault = faultOf(clock, state);
            return fault === undefined ? [] : [`${clock.clock} at ${state.seq}: ${fault}`];
          }),
        );
        expect(faults).toEqual([]);
        for (const state of states) {
          const names = state.clocks.map(({ clock, unit }) => `${clock} ${unit ?? ''}`);
          const departments = state.departments.map(({ unit }) => unit);
          expect([new Set(names).size, new Set(departments).size]).toEqual([names.length, departments.length]);
          // In the spam box timers rest.
          const earliest = state.clocks.flatMap(({ next }) => next?.at ?? []).toSorted()[0];
          expect(nextStepAt(state)).toBe(state.spam ? undefined : earliest);
          if (isLate(state)) expect(state.clocks.some(({ missedAt }) => missedAt !== undefined)).toBe(true);
          if (state.stage === 'closed') closed += 1;
        }
        // A step of a ladder is taken once for each moment of it.
        const taken = events.flatMap(({ data }) =>
          'plannedAt' in data && data.step !== undefined
            ? [`${data.clock} ${data.unit ?? ''} ${data.step} ${data.plannedAt}`]
            : [],
        );
        expect(taken.filter((step, index) => taken.indexOf(step) !== index)).toEqual([]);
      }),
      runs(100),
    );
    expect(closed).toBeGreaterThan(100);
    expect(met.size).toBeGreaterThan(30);
  },
  timeout,
);

it(
  'the ledger of every clock arrives at the date that stands there',
  () => {
    let looked = 0;
    fc.assert(
      fc.property(attempts, (tried) => {
        const wrong = play(tried).states.flatMap((state) =>
          state.clocks.filter((clock) => {
            const { rulebook } = versionOf(clock.under?.rulebook ?? state.rulebookVersion).rulebook;
            const { calendar } = versionOf(clock.under?.calendar ?? state.calendarVersion);
            looked += 1;
            const due = explainClock(clock, { rulebook, calendar }, looked % 2 === 0 ? 'zh-CN' : 'en')?.due;
            const isProvisional = clock.isProvisional ?? false;
            return due?.dueAt !== clock.dueAt || due.dueOn !== clock.dueOn || due.provisional !== isProvisional;
          }),
        );
        expect(wrong).toEqual([]);
      }),
      runs(60),
    );
    expect(looked).toBeGreaterThan(3000);
  },
  timeout,
);
