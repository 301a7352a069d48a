import { describe, it } from 'vitest';
import { complainant } from '../../../shared/complaint/facts.ts';
import { banker, bankersWithout } from '../../support/bank.ts';
import { given, history, shanghai } from '../../support/given.ts';
import { exactly, monday, stagesBut, today, untilStage } from '../../support/intake.ts';

const accept = { type: 'AcceptComplaint' } as const;
const noon = '2026-11-24 12:00';

describe('受理 accepting', () => {
  it('takes the complaint on', () => {
    const outcome = given(...history(monday)).when(accept, today(noon));
    exactly(outcome, { type: 'ComplaintAccepted', data: {} });
    outcome.thenState({ stage: 'accepted', acceptedAt: shanghai(noon) });
  });

  it('may carry a comment', () => {
    exactly(given(...history(monday)).when({ ...accept, comment: '属本中心职责。' }, today(noon)), {
      type: 'ComplaintAccepted',
      data: {},
      texts: { comment: '属本中心职责。' },
    });
  });

  it.each(stagesBut('registered'))('is over once the complaint is %s', (stage) => {
    given(...history(...untilStage[stage]))
      .when(accept, today('2026-11-25 09:00'))
      .thenRefused({ code: 'complaint/wrong-stage', about: stage });
  });

  it.each(bankersWithout('accept'))('is not for %s', (position) => {
    given(...history(monday))
      .when(accept, today(noon, banker(position)))
      .thenRefused({ code: 'session/not-permitted', about: 'accept' });
  });

  it('is not for the complainant', () => {
    given(...history(monday))
      .when(accept, today(noon, complainant))
      .thenRefused({ code: 'session/not-permitted', about: 'accept' });
  });
});
