import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ComplaintCommand } from '../../../shared/complaint/commands.ts';
import { decide } from '../../../shared/complaint/decide.ts';
import { type ComplaintEvent, eventData, type EventType, eventTypes } from '../../../shared/complaint/events.ts';
import { evolve, replay } from '../../../shared/complaint/evolve.ts';
import { type Actor, complainant, system } from '../../../shared/complaint/facts.ts';
import { ComplaintState, isLate, nextStepAt } from '../../../shared/complaint/state.ts';
import { instantOf, millisecondsOf } from '../../../shared/kernel/time.ts';
import { appendTo, complaintId, facts, holding, hospital, officer, registered, verb } from '../../support/given.ts';

const runs = { seed: 20261122, numRuns: 400 };

const unit = fc.constantFrom('nursing-department', 'pharmacy', 'finance', 'laundry');
const command: fc.Arbitrary<ComplaintCommand> = fc.oneof(
  fc.constant(verb.register()),
  fc.constantFrom(verb.supplement('a.jpg'), verb.supplement('a.jpg', 'b.jpg')),
  fc.tuple(unit, fc.array(unit, { maxLength: 2 })).map(([lead, others]) => verb.dispatch(lead, ...others)),
  unit.map((each) => verb.state(each)),
  fc.constant(verb.reply()),
  fc.constantFrom('satisfied', 'acceptable', 'dissatisfied', 'delighted').map((degree) => verb.rate(degree)),
  fc.constant(verb.close()),
  fc.constant(verb.fire),
  fc.constant(verb.reveal()),
);
const anybody = fc.oneof(
  fc.constant(officer),
  unit.map((each) => holding('handler', each)),
  fc.constantFrom(complainant, system, ...hospital.rulebook.positions.map(({ id }) => holding(id))),
);
/** Mostly those who may, so that complaints get somewhere. */
const asking = command.chain((each) => {
  const likely = each.type === 'SubmitStatement' ? holding('handler', each.unit) : officer;
  return fc.tuple(
    fc.constant(each),
    fc.oneof({ weight: 3, arbitrary: fc.constant(likely) }, { weight: 1, arbitrary: anybody }),
  );
});
const hour = 3600_000;
type Happening = { readonly command: ComplaintCommand; readonly by: Actor; readonly hours: number };
const happenings: fc.Arbitrary<Happening[]> = fc.array(
  fc.tuple(asking, fc.integer({ min: 0, max: 100 })).map(([[each, by], hours]) => ({ command: each, by, hours })),
  { minLength: 1, maxLength: 30 },
);

/** Plays the commands on one complaint, hours apart; what is refused leaves it as it was. */
function play(steps: readonly Happening[]) {
  const events: ComplaintEvent[] = [];
  const states: ComplaintState[] = [];
  let now = millisecondsOf(registered[1].now);
  for (const { command: each, by, hours } of [{ command: registered[0], by: complainant, hours: 0 }, ...steps]) {
    now += hours * hour;
    const on = { ...facts('2026-11-23 10:00', by), now: instantOf(now) };
    const state = states.at(-1);
    const decision = decide(each, state, on);
    if (!decision.ok) continue;
    for (const decided of decision.value) {
      const { events: appended, after } = appendTo(states.at(-1), [decided], on);
      events.push(...appended);
      if (after) states.push(after);
    }
  }
  return { events, states };
}

it('whatever is asked for in whatever order: nothing is thrown, and replay gives the state step by step', () => {
  const seen = new Set<EventType>();
  fc.assert(
    fc.property(happenings, (steps) => {
      const { events, states } = play(steps);
      expect(replay(complaintId, events)).toEqual(states.at(-1));
      states.forEach((state, index) => {
        const event = events[index];
        if (!event) throw new Error('a state without an event');
        seen.add(event.type);
        expect(evolve(complaintId, states[index - 1], event)).toEqual(state);
        expect(replay(complaintId, events.slice(0, index + 1))).toEqual(state);
        expect(ComplaintState.parse(state)).toEqual(state);
        expect(eventData[event.type].parse(event.data)).toEqual(event.data);
      });
    }),
    runs,
  );
  // A property that met only half of the events has proved half of it.
  expect([...seen].toSorted()).toEqual([...eventTypes].toSorted());
});

it('the rules of the product hold in every state that can be reached', () => {
  fc.assert(
    fc.property(happenings, (steps) => {
      const { events, states } = play(steps);
      expect(states.length).toBeGreaterThan(0);
      for (const state of states) {
        if (state.stage === 'closed') {
          // Nobody's complaint is closed unanswered, and a closed one waits for nothing.
          expect(state.repliedAt).toBeDefined();
          expect(nextStepAt(state)).toBeUndefined();
          expect(isLate(state)).toBe(false);
        }
        expect(new Set(state.departments.map(({ unit: each }) => each)).size).toBe(state.departments.length);
        expect(state.files).toBeLessThanOrEqual(6);
      }
      // A step of a ladder is taken once for each due date of its clock.
      const taken = events.flatMap((event) =>
        'plannedAt' in event.data ? [`${event.data.step} ${event.data.plannedAt}`] : [],
      );
      expect(new Set(taken).size).toBe(taken.length);
    }),
    runs,
  );
});
