import { describe, expect, it } from 'vitest';
import { complainant } from '../../../shared/complaint/facts.ts';
import {
  dispatched,
  facts,
  given,
  history,
  holding,
  positionsWith,
  positionsWithout,
  registered,
  replied,
  shanghai,
  stated,
  verb,
} from '../../support/given.ts';

const friday = facts('2026-11-27 10:00');

describe('办结 closing', () => {
  it('records the reason, after a reply', () => {
    given(...history(registered, replied))
      .when(verb.close('多次联系不上。'), friday)
      .thenEvents({ type: 'ComplaintClosed', data: { because: 'decided' }, texts: { reason: '多次联系不上。' } })
      .thenState({ stage: 'closed', closedAt: shanghai('2026-11-27 10:00'), clocks: [{ status: 'met' }] });
  });

  it('is possible after a rating that did not settle', () => {
    given(...history(registered, replied, [verb.rate('dissatisfied'), facts('2026-11-26 20:00', complainant)]))
      .when(verb.close(), friday)
      .thenState({ stage: 'closed', satisfaction: 'dissatisfied' });
  });

  it.each([
    ['registered', [registered]],
    ['dispatched', [registered, dispatched]],
    ['stated', [registered, dispatched, stated]],
    ['closed', [registered, replied, [verb.close(), facts('2026-11-26 10:00')] as const]],
  ] as const)('never comes before the answer, nor twice: not while %s', (stage, steps) => {
    given(...history(...steps))
      .when(verb.close(), friday)
      .thenRefused({ code: 'complaint/wrong-stage', about: stage });
  });

  it.each(positionsWithout('close'))('is not for %s', (position) => {
    given(...history(registered, replied))
      .when(verb.close(), facts('2026-11-27 10:00', holding(position)))
      .thenRefused({ code: 'session/not-permitted', about: 'close' });
  });

  it('is for the officer alone', () => {
    expect(positionsWith('close')).toEqual(['officer']);
  });
});
