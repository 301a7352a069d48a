import { describe, expect, it } from 'vitest';
import { complainant } from '../../../shared/complaint/facts.ts';
import { at, type BankRules, banker, bankerId, bankersWithout, filing, naming } from '../../support/bank.ts';
import { given, history, shanghai, type Step, term, verb } from '../../support/given.ts';

const monday: Step = [filing(), at('2026-11-23 10:00', complainant)];
const dispatched: Step = [verb.dispatch('east'), at('2026-11-23 11:00')];
const stated: Step = [verb.state('east'), at('2026-11-23 15:00', banker('clerk', 'east'))];
const replied: Step = [verb.reply(), at('2026-11-24 09:00')];
const closed: Step = [verb.close(), at('2026-11-24 10:00')];
const requested: Step = [verb.requestReview('与事实不符。'), at('2026-11-25 09:00', complainant)];
const reviewer = banker('reviewer', 'legal');
const reviewerId = bankerId('reviewer', 'legal');
const friday = at('2026-11-27 09:00', reviewer);

describe('申请复查 asking for a review', () => {
  it.each([
    ['replied', [monday, replied]],
    ['closed', [monday, replied, closed]],
    ['archived', [monday, replied, closed, [verb.archive(), at('2026-11-24 11:00')]]],
  ] as [string, Step[]][])('is open to the complainant of a complaint that is %s, which stays so', (stage, steps) => {
    const { decision, after } = given(...history(...steps)).when(...requested);
    expect(decision).toEqual({
      ok: true,
      value: [{ type: 'ReviewRequested', data: {}, texts: { reason: '与事实不符。' } }],
    });
    expect(after).toMatchObject({ stage, review: 'requested' });
  });

  it('may be noted by an officer who heard it', () => {
    given(...history(monday, replied))
      .when(verb.requestReview(), at('2026-11-25 09:00'))
      .thenEvents({
        type: 'ReviewRequested',
      });
  });

  it('is one at a time', () => {
    given(...history(monday, replied, requested))
      .when(...requested)
      .thenRefused({ code: 'complaint/already-pending' });
    given(...history(monday, replied, requested, [verb.decideReview('upheld'), friday]))
      .when(verb.requestReview(), at('2026-11-30 09:00', complainant))
      .thenState({ review: 'requested' });
  });

  it('is only so often, and so long after the answer, as the rulebook says', () => {
    const window: BankRules = {
      windows: [
        {
          id: 'thirty-days',
          verb: 'RequestReview',
          when: { is: 'always' },
          after: 'ComplaintReplied',
          within: { unit: 'calendar-days', count: 30 },
          timesMax: 1,
        },
      ],
    };
    // Answered on 24 November: thirty days later is 24 December, until the end of that day's office.
    given(...history(monday, replied))
      .when(verb.requestReview(), at('2026-12-25 09:00', complainant, window))
      .thenRefused({ code: 'complaint/window-closed', rule: 'thirty-days', verb: 'RequestReview' });
    given(...history(monday, replied, requested, [verb.decideReview('upheld'), friday]))
      .when(verb.requestReview(), at('2026-11-30 09:00', complainant, window))
      .thenRefused({ code: 'complaint/too-often', rule: 'thirty-days', verb: 'RequestReview' });
  });

  it.each([
    ['registered', [monday]],
    ['dispatched', [monday, dispatched]],
    ['stated', [monday, dispatched, stated]],
  ] as [string, Step[]][])('needs an answer: not while %s', (stage, steps) => {
    given(...history(...steps))
      .when(...requested)
      .thenRefused({ code: 'complaint/wrong-stage', about: stage });
  });

  it.each(bankersWithout('register', 'reply'))('is not for %s', (position) => {
    given(...history(monday, replied))
      .when(verb.requestReview(), at('2026-11-25 09:00', banker(position)))
      .thenRefused({ code: 'session/not-permitted', about: 'register' });
  });
});

describe('复查决定 deciding a review', () => {
  it.each(['upheld', 'changed'] as const)('%s leaves the complaint as it stands', (decision) => {
    const outcome = given(...history(monday, dispatched, stated, replied, closed, requested)).when(
      verb.decideReview(decision),
      friday,
    );
    expect(outcome.decision).toEqual({
      ok: true,
      value: [{ type: 'ReviewDecided', data: { decision }, texts: { opinion: '经复查，原处理认定事实清楚。' } }],
    });
    expect(outcome.after).toMatchObject({
      stage: 'closed',
      review: decision,
      departments: [{ statedAt: shanghai('2026-11-23 15:00') }],
    });
  });

  it('reinvestigate takes even a closed complaint up again', () => {
    const { after } = given(...history(monday, dispatched, stated, replied, closed, requested))
      .when(verb.decideReview('reinvestigate'), friday)
      .thenEvents({ type: 'ReviewDecided', data: { decision: 'reinvestigate' } })
      .thenState({ stage: 'dispatched', review: 'reinvestigate' });
    expect(after).not.toHaveProperty('closedAt');
    expect(after).not.toHaveProperty('closedBecause');
    expect(after.departments).toEqual([{ unit: 'east', role: 'lead', dispatchedAt: shanghai('2026-11-23 11:00') }]);
    given(...history(monday, replied, requested))
      .when(verb.decideReview('reinvestigate'), friday)
      .thenState({ stage: 'registered' });
  });

  it('needs a request', () => {
    given(...history(monday, replied))
      .when(verb.decideReview('upheld'), friday)
      .thenRefused({ code: 'complaint/nothing-pending' });
    given(...history(monday, replied, requested, [verb.decideReview('upheld'), friday]))
      .when(verb.decideReview('changed'), friday)
      .thenRefused({ code: 'complaint/nothing-pending' });
  });

  const both = { ...reviewer, capabilities: [...reviewer.capabilities, 'reply' as const] };
  const people = [{ id: bankerId('reviewer', 'legal'), units: [term('east')] }];
  it.each([
    ['answered the complaint', [monday, [verb.reply(), at('2026-11-24 09:00', both)]]],
    [
      'handled it',
      [
        monday,
        dispatched,
        [
          verb.assign('east', bankerId('reviewer', 'legal')),
          at('2026-11-23 14:00', banker('manager', 'east'), undefined, { people }),
        ],
        replied,
      ],
    ],
    [
      'is complained about',
      [[filing({ respondents: [{ staffId: reviewerId }] }), naming('2026-11-23 10:00', reviewerId)], replied],
    ],
  ] as [string, Step[]][])('is never for who %s', (_, steps) => {
    given(...history(...steps, requested))
      .when(verb.decideReview('upheld'), friday)
      .thenRefused({ code: 'complaint/same-person' });
    given(...history(...steps, requested))
      .when(verb.decideReview('upheld'), at('2026-11-27 09:00', banker('reviewer', 'west')))
      .thenEvents({ type: 'ReviewDecided' });
  });

  it.each(bankersWithout('review'))('is not for %s', (position) => {
    given(...history(monday, replied, requested))
      .when(verb.decideReview('upheld'), at('2026-11-27 09:00', banker(position)))
      .thenRefused({ code: 'session/not-permitted', about: 'review' });
  });
});
