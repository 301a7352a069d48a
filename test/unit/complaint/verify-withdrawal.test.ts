import { describe, it } from 'vitest';
import { complainant } from '../../../shared/complaint/facts.ts';
import { at, banker, bankerId, bankersWithout, filing, naming } from '../../support/bank.ts';
import { given, history, shanghai, type Step } from '../../support/given.ts';
import { exactly, monday, today, under } from '../../support/intake.ts';

const asked: Step = [{ type: 'WithdrawComplaint' }, today('2026-11-24 12:00', complainant)];
const verify = (isVoluntary: boolean, comment = '已与客户本人电话核实。') => ({
  type: 'VerifyWithdrawal' as const,
  isVoluntary,
  comment,
});
const wednesday = '2026-11-25 09:00';

describe('核实撤诉 verifying a withdrawal', () => {
  it('closes the complaint when the complainant wished it, with the reason noted', () => {
    const outcome = given(...history(monday, asked)).when(verify(true), today(wednesday));
    exactly(
      outcome,
      { type: 'WithdrawalVerified', data: { isVoluntary: true }, texts: { comment: '已与客户本人电话核实。' } },
      { type: 'ComplaintClosed', data: { because: 'withdrawn' } },
    );
    outcome.thenState({
      stage: 'closed',
      closedBecause: 'withdrawn',
      closedAt: shanghai(wednesday),
      withdrawal: 'voluntary',
    });
  });

  it('goes on with a complaint that was withdrawn under pressure', () => {
    const outcome = given(...history(monday, asked)).when(verify(false), today(wednesday));
    exactly(outcome, {
      type: 'WithdrawalVerified',
      data: { isVoluntary: false },
      texts: { comment: '已与客户本人电话核实。' },
    });
    outcome.thenState({ stage: 'registered', withdrawal: 'coerced' });
  });

  // 撤诉:受到威胁的，严肃处理有关责任人 (bank-psbc).
  it('raises the disciplinary matter that the rulebook makes of pressure, and of nothing else', () => {
    const strict = under({
      duties: [
        {
          id: 'discipline',
          label: { en: 'Report the pressure to the supervision department' },
          when: { is: 'withdrawal', in: ['coerced'] },
          who: [{ position: 'supervisor', at: 'anywhere' }],
        },
      ],
    });
    const events = history(monday, asked);
    given(...events)
      .when(verify(false), strict(wednesday))
      .thenEvents({ type: 'WithdrawalVerified' }, { type: 'DutyRaised', data: { duty: 'discipline' } });
    exactly(
      given(...events).when(verify(true), strict(wednesday)),
      { type: 'WithdrawalVerified', data: { isVoluntary: true }, texts: { comment: '已与客户本人电话核实。' } },
      { type: 'ComplaintClosed', data: { because: 'withdrawn' } },
    );
  });

  it('has nothing to verify when nobody withdrew, or when it was verified before', () => {
    given(...history(monday))
      .when(verify(true), today(wednesday))
      .thenRefused({ code: 'complaint/nothing-pending' });
    given(...history(monday, asked, [verify(false), today(wednesday)]))
      .when(verify(true), today(wednesday))
      .thenRefused({ code: 'complaint/nothing-pending' });
  });

  it('is over once the complaint is closed', () => {
    given(...history(monday, asked, [verify(true), today(wednesday)]))
      .when(verify(true), today(wednesday))
      .thenRefused({ code: 'complaint/wrong-stage', about: 'closed' });
  });

  it('is not for somebody who is complained about', () => {
    const accused = bankerId('officer');
    const filed: Step = [filing({ respondents: [{ staffId: accused }] }), naming('2026-11-23 10:00', accused)];
    given(...history(filed, asked))
      .when(verify(true), at(wednesday))
      .thenRefused({ code: 'complaint/handler-is-respondent' });
  });

  it.each(bankersWithout('accept', 'close', 'reply'))('is not for %s', (position) => {
    given(...history(monday, asked))
      .when(verify(true), today(wednesday, banker(position)))
      .thenRefused({ code: 'session/not-permitted', about: 'accept' });
  });

  it('is not for the complainant', () => {
    given(...history(monday, asked))
      .when(verify(true), today(wednesday, complainant))
      .thenRefused({ code: 'session/not-permitted', about: 'accept' });
  });
});
