import { describe, expect, it } from 'vitest';
import { complainant } from '../../../shared/complaint/facts.ts';
import { banker, bankersWithout } from '../../support/bank.ts';
import { complaintId, complaintIdNamed, given, history, shanghai, type Step, term, verb } from '../../support/given.ts';
import {
  accepted,
  closed,
  dispatched,
  exactly,
  monday,
  replied,
  stagesBut,
  stated,
  today,
  under,
  untilStage,
} from '../../support/intake.ts';

const second = complaintIdNamed('the second complaint');
const thursday = '2026-11-26 09:00';
const reopen = { type: 'ReopenComplaint', reason: '答复与事实不符。' } as const;
const sameCase = under({ closing: { reopening: 'same-case' } });

describe('二次投诉 as a linked case', () => {
  it('names the second complaint and leaves the first as it is', () => {
    const outcome = given(...history(monday, replied, closed)).when(
      { ...reopen, second },
      today(thursday, complainant),
    );
    exactly(outcome, {
      type: 'ComplaintReopened',
      data: { as: 'linked-case', second },
      texts: { reason: '答复与事实不符。' },
    });
    outcome.thenState({
      stage: 'closed',
      closedAt: shanghai('2026-11-24 10:00'),
      links: [{ other: second, how: 'second' }],
    });
  });

  it('wants the second complaint, another one than the first, and not the same one twice', () => {
    given(...history(monday, replied))
      .when(reopen, today(thursday))
      .thenRefused({ code: 'complaint/incomplete', missing: ['second'], verb: 'ReopenComplaint' });
    given(...history(monday, replied))
      .when({ ...reopen, second: complaintId }, today(thursday))
      .thenRefused({ code: 'complaint/same-complaint' });
    given(...history(monday, replied, [{ ...reopen, second }, today(thursday)]))
      .when({ ...reopen, second }, today(thursday))
      .thenRefused({ code: 'complaint/already-done' });
  });
});

describe('二次投诉 as the same case', () => {
  it('takes the complaint up again where its departments are, which state anew', () => {
    const outcome = given(...history(monday, dispatched, stated, replied, closed)).when(
      reopen,
      sameCase(thursday, complainant),
    );
    exactly(outcome, { type: 'ComplaintReopened', data: { as: 'same-case' }, texts: { reason: '答复与事实不符。' } });
    const { after } = outcome;
    expect(after).toMatchObject({ stage: 'dispatched', reopened: 1, repliedAt: shanghai('2026-11-24 09:00') });
    expect(after.departments).toEqual([{ unit: 'east', role: 'lead', dispatchedAt: shanghai('2026-11-23 11:00') }]);
    expect(after).not.toHaveProperty('closedAt');
    expect(after).not.toHaveProperty('closedBecause');
  });

  it.each([
    ['accepted', [monday, accepted, replied]],
    ['registered', [monday, replied]],
  ] as const)('goes back to %s when it never was dispatched', (stage, steps) => {
    given(...history(...steps))
      .when(reopen, sameCase(thursday))
      .thenState({ stage });
  });

  it('forgets that it was declined or withdrawn', () => {
    const declined: Step = [
      { type: 'DeclineComplaint', reason: term('no-facts'), explanation: '缺少具体事实。' },
      today('2026-11-23 11:00'),
    ];
    const { after } = given(...history(monday, declined)).when(reopen, sameCase(thursday, complainant));
    expect(after.stage).toBe('registered');
    expect(after).not.toHaveProperty('declineReason');

    const withdrawn = history(
      monday,
      [{ type: 'WithdrawComplaint' }, today('2026-11-23 11:00', complainant)],
      [{ type: 'VerifyWithdrawal', isVoluntary: true, comment: '自愿。' }, today('2026-11-23 12:00')],
    );
    expect(given(...withdrawn).when(reopen, sameCase(thursday)).after).not.toHaveProperty('withdrawal');
  });

  it('counts as a repetition, so that rules may double what follows', () => {
    const doubled = under({
      closing: { reopening: 'same-case' },
      classification: [{ id: 'again', when: { is: 'repeatCount', atLeast: 1 }, severity: 'major' }],
    });
    given(...history(monday, replied, [reopen, doubled(thursday)]))
      .when({ type: 'ClassifyComplaint', comment: '第二次。' }, doubled('2026-11-26 10:00'))
      .thenState({ severity: 'major', byRule: ['severity'] });
  });

  it('names no other complaint', () => {
    given(...history(monday, replied))
      .when({ ...reopen, second }, sameCase(thursday))
      .thenRefused({ code: 'complaint/same-complaint' });
  });

  it('is closed again like any other', () => {
    given(...history(monday, replied, closed, [reopen, sameCase(thursday)], [verb.reply(), today('2026-11-27 09:00')]))
      .when(verb.close(), today('2026-11-27 10:00'))
      .thenState({ stage: 'closed', marks: { ComplaintReplied: { times: 2 } } });
  });
});

describe('二次投诉', () => {
  it.each(stagesBut('replied', 'closed', 'archived'))('waits for the answer while the complaint is %s', (stage) => {
    given(...history(...untilStage[stage]))
      .when({ ...reopen, second }, today(thursday))
      .thenRefused({ code: 'complaint/wrong-stage', about: stage });
  });

  it('of a merged complaint is the matter of the one it was merged into', () => {
    const merged: Step = [{ type: 'LinkComplaint', other: second, how: 'merged' }, today('2026-11-23 11:00')];
    given(...history(monday, merged))
      .when(reopen, sameCase(thursday, complainant))
      .thenRefused({ code: 'complaint/wrong-stage', about: 'merged' });
  });

  it.each(bankersWithout('register', 'reply'))('is not for %s', (position) => {
    given(...history(monday, replied))
      .when({ ...reopen, second }, today(thursday, banker(position)))
      .thenRefused({ code: 'session/not-permitted', about: 'register' });
  });
});
