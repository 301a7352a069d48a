import { describe, expect, it } from 'vitest';
import { evolve, replay } from '../../../shared/complaint/evolve.ts';
import type { ComplaintState } from '../../../shared/complaint/state.ts';
import { headlineClock, nextStepAt } from '../../../shared/complaint/state.ts';
import { armedAfter, clampWait } from '../../../shared/complaint/timer.ts';
import {
  complaintId,
  dispatched,
  facts,
  fired,
  history,
  registered,
  replied,
  shanghai,
  verb,
  type Step,
} from '../../support/given.ts';

const after = (...steps: readonly Step[]): ComplaintState => {
  const state = replay(complaintId, history(...steps));
  if (!state) throw new Error('there is no complaint');
  return state;
};
const noon = shanghai('2026-11-23 12:00');

describe('the wake-up of a complaint', () => {
  it('is ordered by the registration, for the first step, under its version', () => {
    const state = after(registered);
    expect(armedAfter(undefined, state, noon)).toEqual({ at: nextStepAt(state), version: 1 });
  });

  it('stays when nothing moved, and when the step moved later', () => {
    const armed = armedAfter(undefined, after(registered), noon);
    expect(armedAfter(armed, after(registered, dispatched), noon)).toBe(armed);
    const later = after(registered, [verb.dispatch('pharmacy', 'finance'), facts('2026-11-24 09:00')]);
    expect(nextStepAt(later) ?? '').toBe(later.clocks[0]?.next?.at);
    expect(armed && (nextStepAt(later) ?? '') > armed.at).toBe(true);
    expect(armedAfter(armed, later, noon)).toBe(armed);
  });

  it('is ordered anew when the step moved earlier', () => {
    const back = after(
      registered,
      [verb.dispatch('pharmacy', 'finance'), facts('2026-11-24 09:00')],
      [verb.dispatch('pharmacy'), facts('2026-11-24 10:00')],
    );
    const farOff = { at: shanghai('2026-12-04 08:00'), version: 2 };
    expect(armedAfter(farOff, back, noon)).toEqual({ at: nextStepAt(back), version: 3 });
  });

  it('is ordered anew when the old one has passed', () => {
    const state = after(registered, fired('2026-11-27 08:10'));
    const passed = { at: shanghai('2026-11-27 08:00'), version: 1 };
    expect(armedAfter(passed, state, shanghai('2026-11-27 08:10'))).toEqual({
      at: shanghai('2026-11-30 17:30'),
      version: 2,
    });
  });

  it('is left alone when nothing is pending any more', () => {
    const armed = { at: shanghai('2026-11-27 08:05'), version: 1 };
    expect(armedAfter(armed, after(registered, replied), shanghai('2026-11-26 09:00'))).toBe(armed);
    expect(armedAfter(undefined, after(registered, replied), noon)).toBeUndefined();
  });

  it('never waits longer than 300 days', () => {
    // 300 days of 24 hours after noon on 1 January 2026 is noon on 28 October 2026.
    const newYear = shanghai('2026-01-01 12:00');
    expect(clampWait(shanghai('2026-10-28 11:59'), newYear)).toBe(shanghai('2026-10-28 11:59'));
    expect(clampWait(shanghai('2026-10-28 12:00'), newYear)).toBe(shanghai('2026-10-28 12:00'));
    expect(clampWait(shanghai('2030-01-01 12:00'), newYear)).toBe(shanghai('2026-10-28 12:00'));
    const state = after(registered);
    expect(armedAfter(undefined, state, newYear)).toEqual({ at: shanghai('2026-10-28 12:00'), version: 1 });
  });
});

describe('what a queue shows', () => {
  it('is the clock that is still owed', () => {
    expect(headlineClock(after(registered))?.dueAt).toBe(shanghai('2026-11-30 17:30'));
    expect(headlineClock(after(registered, fired('2026-11-30 17:30')))?.status).toBe('missed');
    expect(headlineClock(after(registered, replied))).toBeUndefined();
  });
});

describe('a damaged log', () => {
  const [first, second] = history(registered, dispatched);

  it('is not replayed past a gap, a repeat, or without its beginning', () => {
    if (!first || !second) throw new Error('two events are needed');
    const state = evolve(complaintId, undefined, first);
    expect(() => evolve(complaintId, state, { ...second, seq: 3 })).toThrow('event 3 cannot follow event 1');
    expect(() => evolve(complaintId, state, first)).toThrow('event 1 cannot follow event 1');
    expect(() => evolve(complaintId, undefined, { ...second, seq: 1 })).toThrow('begins with its registration');
    expect(() => evolve(complaintId, state, { ...first, seq: 2 })).toThrow('registered once');
  });

  it('of no events is no complaint', () => {
    expect(replay(complaintId, [])).toBeUndefined();
  });
});
