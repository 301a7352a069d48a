import { describe, it } from 'vitest';
import { complainant } from '../../../shared/complaint/facts.ts';
import { banker, bankersWithout } from '../../support/bank.ts';
import { given, history, type Step } from '../../support/given.ts';
import { exactly, monday, stagesBut, today, untilStage } from '../../support/intake.ts';

const withdraw = { type: 'WithdrawComplaint' } as const;
const noon = '2026-11-24 12:00';
const asked: Step = [withdraw, today(noon, complainant)];

describe('撤诉 withdrawing', () => {
  it('ends nothing before it is verified', () => {
    const outcome = given(...history(monday)).when({ ...withdraw, reason: '问题已经解决。' }, today(noon, complainant));
    exactly(outcome, { type: 'WithdrawalRequested', data: {}, texts: { reason: '问题已经解决。' } });
    outcome.thenState({ stage: 'registered', withdrawal: 'requested' });
  });

  it('may be noted by an officer who heard it, without a reason', () => {
    exactly(given(...history(monday)).when(withdraw, today(noon)), { type: 'WithdrawalRequested', data: {} });
  });

  it('waits for its verification once', () => {
    given(...history(monday, asked))
      .when(withdraw, today(noon))
      .thenRefused({ code: 'complaint/already-pending' });
  });

  it('may be asked for again after it was found to be made under pressure', () => {
    const coerced: Step = [
      { type: 'VerifyWithdrawal', isVoluntary: false, comment: '受到威胁。' },
      today('2026-11-25 09:00'),
    ];
    given(...history(monday, asked, coerced))
      .when(withdraw, today('2026-11-26 09:00', complainant))
      .thenState({ withdrawal: 'requested' });
  });

  it.each(stagesBut('closed', 'archived'))('is possible while the complaint is %s', (stage) => {
    given(...history(...untilStage[stage]))
      .when(withdraw, today('2026-11-25 09:00', complainant))
      .thenState({ stage, withdrawal: 'requested' });
  });

  it.each(['closed', 'archived'] as const)('is over once the complaint is %s', (stage) => {
    given(...history(...untilStage[stage]))
      .when(withdraw, today('2026-11-25 09:00', complainant))
      .thenRefused({ code: 'complaint/wrong-stage', about: stage });
  });

  it.each(bankersWithout('accept', 'reply'))('is not for %s', (position) => {
    given(...history(monday))
      .when(withdraw, today(noon, banker(position)))
      .thenRefused({ code: 'session/not-permitted', about: 'accept' });
  });
});

describe('whether it is the own wish', () => {
  it.each(['freely', 'notSaid'] as const)('said %s, it waits to be verified', (freely) => {
    const outcome = given(...history(monday)).when({ ...withdraw, freely }, today(noon, complainant));
    exactly(outcome, { type: 'WithdrawalRequested', data: { freely } });
  });

  it('urged by somebody, nothing is withdrawn and what the rules make of pressure follows', () => {
    const outcome = given(...history(monday)).when(
      { ...withdraw, freely: 'urged', reason: '主任打来电话。' },
      today(noon, complainant),
    );
    exactly(
      outcome,
      { type: 'WithdrawalRequested', data: { freely: 'urged' }, texts: { reason: '主任打来电话。' } },
      { type: 'WithdrawalVerified', data: { isVoluntary: false } },
    );
    outcome.thenState({ stage: 'registered', withdrawal: 'coerced' });
  });
});

describe('收回撤诉 taking it back', () => {
  const takeBack = { type: 'TakeBackWithdrawal' } as const;

  it('is possible until it is verified, and the complaint goes on', () => {
    const outcome = given(...history(monday, asked)).when(takeBack, today('2026-11-24 13:00', complainant));
    exactly(outcome, { type: 'WithdrawalTakenBack', data: {} });
    given(...history(monday, asked, [takeBack, today('2026-11-24 13:00', complainant)]))
      .when(withdraw, today('2026-11-24 14:00', complainant))
      .thenState({ withdrawal: 'requested' });
  });

  it('needs one that waits', () => {
    given(...history(monday))
      .when(takeBack, today(noon, complainant))
      .thenRefused({ code: 'complaint/nothing-pending' });
    const verified: Step = [
      { type: 'VerifyWithdrawal', isVoluntary: true, comment: '属实。' },
      today('2026-11-25 09:00'),
    ];
    given(...history(monday, asked, verified))
      .when(takeBack, today('2026-11-26 09:00', complainant))
      .thenRefused({ code: 'complaint/wrong-stage', about: 'closed' });
  });

  it.each(bankersWithout('accept', 'reply'))('is not for %s', (position) => {
    given(...history(monday, asked))
      .when(takeBack, today('2026-11-24 13:00', banker(position)))
      .thenRefused({ code: 'session/not-permitted', about: 'accept' });
  });
});
