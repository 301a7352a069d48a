import { describe, expect, it } from 'vitest';
import { complainant } from '../../../shared/complaint/facts.ts';
import { nextStepAt } from '../../../shared/complaint/state.ts';
import { at, bankerId, filing, naming } from '../../support/bank.ts';
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
  type Step,
  stated,
  term,
  verb,
} from '../../support/given.ts';

const answer = (elements: Record<string, string>, outcome: string) => ({
  type: 'ReplyToComplainant' as const,
  reply: '已更正。',
  elements: Object.fromEntries(Object.entries(elements).map(([name, words]) => [term(name), words])),
  outcome: term(outcome),
});

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

  it('has the parts and the outcome of the rulebook', () => {
    const filed: Step = [filing(), at('2026-11-23 10:00', complainant)];
    const on = at('2026-11-24 09:00');
    const { decision, after } = given(...history(filed)).when(answer({ findings: '属实。' }, 'corrected'), on);
    expect(decision).toEqual({
      ok: true,
      value: [
        {
          type: 'ComplaintReplied',
          data: { elements: ['findings'], outcome: 'corrected' },
          texts: { reply: '已更正。', elements: JSON.stringify({ findings: '属实。' }) },
        },
      ],
    });
    expect(after).toMatchObject({ stage: 'replied', outcome: 'corrected', repliedBy: bankerId('officer') });
    given(...history(filed))
      .when(answer({ weather: '晴' }, 'corrected'), on)
      .thenRefused({ code: 'complaint/unknown-term', about: 'weather' });
    given(...history(filed))
      .when(answer({}, 'forgotten'), on)
      .thenRefused({ code: 'complaint/unknown-term', about: 'forgotten' });
  });

  it('is not for somebody who is complained about', () => {
    const accused = bankerId('officer');
    given(...history([filing({ respondents: [{ staffId: accused }] }), naming('2026-11-23 10:00', accused)]))
      .when(verb.reply(), at('2026-11-24 09:00'))
      .thenRefused({ code: 'complaint/handler-is-respondent' });
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
