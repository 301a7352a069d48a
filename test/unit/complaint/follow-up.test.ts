import { describe, expect, it } from 'vitest';
import { complainant } from '../../../shared/complaint/facts.ts';
import { at, type BankRules, banker, bankersWithout, filing } from '../../support/bank.ts';
import { fired, given, history, shanghai, type Step, verb } from '../../support/given.ts';

const label = { en: 'A follow-up' };
const who = [{ position: 'officer', at: 'centre' }] as const;
/** Monthly for three months after closing, three attempts a round; and three working days after the answer. */
const plans: BankRules = {
  closing: {
    settlingCloses: false,
    followUps: [
      {
        id: 'monthly',
        label,
        when: { is: 'always' },
        start: ['ComplaintClosed'],
        rounds: [
          { unit: 'months', count: 1 },
          { unit: 'months', count: 2 },
          { unit: 'months', count: 3 },
        ],
        attemptsMax: 3,
        who: [...who],
      },
      {
        id: 'visit',
        label,
        when: { is: 'always' },
        start: ['ComplaintReplied'],
        rounds: [{ unit: 'working-days', count: 3 }],
        who: [...who],
      },
    ],
  },
};
const on = (time: string) => at(time, undefined, plans);
const monday: Step = [filing(), at('2026-11-23 10:00', complainant, plans)];
const replied: Step = [verb.reply(), on('2026-11-24 09:00')];
const visited: Step = [verb.followUp('reached'), on('2026-11-26 09:00')];
const closed: Step = [verb.close(), on('2026-11-30 10:00')];
/** Heard in a call, where there is no plan. */
const heard = (satisfaction: string): Step => [verb.followUp('reached', { satisfaction }), at('2026-11-26 09:00')];
const december = '2026-12-28 10:00';
const done = (...rounds: string[]) => rounds.map((clock) => ({ clock, status: 'met' }));
const running = (...rounds: string[]) => rounds.map((clock) => ({ clock, status: 'running' }));

