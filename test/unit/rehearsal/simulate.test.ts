import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { replay } from '../../../shared/complaint/evolve.ts';
import { Rulebook } from '../../../shared/rulebook/schema/rulebook.ts';
import type { TraceEvent } from '../../../shared/rehearsal/trace.ts';
import { calendar, dispatchTo, filed, hospital, inShort, play, replied, told } from './stories.ts';
import { Scenario } from '../../../shared/rehearsal/scenario.ts';
import { simulate } from '../../../shared/rehearsal/simulate.ts';

/*
 * The hospital's rule: five working days, a reminder one working day before, and after the miss an escalation on the first
 * overdue working day. From Monday 28 September 2026: Tue 29=1, Wed 30=2, 1-7 October off, Thu 8=3, Fri 9=4, make-up Sat 10=5.
 */

test('a complaint that is left alone is reminded of, missed and escalated, each at its own moment', () => {
  const trace = play(filed);
  // The reminder opens with the office at 08:00 and is spread over ten minutes.
  expect(inShort(trace)).toEqual([
    '2026-09-28 09:00 ComplaintRegistered',
    expect.stringMatching(/^2026-10-09 08:0\d HandlerReminded$/),
    '2026-10-10 17:30 DeadlineMissed',
    '2026-10-12 08:00 ComplaintEscalated',
  ]);
  expect([trace.end, trace.endedAt]).toEqual(['at-rest', '2026-10-12T00:00:00.000Z']);
});

test('what is told to whom stands beside what happened', () => {
  const [registered, , missed] = play({ ...filed, steps: [dispatchTo('nursing-department')] }).entries.flatMap(
    (entry) => (entry.kind === 'event' && entry.event.type !== 'ComplaintDispatched' ? [entry] : []),
  );
  expect(registered?.notices).toEqual([
    { kind: 'complaintRegistered', to: { position: 'officer', units: 'anywhere' } },
  ]);
  expect(missed?.notices.map(({ kind, to }) => [kind, to])).toEqual([
    ['deadlineMissed', { position: 'officer', units: 'anywhere' }],
    ['deadlineMissed', { position: 'department-head', units: ['nursing-department'] }],
  ]);
});

test('an anonymous complainant gets no messages', () => {
  const { entries } = play({ ...filed, filing: { identityMode: 'anonymous' } });
  const whom = entries.flatMap((entry) => (entry.kind === 'event' ? entry.notices.map(({ to }) => to) : []));
  expect(whom.length).toBeGreaterThan(0);
  expect(whom).not.toContainEqual({ party: 'complainant' });
});

test('a reply in time leaves nothing to wait for but what follows a reply', () => {
  const trace = play({ ...filed, steps: [{ ...replied, at: '2026-10-09 11:00' }] });
  expect(inShort(trace)).toContain('2026-10-09 11:00 ComplaintReplied');
  expect(inShort(trace).join('\n')).not.toContain('DeadlineMissed');
  const reply = trace.entries.find((entry) => entry.kind === 'event' && entry.event.type === 'ComplaintReplied');
  expect(reply).toMatchObject({ clocks: [{ change: 'stopped', clock: { clock: 'feedback', status: 'met' } }] });
});

test('of a reply and a deadline in the same moment the reply comes first', () => {
  const trace = play({ ...filed, steps: [{ ...replied, at: '2026-10-10 17:30' }] });
  expect(inShort(trace).join('\n')).not.toContain('DeadlineMissed');
});

test('steps come so long after each other: the same time of day, a time of day, elapsed hours', () => {
  const trace = play({
    ...filed,
    steps: [
      { after: { unit: 'working-days', count: 1 }, ...dispatchTo('nursing-department') },
      { after: { unit: 'working-days', count: 2 }, time: '16:15', ...dispatchTo('medical-affairs') },
      { after: { unit: 'hours', count: 3 }, ...dispatchTo('nursing-department') },
    ],
  });
  const dispatches = inShort(trace).filter((line) => line.endsWith('ComplaintDispatched'));
  // Tue 29 at 09:00; Wed 30, Thu 8 October at 16:15; three hours later.
  expect(dispatches).toEqual([
    '2026-09-29 09:00 ComplaintDispatched',
    '2026-10-08 16:15 ComplaintDispatched',
    '2026-10-08 19:15 ComplaintDispatched',
  ]);
});

test('a refused step is shown as refused, and the play goes on', () => {
  const trace = play({
    ...filed,
    steps: [
      { by: { position: 'auditor' }, do: { type: 'DispatchComplaint', lead: 'nursing-department', coDepartments: [] } },
      dispatchTo('no-such-department'),
      dispatchTo('nursing-department'),
    ],
  });
  expect(inShort(trace).slice(1, 4)).toEqual([
    '2026-09-28 09:00 refused DispatchComplaint session/not-permitted',
    '2026-09-28 09:00 refused DispatchComplaint complaint/unknown-unit',
    '2026-09-28 09:00 ComplaintDispatched',
  ]);
});

test('a complaint that the rules do not take is all there is', () => {
  const trace = play({ ...filed, filing: { category: 'no-such-category' }, steps: [replied] });
  expect(inShort(trace)).toEqual(['2026-09-28 09:00 refused RegisterComplaint complaint/unknown-term']);
  expect(trace.state).toBeUndefined();
});

test('a step that lies before the one before it is left out', () => {
  const trace = play({ ...filed, steps: [{ ...replied, at: '2026-09-27 09:00' }] });
  expect(inShort(trace)).toContain('2026-09-27 09:00 skipped ReplyToComplainant');
});

