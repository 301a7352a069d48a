import { describe, it } from 'vitest';
import { banker, bankersWithout } from '../../support/bank.ts';
import { given, history, shanghai, type Step, term } from '../../support/given.ts';
import { exactly, monday, today, untilStage } from '../../support/intake.ts';

const handOver = (to: string, ends: boolean) => ({
  type: 'HandOver' as const,
  to: term(to),
  reason: '涉嫌诈骗。',
  ends,
});
const noon = '2026-11-24 12:00';
const shared: Step = [handOver('police', false), today(noon)];

describe('移送 handing over', () => {
  it('may end the handling here', () => {
    const outcome = given(...history(monday)).when(handOver('police', true), today(noon));
    exactly(
      outcome,
      { type: 'ComplaintHandedOver', data: { to: 'police', ends: true }, texts: { reason: '涉嫌诈骗。' } },
      { type: 'ComplaintClosed', data: { because: 'handedOver' } },
    );
    outcome.thenState({
      stage: 'closed',
      closedBecause: 'handedOver',
      closedAt: shanghai(noon),
      handedOverTo: ['police'],
    });
  });

  it('may leave it running beside', () => {
    const outcome = given(...history(monday, shared)).when(handOver('mediation', false), today(noon));
    exactly(outcome, {
      type: 'ComplaintHandedOver',
      data: { to: 'mediation', ends: false },
      texts: { reason: '涉嫌诈骗。' },
    });
    outcome.thenState({ stage: 'registered', handedOverTo: ['police', 'mediation'] });
  });

  it('is done once for each body, unless it ends the handling now', () => {
    given(...history(monday, shared))
      .when(handOver('police', false), today(noon))
      .thenRefused({ code: 'complaint/already-done', about: 'police' });
    given(...history(monday, shared))
      .when(handOver('police', true), today(noon))
      .thenState({ stage: 'closed', handedOverTo: ['police'] });
  });

  it('knows only bodies of the list', () => {
    given(...history(monday))
      .when(handOver('newspaper', false), today(noon))
      .thenRefused({ code: 'complaint/unknown-term', about: 'newspaper' });
  });

  it.each(['closed', 'archived'] as const)('is over once the complaint is %s', (stage) => {
    given(...history(...untilStage[stage]))
      .when(handOver('police', true), today('2026-11-25 09:00'))
      .thenRefused({ code: 'complaint/wrong-stage', about: stage });
  });

  it.each(bankersWithout('dispatch', 'close', 'supervise'))('is not for %s', (position) => {
    given(...history(monday))
      .when(handOver('police', true), today(noon, banker(position)))
      .thenRefused({ code: 'session/not-permitted', about: 'dispatch' });
  });
});
