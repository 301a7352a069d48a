import { describe, expect, it } from 'vitest';
import {
  dispatched,
  facts,
  fired,
  given,
  history,
  holding,
  positionsWith,
  positionsWithout,
  registered,
  replied,
  shanghai,
  stated,
  term,
  verb,
} from '../../support/given.ts';

const tuesday = facts('2026-11-24 09:00');
/** Tue 24 (1) to Fri 27 (4), Mon 30 (5). */
const inFive = shanghai('2026-11-30 17:30');
/** On from there: Tue 1 (6), Wed 2 (7), Thu 3 (8), Fri 4 (9), Mon 7 December (10). */
const inTen = shanghai('2026-12-07 17:30');

describe('转办 dispatching', () => {
  it('sends the complaint to a department and says which route proposed it', () => {
    const { decision } = given(...history(registered))
      .when(verb.dispatchSaying('请三日内说明', 'nursing-department'), tuesday)
      .thenEvents({
        type: 'ComplaintDispatched',
        data: { lead: 'nursing-department', route: 'nursing' },
        texts: { comment: '请三日内说明' },
      })
      .thenState({
        stage: 'dispatched',
        departments: [{ unit: 'nursing-department', role: 'lead', dispatchedAt: tuesday.now }],
        clocks: [{ dueAt: inFive, status: 'running' }],
      });
    expect(decision.ok && decision.value[0]?.data).not.toHaveProperty('clocks');
  });

  it('names no route when the officer chose another department than the rules propose', () => {
    const { decision } = given(...history(registered)).when(verb.dispatch('finance'), tuesday);
    expect(decision).toMatchObject({ ok: true, value: [{ data: { lead: 'finance' } }] });
    expect(decision.ok && decision.value[0]?.data).not.toHaveProperty('route');
  });

  it('gives ten working days when two departments must work together, counted from the registration', () => {
    given(...history(registered))
      .when(verb.dispatch('nursing-department', 'pharmacy'), tuesday)
      .thenEvents({
        type: 'ComplaintDispatched',
        data: {
          coDepartments: ['pharmacy'],
          clocks: [
            { change: 'moved', clock: 'feedback', case: 'several-departments', dueAt: inTen, dueOn: '2026-12-07' },
          ],
        },
      })
      .thenState({
        departments: [
          { unit: 'nursing-department', role: 'lead' },
          { unit: 'pharmacy', role: 'co' },
        ],
        clocks: [{ case: 'several-departments', dueAt: inTen, startedAt: shanghai('2026-11-23 10:00') }],
      });
  });

  it('may be put right (改派) before anybody has stated: back to one department is back to five days', () => {
    const two = history(registered, [verb.dispatch('nursing-department', 'pharmacy'), tuesday]);
    given(...two)
      .when(verb.dispatch('pharmacy'), facts('2026-11-25 09:00'))
      .thenEvents({
        type: 'ComplaintDispatched',
        data: { lead: 'pharmacy', clocks: [{ change: 'moved', case: 'investigation', dueAt: inFive }] },
      })
      .thenState({ departments: [{ unit: 'pharmacy', role: 'lead' }], clocks: [{ dueAt: inFive }] });
  });

  it('leaves out a reminder whose moment has passed, never the miss', () => {
    const two = history(registered, [verb.dispatch('nursing-department', 'pharmacy'), tuesday]);
    // The reminder of the five days was on Friday 27 November; on 1 December even the due moment has passed.
    given(...two)
      .when(verb.dispatch('pharmacy'), facts('2026-12-01 09:00'))
      .thenState({ clocks: [{ dueAt: inFive, next: { step: 'due', at: inFive }, status: 'running' }] });
  });

  it('moves no clock that was missed already', () => {
    const late = history(registered, dispatched, fired('2026-11-30 17:30'));
    const { after } = given(...late).when(verb.dispatch('nursing-department', 'pharmacy'), facts('2026-11-30 17:45'));
    expect(after.clocks).toMatchObject([{ status: 'missed', dueAt: inFive, case: 'investigation' }]);
  });

  it.each([
    ['stated', [registered, dispatched, stated]],
    ['replied', [registered, replied]],
    ['closed', [registered, replied, [verb.close(), facts('2026-11-26 10:00')] as const]],
  ] as const)('is over when the complaint is %s', (stage, steps) => {
    given(...history(...steps))
      .when(verb.dispatch('pharmacy'), facts('2026-11-27 09:00'))
      .thenRefused({ code: 'complaint/wrong-stage', about: stage });
  });

  it('is over when one of two departments has stated', () => {
    const half = history(registered, [verb.dispatch('nursing-department', 'pharmacy'), tuesday], stated);
    given(...half)
      .when(verb.dispatch('pharmacy'), facts('2026-11-27 09:00'))
      .thenRefused({ code: 'complaint/wrong-stage', about: 'dispatched' });
  });

  it('refuses a department named twice', () => {
    given(...history(registered))
      .when(verb.dispatch('pharmacy', 'finance', 'pharmacy'), tuesday)
      .thenRefused({ code: 'complaint/duplicate-department' });
  });

  it('refuses a unit that is not there, or closed', () => {
    given(...history(registered))
      .when(verb.dispatch('pharmacy', 'laundry'), tuesday)
      .thenRefused({ code: 'complaint/unknown-unit', about: 'laundry' });
    given(...history(registered))
      .when(verb.dispatch('pharmacy'), { ...tuesday, units: [{ id: term('finance') }] })
      .thenRefused({ code: 'complaint/unknown-unit', about: 'pharmacy' });
  });

  it.each(positionsWithout('dispatch'))('is not for %s', (position) => {
    given(...history(registered))
      .when(verb.dispatch('pharmacy'), facts('2026-11-24 09:00', holding(position)))
      .thenRefused({ code: 'session/not-permitted', about: 'dispatch' });
  });

  it('is for the officer alone', () => {
    expect(positionsWith('dispatch')).toEqual(['officer']);
  });
});