describe('回访 following up', () => {
  it('ends the round of the plan when the complainant is reached', () => {
    const { decision, after } = given(...history(monday, replied)).when(
      verb.followUp('reached', { comment: '投诉人表示认可。' }),
      on('2026-11-26 09:00'),
    );
    expect(decision).toEqual({
      ok: true,
      value: [
        {
          type: 'FollowUpRecorded',
          data: {
            round: 'visit-1',
            contact: 'reached',
            isRoundDone: true,
            clocks: [{ change: 'stopped', clock: 'visit-1' }],
          },
          texts: { comment: '投诉人表示认可。' },
        },
      ],
    });
    expect(after).toMatchObject({ stage: 'replied', followUps: { reached: 1 }, clocks: done('visit-1') });
  });

  it('takes the rounds of a plan one after another, each by its own time after the start', () => {
    const start = history(monday, replied, visited, closed);
    const { after } = given(...start).when(verb.followUp('reached'), on(december));
    // Closed on 30 November: one, two and three months later, until the close of that day.
    expect(after.clocks).toMatchObject([
      ...done('visit-1'),
      { clock: 'monthly-1', status: 'met', dueOn: '2026-12-30' },
      { clock: 'monthly-2', status: 'running', dueOn: '2027-01-30' },
      { clock: 'monthly-3', status: 'running', dueOn: '2027-02-28' },
    ]);
    given(...start)
      .when(verb.followUp('wrongNumber'), on(december))
      .thenEvents({
        type: 'FollowUpRecorded',
        data: { round: 'monthly-1', contact: 'wrongNumber', isRoundDone: true },
      })
      .thenState({
        followUps: { reached: 1, wrongNumber: 1 },
        clocks: [...done('visit-1', 'monthly-1'), ...running('monthly-2', 'monthly-3')],
      });
  });

  it('tries again whom it did not reach, as often as the plan allows', () => {
    const tried: Step = [verb.followUp('unreached'), on(december)];
    const once = [monday, replied, visited, closed, tried] as const;
    const { after } = given(...history(...once.slice(0, 4)))
      .when(...tried)
      .thenEvents({ type: 'FollowUpRecorded', data: { round: 'monthly-1', contact: 'unreached', isRoundDone: false } })
      .thenState({ followUps: { reached: 1, unreached: 1, attempts: { 'monthly-1': 1 } } });
    expect(after.clocks).toMatchObject([...done('visit-1'), ...running('monthly-1', 'monthly-2', 'monthly-3')]);

    const third = given(...history(...once, tried)).when(...tried);
    third
      .thenEvents({ type: 'FollowUpRecorded', data: { contact: 'unreached', isRoundDone: true } })
      .thenState({ clocks: [...done('visit-1', 'monthly-1'), ...running('monthly-2', 'monthly-3')] });
    expect(third.after.followUps).toEqual({ reached: 1, unreached: 3 });
    given(...history(...once, tried, tried))
      .when(...tried)
      .thenEvents({ type: 'FollowUpRecorded', data: { round: 'monthly-2', isRoundDone: false } });
  });

  it('tries for ever where the plan sets no limit', () => {
    const tried: Step = [verb.followUp('unreached'), on('2026-11-25 09:00')];
    given(...history(monday, replied, ...Array.from({ length: 9 }, () => tried)))
      .when(...tried)
      .thenEvents({ type: 'FollowUpRecorded', data: { round: 'visit-1', isRoundDone: false } });
  });

  it('belongs to the round named, when it is the next of its plan', () => {
    const both = history(monday, replied, closed);
    given(...both)
      .when(verb.followUp('reached', { clock: 'monthly-1' }), on(december))
      .thenEvents({ type: 'FollowUpRecorded', data: { round: 'monthly-1' } });
    given(...both)
      .when(verb.followUp('reached'), on(december))
      .thenEvents({ type: 'FollowUpRecorded', data: { round: 'visit-1' } });
    given(...both)
      .when(verb.followUp('reached', { clock: 'monthly-2' }), on(december))
      .thenRefused({ code: 'complaint/not-next-round', about: 'monthly-2' });
  });

  it('knows no round that is done, not begun, or not there', () => {
    for (const clock of ['visit-1', 'monthly-1', 'weekly-1']) {
      given(...history(monday, replied, visited))
        .when(verb.followUp('reached', { clock }), on('2026-11-27 09:00'))
        .thenRefused({ code: 'complaint/not-running', about: clock });
    }
  });

  it('ends a round that is overdue too', () => {
    // Answered on Tuesday 24 November: Wed 25, Thu 26, Fri 27, at the close of business.
    const [fire, when] = fired('2026-11-27 17:30');
    const late = history(monday, replied, [fire, { ...when, rulebook: on(december).rulebook }]);
    given(...late)
      .when(verb.followUp('reached'), on('2026-11-30 09:00'))
      .thenState({ clocks: [{ clock: 'visit-1', status: 'metLate' }] });
  });

  it('may be made outside any plan, and ends no round', () => {
    const { decision, after } = given(...history(monday, replied, visited)).when(
      verb.followUp('unreached'),
      on('2026-11-27 09:00'),
    );
    expect(decision).toEqual({
      ok: true,
      value: [{ type: 'FollowUpRecorded', data: { contact: 'unreached', isRoundDone: false } }],
    });
    expect(after.followUps).toEqual({ reached: 1, unreached: 1 });
  });

  it.each([
    ['registered', [monday]],
    ['dispatched', [monday, [verb.dispatch('east'), on('2026-11-23 11:00')]]],
  ] as [string, Step[]][])('needs an answer: not while %s', (stage, steps) => {
    given(...history(...steps))
      .when(verb.followUp('reached'), on('2026-11-26 09:00'))
      .thenRefused({ code: 'complaint/wrong-stage', about: stage });
  });

  it.each(bankersWithout('followUp'))('is not for %s', (position) => {
    given(...history(monday, replied))
      .when(verb.followUp('reached'), at('2026-11-26 09:00', banker(position), plans))
      .thenRefused({ code: 'session/not-permitted', about: 'followUp' });
  });
});

