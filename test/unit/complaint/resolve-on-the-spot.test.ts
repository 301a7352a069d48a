import { describe, it } from 'vitest';
import { at, banker, bankerId, bankersWithout, filing, naming } from '../../support/bank.ts';
import { given, history, shanghai, term } from '../../support/given.ts';
import { accepted, exactly, monday, stagesBut, today, under, untilStage } from '../../support/intake.ts';

const noon = '2026-11-23 12:00';
const resolve = { type: 'ResolveOnTheSpot', reply: '收费已当场核对并退还。' } as const;
const resolved = { type: 'ComplaintResolvedOnTheSpot', data: {}, texts: { reply: resolve.reply } } as const;
const satisfied = { type: 'SatisfactionRecorded', data: { satisfaction: 'satisfied', settles: true } } as const;

describe('当场解决 resolving on the spot', () => {
  it('closes the complaint when the complainant is satisfied; it stays registered and counted', () => {
    const outcome = given(...history(monday)).when({ ...resolve, satisfaction: term('satisfied') }, today(noon));
    exactly(outcome, resolved, satisfied, { type: 'ComplaintClosed', data: { because: 'resolvedOnTheSpot' } });
    outcome.thenState({
      number: '202611-0001',
      stage: 'closed',
      closedBecause: 'resolvedOnTheSpot',
      repliedAt: shanghai(noon),
      satisfaction: 'satisfied',
    });
  });

  it('leaves the complaint answered when the complainant said nothing, or is not satisfied', () => {
    const silent = given(...history(monday)).when(resolve, today(noon));
    exactly(silent, resolved);
    silent.thenState({ stage: 'replied', repliedAt: shanghai(noon) });

    const cross = given(...history(monday, accepted)).when(
      { ...resolve, satisfaction: term('dissatisfied') },
      today(noon),
    );
    exactly(cross, resolved, { type: 'SatisfactionRecorded', data: { satisfaction: 'dissatisfied', settles: false } });
    cross.thenState({ stage: 'replied', satisfaction: 'dissatisfied' });
  });

  it('leaves it answered where satisfaction alone does not close', () => {
    const keeps = under({ closing: { settlingCloses: false } });
    exactly(
      given(...history(monday)).when({ ...resolve, satisfaction: term('satisfied') }, keeps(noon)),
      resolved,
      satisfied,
    );
  });

  it('names the outcome and the parts of the answer', () => {
    exactly(
      given(...history(monday)).when(
        { ...resolve, outcome: term('corrected'), elements: { [term('findings')]: '多收十元。' } },
        today(noon),
      ),
      {
        type: 'ComplaintResolvedOnTheSpot',
        data: { elements: ['findings'], outcome: 'corrected' },
        texts: { reply: resolve.reply, elements: '{"findings":"多收十元。"}' },
      },
    );
  });

  it('stops what an answer stops', () => {
    const clock = {
      id: 'answer',
      label: { en: 'Answer' },
      start: ['ComplaintRegistered' as const],
      stop: ['ComplaintReplied' as const],
      cases: [
        {
          id: 'all',
          label: { en: 'All' },
          when: { is: 'always' as const },
          budget: { unit: 'working-days' as const, count: 3 },
        },
      ],
      ladder: [],
      isPublic: true,
    };
    const timed = under({ clocks: [clock] });
    given(...history([monday[0], timed('2026-11-23 10:00')]))
      .when(resolve, timed(noon))
      .thenState({ clocks: [{ clock: 'answer', status: 'met', stoppedAt: shanghai(noon) }] });
  });

  it.each([
    ['satisfaction', { satisfaction: term('delighted') }, 'delighted'],
    ['outcome', { outcome: term('forgotten') }, 'forgotten'],
    ['part', { elements: { [term('poem')]: '……' } }, 'poem'],
  ])('refuses an unknown %s', (_, change, about) => {
    given(...history(monday))
      .when({ ...resolve, ...change }, today(noon))
      .thenRefused({ code: 'complaint/unknown-term', about });
  });

  it('is not for somebody who is complained about', () => {
    const accused = bankerId('officer');
    given(...history([filing({ respondents: [{ staffId: accused }] }), naming('2026-11-23 10:00', accused)]))
      .when(resolve, at(noon))
      .thenRefused({ code: 'complaint/handler-is-respondent' });
  });

  it.each(stagesBut('registered', 'accepted'))('is over once the complaint is %s', (stage) => {
    given(...history(...untilStage[stage]))
      .when(resolve, today('2026-11-25 09:00'))
      .thenRefused({ code: 'complaint/wrong-stage', about: stage });
  });

  it.each(bankersWithout('accept', 'reply', 'register'))('is not for %s', (position) => {
    given(...history(monday))
      .when(resolve, today(noon, banker(position)))
      .thenRefused({ code: 'session/not-permitted', about: 'accept' });
  });
});
