import { describe, expect, it } from 'vitest';
import { at, banker, bankerId, bankersWithout, filing, naming, officer } from '../../support/bank.ts';
import { given, history, type Step } from '../../support/given.ts';
import { exactly, monday, today, under, untilStage } from '../../support/intake.ts';

const flag = { type: 'FlagMalicious', reason: '捏造事实，索要高额赔偿。' } as const;
const decision = (isMalicious: boolean) => ({
  type: 'DecideMalicious' as const,
  isMalicious,
  reason: '监控记录显示并无此事。',
});
const noon = '2026-11-24 12:00';
const flagged: Step = [flag, today(noon)];
const colleague = banker('officer', 'legal');
const wednesday = today('2026-11-25 09:00', colleague);
const found: Step = [decision(true), wednesday];

describe('恶意投诉 proposing that a complaint is malicious', () => {
  it('waits for a second person', () => {
    const outcome = given(...history(monday)).when(flag, today(noon));
    exactly(outcome, { type: 'MaliciousFlagged', data: {}, texts: { reason: flag.reason } });
    outcome.thenState({ stage: 'registered', malicious: { by: officer.id } });
    expect(outcome.after.malicious).not.toHaveProperty('isDecided');
  });

  it('is proposed once, and not again when it has been found so', () => {
    given(...history(monday, flagged))
      .when(flag, wednesday)
      .thenRefused({ code: 'complaint/already-pending' });
    given(...history(monday, flagged, found))
      .when(flag, wednesday)
      .thenRefused({ code: 'complaint/already-done' });
  });

  it('is not for somebody who is complained about', () => {
    const accused = bankerId('officer');
    given(...history([filing({ respondents: [{ staffId: accused }] }), naming('2026-11-23 10:00', accused)]))
      .when(flag, at(noon))
      .thenRefused({ code: 'complaint/handler-is-respondent' });
  });

  it.each(['closed', 'archived'] as const)('is over once the complaint is %s', (stage) => {
    given(...history(...untilStage[stage]))
      .when(flag, today('2026-11-25 09:00'))
      .thenRefused({ code: 'complaint/wrong-stage', about: stage });
  });

  it.each(bankersWithout('classify'))('is not for %s', (position) => {
    given(...history(monday))
      .when(flag, today(noon, banker(position)))
      .thenRefused({ code: 'session/not-permitted', about: 'classify' });
  });
});

describe('认定恶意投诉 deciding it', () => {
  it('is done by another person', () => {
    const outcome = given(...history(monday, flagged)).when(...found);
    exactly(outcome, {
      type: 'MaliciousDecided',
      data: { isMalicious: true },
      texts: { reason: '监控记录显示并无此事。' },
    });
    outcome.thenState({ malicious: { by: officer.id, isDecided: true } });
    given(...history(monday, flagged))
      .when(decision(true), today('2026-11-25 09:00'))
      .thenRefused({ code: 'complaint/same-person' });
  });

  it('makes of a complaint that is not malicious one like any other, which may be proposed anew', () => {
    const events = history(monday, flagged, [decision(false), wednesday]);
    expect(given(...history(monday, flagged)).when(decision(false), wednesday).after).not.toHaveProperty('malicious');
    given(...events)
      .when(flag, wednesday)
      .thenState({ malicious: { by: colleague.id } });
  });

  it('is something that rules may look at, once decided', () => {
    const watchful = under({
      guards: [
        {
          id: 'no-goodwill',
          verb: 'ReplyToComplainant',
          when: { is: 'malicious' },
          label: { en: 'Legal first' },
          after: ['ComplaintHandedOver'],
        },
      ],
    });
    const reply = { type: 'ReplyToComplainant', reply: '……' } as const;
    given(...history(monday, flagged))
      .when(reply, watchful('2026-11-25 09:00'))
      .thenEvents({ type: 'ComplaintReplied' });
    given(...history(monday, flagged, found))
      .when(reply, watchful('2026-11-25 10:00'))
      .thenRefused({ code: 'complaint/guarded', rule: 'no-goodwill', verb: 'ReplyToComplainant' });
  });

  it('has nothing to decide when nobody proposed it, or when it was decided', () => {
    given(...history(monday))
      .when(...found)
      .thenRefused({ code: 'complaint/nothing-pending' });
    given(...history(monday, flagged, found))
      .when(...found)
      .thenRefused({ code: 'complaint/nothing-pending' });
  });

  it('is not for somebody who is complained about', () => {
    const accused = bankerId('officer', 'legal');
    const filed: Step = [filing({ respondents: [{ staffId: accused }] }), naming('2026-11-23 10:00', accused)];
    given(...history(filed, [flag, at(noon)]))
      .when(decision(true), at('2026-11-25 09:00', colleague))
      .thenRefused({ code: 'complaint/handler-is-respondent' });
  });

  it.each(bankersWithout('classify', 'approve'))('is not for %s', (position) => {
    given(...history(monday, flagged))
      .when(decision(true), today('2026-11-25 09:00', banker(position)))
      .thenRefused({ code: 'session/not-permitted', about: 'classify' });
  });
});