test('nothing is played after the last moment of the story, and what falls into it still is', () => {
  const trace = play({ ...filed, until: '2026-10-10 17:30' });
  expect(inShort(trace).at(-1)).toBe('2026-10-10 17:30 DeadlineMissed');
  expect(trace.end).toBe('until');
  expect(
    play({ ...filed, until: '2026-10-10 17:29', steps: [{ ...replied, at: '2026-10-11 09:00' }] }).entries,
  ).toHaveLength(2);
});

test('what the rulebook wants with a registration is taken as given, unless the story files exactly what it says', () => {
  const strict = Rulebook.parse({
    ...hospital,
    requirements: [
      {
        id: 'real-name',
        verb: 'RegisterComplaint',
        when: { is: 'always' },
        needs: [{ entry: 'address' }, { entry: 'respondent' }],
      },
    ],
  });
  expect(inShort(play(filed, strict))[0]).toBe('2026-09-28 09:00 ComplaintRegistered');
  expect(inShort(play({ ...filed, filesExactly: true }, strict))).toEqual([
    '2026-09-28 09:00 refused RegisterComplaint complaint/incomplete',
  ]);
});

test('a ladder that hardly ends is broken off, and the trace says so', () => {
  const [clock] = hospital.clocks;
  const nagging = [30, 60].map((count) => ({
    id: `after-${count}`,
    action: 'escalate',
    at: { direction: 'after', budget: { unit: 'minutes', count } },
    tell: [{ position: 'officer', at: 'anywhere' }],
    repeat: { every: { unit: 'hours', count: 1 }, times: 366 },
  }));
  const rules = Rulebook.parse({ ...hospital, clocks: [{ ...clock, ladder: [...(clock?.ladder ?? []), ...nagging] }] });
  const trace = play(filed, rules);
  expect(trace.end).toBe('too-long');
  expect(trace.entries.length).toBeGreaterThan(500);
  expect(told(filed, 'en', rules).at(-1)).toBe('Too many steps of ladders; the rehearsal was broken off.');
});

test('whoever registers what comes by another channel is found', () => {
  const [first] = play({ ...filed, filing: { channel: 'phone' } }).entries;
  expect(first).toMatchObject({ kind: 'event', by: { who: 'staff', held: [{ unit: 'complaint-centre' }] } });
});

test('people go by name where it matters who is who', () => {
  const trace = play({
    ...filed,
    people: { 李护士长: [{ position: 'department-head', unit: 'nursing-department' }] },
    steps: [
      dispatchTo('nursing-department'),
      {
        by: { person: '李护士长' },
        do: { type: 'AssignHandler', unit: 'nursing-department', handler: '@handler/nursing-department' },
      },
    ],
  });
  const handler = trace.people.find(({ held }) => held.some(({ position }) => position === 'handler'));
  expect(trace.entries).toContainEqual(
    expect.objectContaining({
      by: { who: 'staff', name: '李护士长', held: [{ position: 'department-head', unit: 'nursing-department' }] },
      event: expect.objectContaining({
        type: 'HandlerAssigned',
        data: { unit: 'nursing-department', handler: handler?.id },
      }),
    }),
  );
});

test.each([
  [{ startAt: '2026-02-30 09:00' }],
  [
    {
      startAt: '2026-09-28 09:00',
      steps: [{ ...replied, at: '2026-10-09 11:00', after: { unit: 'hours', count: 1 } }],
    },
  ],
  [{ startAt: '2026-09-28 09:00', steps: [{ ...replied, after: { unit: 'hours', count: 1 }, time: '09:00' }] }],
  [{ startAt: '2026-09-28 09:00', stepps: [] }],
  [{ startAt: '2026-09-28 09:00', steps: [{ by: { position: 'officer' }, do: { type: 'NoSuchVerb' } }] }],
  [{}],
  ['a story'],
])('no scenario: %j', (story) => {
  expect(Scenario.safeParse(story).success).toBe(false);
});

const someStep = fc.record({
  after: fc.record({
    unit: fc.constantFrom('hours', 'working-days', 'minutes'),
    count: fc.integer({ min: 1, max: 40 }),
  }),
  by: fc.constantFrom('complainant', { position: 'officer' }, { position: 'handler', unit: 'nursing-department' }),
  do: fc.constantFrom(
    dispatchTo('nursing-department').do,
    dispatchTo('medical-affairs', 'nursing-department').do,
    { type: 'SubmitStatement', unit: 'nursing-department', statement: '…' },
    replied.do,
    { type: 'RecordSatisfaction', satisfaction: 'satisfied' },
    { type: 'CloseComplaint', reason: '…' },
    { type: 'PauseHandling', ground: 'appraisal', reason: '…' },
  ),
});

test('any story: the log replays to the state, time never runs back, and playing twice gives the same', () => {
  fc.assert(
    fc.property(fc.array(someStep, { maxLength: 8 }), (steps) => {
      const story = Scenario.parse({ ...filed, steps });
      const trace = simulate({ rulebook: hospital, calendar }, story);
      const events = trace.entries.filter((entry): entry is TraceEvent => entry.kind === 'event');
      expect(
        trace.state &&
          replay(
            trace.state.id,
            events.map(({ event }) => event),
          ),
      ).toEqual(trace.state);
      expect(trace.entries.map(({ at }) => at)).toEqual(trace.entries.map(({ at }) => at).toSorted());
      expect(simulate({ rulebook: hospital, calendar }, story)).toEqual(trace);
      expect(trace.end).toBe('at-rest');
    }),
    { seed: 20261122, numRuns: 60 },
  );
});
