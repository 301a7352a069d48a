import { describe, expect, it } from 'vitest';
import { complainant } from '../../../shared/complaint/facts.ts';
import { nextStepAt } from '../../../shared/complaint/state.ts';
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
  verb,
} from '../../support/given.ts';

describe('答复 replying', () => {
  it('stops the clock: met', () => {
    const { after } = given(...history(registered, dispatched, stated))
      .when(verb.reply('已增加夜班人手。'), facts('2026-11-26 09:00'))
      .thenEvents({
        type: 'ComplaintReplied',
        data: { clocks: [{ change: 'stopped', clock: 'feedback' }] },
        texts: { reply: '已增加夜班人手。' },
      })
      .thenState({
        stage: 'replied',
        repliedAt: shanghai('2026-11-26 09:00'),
        clocks: [{ status: 'met', stoppedAt: shanghai('2026-11-26 09:00') }],
      });
    expect(nextStepAt(after)).toBeUndefined();
  });

  it('stops a clock that was missed: met late, and no further step follows', () => {
    const late = history(registered, dispatched, fired('2026-11-30 17:30'));
    const { after } = given(...late)
      .when(verb.reply(), facts('2026-11-30 18:00'))
      .thenState({ clocks: [{ status: 'metLate', stoppedAt: shanghai('2026-11-30 18:00') }] });
    expect(nextStepAt(after)).toBeUndefined();
  });

  it.each([
    ['registered', [registered]],
    ['dispatched', [registered, dispatched]],
    ['stated', [registered, dispatched, stated]],
  ] as const)('is possible while the complaint is %s', (_, steps) => {
    given(...history(...steps))
      .when(verb.reply(), facts('2026-11-26 09:00'))
      .thenEvents({ type: 'ComplaintReplied' });
  });

  it('may follow a reply: the clock is not stopped again, and the new reply may be rated anew', () => {
    const rated = history(registered, replied, [verb.rate('dissatisfied'), facts('2026-11-26 20:00', complainant)]);
    const { after } = given(...rated)
      .when(verb.reply('另作说明。'), facts('2026-11-27 09:00'))
      .thenEvents({ type: 'ComplaintReplied', data: {} })
      .thenState({ repliedAt: shanghai('2026-11-27 09:00'), clocks: [{ stoppedAt: shanghai('2026-11-26 09:00') }] });
    expect(after).not.toHaveProperty('satisfaction');
  });

  it('is over when the complaint is closed', () => {
    given(...history(registered, replied, [verb.close(), facts('2026-11-26 10:00')]))
      .when(verb.reply(), facts('2026-11-27 09:00'))
      .thenRefused({ code: 'complaint/wrong-stage', about: 'closed' });
  });

  it.each(positionsWithout('reply'))('is not for %s', (position) => {
    given(...history(registered))
      .when(verb.reply(), facts('2026-11-24 09:00', holding(position)))
      .thenRefused({ code: 'session/not-permitted', about: 'reply' });
  });

  it('is for the officer alone', () => {
    expect(positionsWith('reply')).toEqual(['officer']);
  });
});
