import { describe, expect, it } from 'vitest';
import { complainant } from '../../../shared/complaint/facts.ts';
import type { ClockRule } from '../../../shared/rulebook/schema/clocks.ts';
import {
  dispatched,
  facts,
  given,
  history,
  hospital,
  registered,
  replied,
  shanghai,
  stated,
  verb,
} from '../../support/given.ts';

const evening = facts('2026-11-26 20:00', complainant);
const answered = history(registered, dispatched, stated, replied);
const settling = hospital.rulebook.satisfactions.filter((degree) => degree.settles).map(({ id }) => id);
const unsettling = hospital.rulebook.satisfactions.filter((degree) => !degree.settles).map(({ id }) => id);

describe('满意度 rating', () => {
  it('meets degrees of both kinds in the template', () => {
    expect(settling).toEqual(['satisfied', 'acceptable']);
    expect(unsettling).toEqual(['dissatisfied']);
  });

  it.each(settling)('%s settles the matter and closes the complaint', (degree) => {
    given(...answered)
      .when(verb.rate(degree, '谢谢'), evening)
      .thenEvents(
        {
          type: 'SatisfactionRecorded',
          data: { satisfaction: degree, settles: true },
          texts: { comment: '谢谢' },
        },
        { type: 'ComplaintClosed', data: { because: 'complainantSatisfied' } },
      )
      .thenState({ stage: 'closed', satisfaction: degree, closedAt: shanghai('2026-11-26 20:00') });
  });

  it.each(unsettling)('%s leaves the complaint with the officer', (degree) => {
    const { after, decision } = given(...answered)
      .when(verb.rate(degree), evening)
      .thenEvents({ type: 'SatisfactionRecorded', data: { satisfaction: degree, settles: false } })
      .thenState({ stage: 'replied', satisfaction: degree });
    expect(after).not.toHaveProperty('closedAt');
    expect(decision.ok && decision.value[0]).not.toHaveProperty('texts');
  });

  it('that settles stops a clock which the reply left running', () => {
    const [feedback] = hospital.rulebook.clocks;
    if (!feedback) throw new Error('the template has no clock');
    const rule: ClockRule = { ...feedback, stop: ['StatementSubmitted'] };
    const rulebook = { ...hospital, rulebook: { ...hospital.rulebook, clocks: [rule] } };
    const running = history(
      [registered[0], { ...registered[1], rulebook }],
      [verb.reply(), { ...replied[1], rulebook }],
    );
    given(...running)
      .when(verb.rate('satisfied'), { ...evening, rulebook })
      .thenEvents(
        { type: 'SatisfactionRecorded' },
        { type: 'ComplaintClosed', data: { clocks: [{ change: 'stopped', clock: 'feedback' }] } },
      )
      .thenState({ clocks: [{ status: 'met' }] });
  });

  it('is given once for a reply', () => {
    given(...history(registered, replied, [verb.rate('dissatisfied'), evening]))
      .when(verb.rate('satisfied'), evening)
      .thenRefused({ code: 'complaint/already-rated' });
    given(...history(registered, replied, [verb.rate('satisfied'), evening]))
      .when(verb.rate('satisfied'), evening)
      .thenRefused({ code: 'complaint/already-rated' });
  });

  it.each([
    ['registered', [registered]],
    ['dispatched', [registered, dispatched]],
    ['stated', [registered, dispatched, stated]],
    ['closed', [registered, replied, [verb.close(), facts('2026-11-26 10:00')] as const]],
  ] as const)('needs a reply to rate: not while %s', (stage, steps) => {
    given(...history(...steps))
      .when(verb.rate('satisfied'), evening)
      .thenRefused({ code: 'complaint/wrong-stage', about: stage });
  });

  it('knows the degrees of the rulebook only', () => {
    given(...answered)
      .when(verb.rate('delighted'), evening)
      .thenRefused({ code: 'complaint/unknown-term', about: 'delighted' });
  });
});
