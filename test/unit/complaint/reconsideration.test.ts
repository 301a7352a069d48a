import { describe, expect, it } from 'vitest';
import { complainant } from '../../../shared/complaint/facts.ts';
import { at, type BankRules, banker, bankerId, bankersWithout, filing, naming } from '../../support/bank.ts';
import { given, history, type Step, term, verb } from '../../support/given.ts';

const accused = banker('accountant', 'hill');
const monday: Step = [
  filing({ respondents: [{ staffId: bankerId('accountant', 'hill') }, { unit: term('lake') }] }),
  naming('2026-11-23 10:00', bankerId('accountant', 'hill')),
];
const dispatched: Step = [verb.dispatch('east'), at('2026-11-23 11:00')];
const replied: Step = [verb.reply(), at('2026-11-24 09:00')];
const closed: Step = [verb.close(), at('2026-11-24 10:00')];
const handled = history(monday, dispatched, replied);
const wednesday = '2026-11-25 09:00';
const requested: Step = [verb.requestReconsideration(undefined, 'report'), at(wednesday, accused)];
const reviewer = banker('reviewer', 'legal');
const friday = at('2026-11-27 09:00', reviewer);

describe('申请复议 asking for reconsideration', () => {
  it('is for the person complained about, with grounds and evidence', () => {
    const { decision, after } = given(...handled).when(...requested);
    expect(decision).toEqual({
      ok: true,
      value: [
        {
          type: 'ReconsiderationRequested',
          data: { documents: ['report'] },
          texts: { reason: '现有监控录像可证明并无此事。' },
        },
      ],
    });
    expect(after).toMatchObject({ stage: 'replied', reconsideration: 'requested', documents: ['report'] });
  });

  it.each([
    ['is complained about', 'lake'],
    ['handles it', 'east'],
  ])('is for a unit that %s', (_, unit) => {
    given(...handled)
      .when(verb.requestReconsideration(unit), at(wednesday, banker('clerk', unit)))
      .thenEvents({ type: 'ReconsiderationRequested', data: { unit } });
    given(...handled)
      .when(verb.requestReconsideration(), at(wednesday, banker('clerk', unit)))
      .thenEvents({ type: 'ReconsiderationRequested', data: {} });
  });

  it('is for nobody else, and for no unit but one’s own', () => {
    given(...handled)
      .when(verb.requestReconsideration(), at(wednesday, banker('clerk', 'west')))
      .thenRefused({ code: 'complaint/not-yours' });
    given(...handled)
      .when(verb.requestReconsideration('lake'), at(wednesday, banker('clerk', 'east')))
      .thenRefused({ code: 'complaint/not-yours', about: 'lake' });
    given(...handled)
      .when(verb.requestReconsideration('west'), at(wednesday, banker('clerk', 'west')))
      .thenRefused({ code: 'complaint/not-yours', about: 'west' });
    given(...handled)
      .when(verb.requestReconsideration(), at(wednesday, complainant))
      .thenRefused({ code: 'session/not-permitted', about: 'RequestReconsideration' });
  });

  it('brings the papers that the burden of proof asks for, of the rulebook’s list', () => {
    const proof: BankRules = {
      requirements: [
        {
          id: 'burden-of-proof',
          verb: 'RequestReconsideration',
          when: { is: 'always' },
          needs: [{ document: 'report' }],
        },
      ],
    };
    given(...handled)
      .when(verb.requestReconsideration(), at(wednesday, accused, proof))
      .thenRefused({
        code: 'complaint/incomplete',
        missing: ['document:report'],
        verb: 'RequestReconsideration',
        rule: 'burden-of-proof',
      });
    given(...handled)
      .when(verb.requestReconsideration(undefined, 'hearsay'), at(wednesday, accused))
      .thenRefused({ code: 'complaint/unknown-term', about: 'hearsay' });
  });

  it('is one at a time, and may follow closing', () => {
    given(...history(monday, dispatched, replied, requested))
      .when(...requested)
      .thenRefused({ code: 'complaint/already-pending' });
    given(...history(monday, dispatched, replied, closed))
      .when(...requested)
      .thenState({ stage: 'closed', reconsideration: 'requested' });
  });

  it('is not possible before anybody handles it', () => {
    given(...history(monday))
      .when(...requested)
      .thenRefused({ code: 'complaint/wrong-stage', about: 'registered' });
  });
});

describe('复议决定 deciding a reconsideration', () => {
  it.each(['upheld', 'changed'] as const)('is %s once', (decision) => {
    const outcome = given(...handled).when(verb.decideReconsideration(decision), friday);
    outcome.thenRefused({ code: 'complaint/nothing-pending' });
    const decided: Step = [verb.decideReconsideration(decision), friday];
    const pending = [monday, dispatched, replied, requested] as const;
    expect(given(...history(...pending)).when(...decided).decision).toEqual({
      ok: true,
      value: [{ type: 'ReconsiderationDecided', data: { decision }, texts: { opinion: '证据不足，维持原处理意见。' } }],
    });
    given(...history(...pending, decided))
      .when(...decided)
      .thenRefused({ code: 'complaint/nothing-pending' });
    given(...history(...pending))
      .when(...decided)
      .thenState({ stage: 'replied', reconsideration: decision });
  });

  it('is never for who is complained about or answered', () => {
    const judge = { ...accused, capabilities: [...accused.capabilities, 'review' as const] };
    given(...history(monday, dispatched, replied, requested))
      .when(verb.decideReconsideration('changed'), at('2026-11-27 09:00', judge))
      .thenRefused({ code: 'complaint/same-person' });
    const both = { ...reviewer, capabilities: [...reviewer.capabilities, 'reply' as const] };
    given(...history(monday, dispatched, [verb.reply(), at('2026-11-24 09:00', both)], requested))
      .when(verb.decideReconsideration('upheld'), friday)
      .thenRefused({ code: 'complaint/same-person' });
  });

  it.each(bankersWithout('review'))('is not for %s', (position) => {
    given(...history(monday, dispatched, replied, requested))
      .when(verb.decideReconsideration('upheld'), at('2026-11-27 09:00', banker(position)))
      .thenRefused({ code: 'session/not-permitted', about: 'review' });
  });
});
