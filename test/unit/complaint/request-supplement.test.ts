import { describe, expect, it } from 'vitest';
import { complainant } from '../../../shared/complaint/facts.ts';
import { banker, bankersWithout } from '../../support/bank.ts';
import { given, history, photo, shanghai, type Step, term, verb } from '../../support/given.ts';
import { exactly, monday, today, untilStage } from '../../support/intake.ts';

const noon = '2026-11-23 12:00';
const ask = { type: 'RequestSupplement', request: '请提供转账凭证。' } as const;
const paused: Step = [{ ...ask, ground: term('supplement') }, today(noon)];
const evening = today('2026-11-24 20:00', complainant);

describe('要求补正 asking for a supplement', () => {
  it('asks the complainant for more and stops nothing', () => {
    const outcome = given(...history(monday)).when(ask, today(noon));
    exactly(outcome, { type: 'SupplementRequested', data: {}, texts: { request: '请提供转账凭证。' } });
    outcome.thenState({ stage: 'registered', marks: { SupplementRequested: { at: shanghai(noon) } } });
  });

  it('lets the handling rest on a ground of the list until it comes', () => {
    const outcome = given(...history(monday)).when(...paused);
    exactly(outcome, { type: 'SupplementRequested', data: { ground: 'supplement' }, texts: { request: ask.request } });
    outcome.thenState({ pause: { ground: 'supplement', from: shanghai(noon) } });
  });

  it('lets the handling go on as soon as the complainant sends something', () => {
    const outcome = given(...history(monday, paused)).when(verb.supplement('凭证.jpg'), evening);
    exactly(
      outcome,
      {
        type: 'ComplaintSupplemented',
        data: { attachments: [photo('凭证.jpg').attachment] },
        texts: { fileNames: '凭证.jpg' },
      },
      { type: 'HandlingResumed', data: { ground: 'supplement' } },
    );
    expect(outcome.after).not.toHaveProperty('pause');
  });

  it('does not end a pause of another ground', () => {
    const resting: Step = [
      { type: 'PauseHandling', ground: term('appraisal'), reason: '送检。' },
      today('2026-11-23 13:00'),
    ];
    given(...history(monday, resting))
      .when(verb.supplement('凭证.jpg'), evening)
      .thenState({ pause: { ground: 'appraisal', from: shanghai('2026-11-23 13:00') } });
  });

  it('knows only grounds of the list', () => {
    given(...history(monday))
      .when({ ...ask, ground: term('holiday') }, today(noon))
      .thenRefused({ code: 'complaint/unknown-term', about: 'holiday' });
  });

  it('does not let the handling rest twice', () => {
    given(...history(monday, paused))
      .when({ ...ask, ground: term('appraisal') }, today('2026-11-23 13:00'))
      .thenRefused({ code: 'complaint/already-paused', about: 'supplement' });
  });

  it.each(['closed', 'archived'] as const)('is over once the complaint is %s', (stage) => {
    given(...history(...untilStage[stage]))
      .when(ask, today('2026-11-25 09:00'))
      .thenRefused({ code: 'complaint/wrong-stage', about: stage });
  });

  it.each(bankersWithout('accept', 'dispatch', 'reply', 'state'))('is not for %s', (position) => {
    given(...history(monday))
      .when(ask, today(noon, banker(position)))
      .thenRefused({ code: 'session/not-permitted', about: 'accept' });
  });
});
