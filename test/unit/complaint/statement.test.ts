import { describe, expect, it } from 'vitest';
import type { ClockRule } from '../../../shared/rulebook/schema.ts';
import {
  dispatched,
  facts,
  given,
  history,
  holding,
  hospital,
  positionsWith,
  positionsWithout,
  registered,
  replied,
  shanghai,
  stated,
  verb,
} from '../../support/given.ts';

const nurse = holding('handler', 'nursing-department');
const pharmacist = holding('handler', 'pharmacy');
const two = history(registered, [verb.dispatch('nursing-department', 'pharmacy'), facts('2026-11-24 09:00')]);

describe('情况说明 stating', () => {
  it('is written by a department that handles the complaint; the last one moves it on', () => {
    const first = given(...two)
      .when(verb.state('pharmacy', '发药无误。'), facts('2026-11-25 09:00', pharmacist))
      .thenEvents({ type: 'StatementSubmitted', data: { unit: 'pharmacy' }, texts: { statement: '发药无误。' } })
      .thenState({ stage: 'dispatched', departments: [{}, { statedAt: shanghai('2026-11-25 09:00') }] });
    expect(first.after.departments[0]).not.toHaveProperty('statedAt');

    const half = history(
      registered,
      [verb.dispatch('nursing-department', 'pharmacy'), facts('2026-11-24 09:00')],
      [verb.state('pharmacy'), facts('2026-11-25 09:00', pharmacist)],
    );
    given(...half)
      .when(verb.state('nursing-department'), facts('2026-11-26 09:00', nurse))
      .thenState({ stage: 'stated', clocks: [{ status: 'running' }] });
  });

  it('stops a clock that waits for it', () => {
    const [feedback] = hospital.rulebook.clocks;
    if (!feedback) throw new Error('the template has no clock');
    const rule: ClockRule = { ...feedback, stop: ['StatementSubmitted'] };
    const rulebook = { ...hospital, rulebook: { ...hospital.rulebook, clocks: [rule] } };
    given(...history(registered, dispatched))
      .when(verb.state('nursing-department'), facts('2026-11-25 09:00', nurse, { rulebook }))
      .thenEvents({ type: 'StatementSubmitted', data: { clocks: [{ change: 'stopped', clock: 'feedback' }] } })
      .thenState({ clocks: [{ status: 'met', stoppedAt: shanghai('2026-11-25 09:00') }] });
  });

  it('is written once by each department', () => {
    given(...history(registered, dispatched, stated))
      .when(verb.state('nursing-department'), facts('2026-11-26 09:00', nurse))
      .thenRefused({ code: 'complaint/already-stated', about: 'nursing-department' });
  });

  it('is not for somebody of another department', () => {
    given(...two)
      .when(verb.state('nursing-department'), facts('2026-11-25 09:00', pharmacist))
      .thenRefused({ code: 'complaint/not-your-unit', about: 'nursing-department' });
  });

  it('is not for a department that does not handle the complaint', () => {
    given(...two)
      .when(verb.state('finance'), facts('2026-11-25 09:00', holding('handler', 'finance')))
      .thenRefused({ code: 'complaint/not-your-unit', about: 'finance' });
  });

  it('is not for a department from which the complaint was taken away', () => {
    const moved = history(registered, dispatched, [verb.dispatch('pharmacy'), facts('2026-11-24 10:00')]);
    given(...moved)
      .when(verb.state('nursing-department'), facts('2026-11-25 09:00', nurse))
      .thenRefused({ code: 'complaint/not-your-unit', about: 'nursing-department' });
  });

  it('is still taken after the reply, so that no department is left owing one, and changes nothing else', () => {
    const { departments, stage } = given(...history(registered, dispatched, replied))
      .when(verb.state('nursing-department'), facts('2026-11-27 09:00', nurse))
      .thenState({ stage: 'replied' }).after;
    expect(stage).toBe('replied');
    expect(departments[0]?.statedAt).toBe(shanghai('2026-11-27 09:00'));
  });

  it('is too late when the complaint is closed', () => {
    given(...history(registered, dispatched, replied, [verb.close(), facts('2026-11-26 10:00')]))
      .when(verb.state('nursing-department'), facts('2026-11-27 09:00', nurse))
      .thenRefused({ code: 'complaint/wrong-stage', about: 'closed' });
  });

  it.each(positionsWithout('state'))('is not for %s', (position) => {
    given(...two)
      .when(verb.state('pharmacy'), facts('2026-11-25 09:00', holding(position, 'pharmacy')))
      .thenRefused({ code: 'session/not-permitted', about: 'state' });
  });

  it('is for handlers and heads of departments alone', () => {
    expect(positionsWith('state')).toEqual(['handler', 'department-head']);
  });
});