describe('satisfaction that is heard in a follow-up', () => {
  const filed: Step = [filing(), at('2026-11-23 10:00', complainant)];
  const answered: Step = [verb.reply(), at('2026-11-24 09:00')];
  const ended: Step = [verb.close(), at('2026-11-25 10:00')];

  it('is the rating of the answer when it is the first, and closes the complaint as a rating does', () => {
    const { decision, after } = given(...history(filed, answered)).when(...heard('satisfied'));
    expect(decision).toMatchObject({
      ok: true,
      value: [
        { type: 'FollowUpRecorded', data: { contact: 'reached', satisfaction: 'satisfied' } },
        { type: 'SatisfactionRecorded', data: { satisfaction: 'satisfied', settles: true } },
        { type: 'ComplaintClosed', data: { because: 'complainantSatisfied' } },
      ],
    });
    expect(after).toMatchObject({ stage: 'closed', satisfaction: 'satisfied', closedAt: shanghai('2026-11-26 09:00') });
  });

  it('is kept after closing, and neither closes nor sends back', () => {
    const rework: BankRules = { closing: { rework: { is: 'satisfaction', in: ['dissatisfied'] } } };
    const { decision, after } = given(...history(filed, answered, ended)).when(
      verb.followUp('reached', { satisfaction: 'dissatisfied' }),
      at(december, undefined, rework),
    );
    expect(decision).toEqual({
      ok: true,
      value: [
        { type: 'FollowUpRecorded', data: { contact: 'reached', isRoundDone: false, satisfaction: 'dissatisfied' } },
        { type: 'SatisfactionRecorded', data: { satisfaction: 'dissatisfied', settles: false } },
      ],
    });
    expect(after).toMatchObject({ stage: 'closed', satisfaction: 'dissatisfied' });
  });

  it('does not close a second time what is closed', () => {
    given(...history(filed, answered, ended))
      .when(verb.followUp('reached', { satisfaction: 'satisfied' }), at(december))
      .thenEvents(
        { type: 'FollowUpRecorded' },
        { type: 'SatisfactionRecorded', data: { satisfaction: 'satisfied', settles: true } },
      )
      .thenState({ closedAt: shanghai('2026-11-25 10:00'), closedBecause: 'decided' });
  });

  it('does not take the place of what was said before', () => {
    const said: Step = [verb.rate('dissatisfied'), at('2026-11-25 09:00', complainant)];
    const { after } = given(...history(filed, answered, said))
      .when(...heard('satisfied'))
      .thenEvents({ type: 'FollowUpRecorded', data: { satisfaction: 'satisfied' } });
    expect(after).toMatchObject({ stage: 'replied', satisfaction: 'dissatisfied' });
  });

  it('lets a rule that waits for the follow-up close the complaint', () => {
    const first: BankRules = {
      guards: [{ id: 'g', verb: 'CloseComplaint', when: { is: 'always' }, label, after: ['FollowUpRecorded'] }],
    };
    given(...history(filed, answered))
      .when(verb.rate('satisfied'), at('2026-11-25 09:00', complainant, first))
      .thenState({ stage: 'replied' });
    given(...history(filed, answered))
      .when(verb.followUp('reached', { satisfaction: 'satisfied' }), at('2026-11-25 09:00', undefined, first))
      .thenState({ stage: 'closed' });
  });

  it('does not close while the follow-up makes something obligatory that comes first', () => {
    const report: BankRules = {
      duties: [
        {
          id: 'report',
          label,
          when: { is: 'always' },
          on: ['FollowUpRecorded'],
          who: [...who],
          blocks: ['CloseComplaint'],
        },
      ],
    };
    given(...history(filed, answered))
      .when(verb.followUp('reached', { satisfaction: 'satisfied' }), at('2026-11-25 09:00', undefined, report))
      .thenEvents({ type: 'FollowUpRecorded' }, { type: 'SatisfactionRecorded' }, { type: 'DutyRaised' })
      .thenState({ stage: 'replied', satisfaction: 'satisfied' });
  });

  it('is a word of the rulebook, said by somebody who was reached', () => {
    given(...history(filed, answered))
      .when(...heard('delighted'))
      .thenRefused({ code: 'complaint/unknown-term', about: 'delighted' });
    given(...history(filed, answered))
      .when(verb.followUp('unreached', { satisfaction: 'satisfied' }), at('2026-11-26 09:00'))
      .thenRefused({ code: 'complaint/unknown-term', about: 'satisfied' });
  });
});
