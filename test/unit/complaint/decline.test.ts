import { describe, it } from 'vitest';
import { banker, bankersWithout } from '../../support/bank.ts';
import { given, history, shanghai, term } from '../../support/given.ts';
import { exactly, monday, stagesBut, today, under, untilStage } from '../../support/intake.ts';

const decline = {
  type: 'DeclineComplaint',
  reason: term('in-court'),
  explanation: '该事项已由人民法院受理，我行不再另行处理。',
} as const;
const noon = '2026-11-24 12:00';

describe('不予受理 declining', () => {
  it('ends the complaint with a reason of the list and an explanation for the complainant', () => {
    const outcome = given(...history(monday)).when(decline, today(noon));
    exactly(
      outcome,
      { type: 'ComplaintDeclined', data: { reason: 'in-court' }, texts: { explanation: decline.explanation } },
      { type: 'ComplaintClosed', data: { because: 'declined' } },
    );
    outcome.thenState({
      stage: 'closed',
      closedAt: shanghai(noon),
      closedBecause: 'declined',
      declineReason: 'in-court',
    });
  });

  it('knows only reasons of the list', () => {
    given(...history(monday))
      .when({ ...decline, reason: term('too-late') }, today(noon))
      .thenRefused({ code: 'complaint/unknown-term', about: 'too-late' });
  });

  it('is not possible where the rulebook lists no reasons', () => {
    given(...history(monday))
      .when(decline, under({ declineReasons: [] })(noon))
      .thenRefused({ code: 'complaint/unknown-term', about: 'in-court' });
  });

  it.each(stagesBut('registered'))('is over once the complaint is %s', (stage) => {
    given(...history(...untilStage[stage]))
      .when(decline, today('2026-11-25 09:00'))
      .thenRefused({ code: 'complaint/wrong-stage', about: stage });
  });

  it.each(bankersWithout('accept'))('is not for %s', (position) => {
    given(...history(monday))
      .when(decline, today(noon, banker(position)))
      .thenRefused({ code: 'session/not-permitted', about: 'accept' });
  });
});
