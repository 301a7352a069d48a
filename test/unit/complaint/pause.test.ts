import { describe, expect, it } from 'vitest';
import { system } from '../../../shared/complaint/facts.ts';
import { nextStepAt } from '../../../shared/complaint/state.ts';
import {
  clock,
  clockIn,
  miss,
  pause,
  pauseGrounds,
  resume,
  rulesOf,
  rung,
  under,
  wd,
} from '../../support/clockwork.ts';
import { given, history, holding, positionsWith, positionsWithout, shanghai, verb } from '../../support/given.ts';

const reminder = rung('one-day-before', { action: 'remind', at: { direction: 'before', budget: wd(1) } });
const rules = rulesOf({
  pauseGrounds,
  clocks: [
    clock('answer', {
      ladder: [reminder, miss],
      cases: [
        { id: 'several', when: { is: 'departments', atLeast: 2 }, budget: wd(10) },
        { id: 'usual', budget: wd(5) },
      ],
    }),
    clock('appraised', { pausedBy: [pauseGrounds[1]?.id ?? clock('x').id] }),
    clock('always', { pausedBy: [] }),
    clock('review', { start: ['ReviewRequested'], stop: ['ReviewDecided'] }),
  ],
});
const { at, after, filed, does, fires } = under(rules);

/** Mon 23 Nov 2026 10:00. Tue 24 (1) Wed 25 (2) Thu 26 (3) Fri 27 (4) Mon 30 (5): due at the close, 17:30. */
const registered = filed('2026-11-23 10:00');
const paused = does('2026-11-27 10:00', pause());
const resumed = does('2026-11-30 10:00', resume);

describe('中止 pausing', () => {
  it('lets the clock stand still, with no step to wait for, and says nothing about the due date', () => {
    const state = after(registered, paused);
    expect(state.pause).toEqual({ ground: 'supplement', from: shanghai('2026-11-27 10:00') });
    expect(clockIn(state, 'answer')).toMatchObject({ status: 'paused', pausedAt: shanghai('2026-11-27 10:00') });
    expect(clockIn(state, 'answer')).not.toHaveProperty('next');
  });

  it('fires nothing of a clock that stands still, though its date passes', () => {
    const { decision } = given(...history(registered, paused)).when(verb.fire, at('2026-12-24 23:00', system));
    const clocks = decision.ok ? decision.value.map(({ data }) => ('clock' in data ? data.clock : undefined)) : [];
    // Those that the ground does not hold are missed as ever.
    expect(clocks).toEqual(['appraised', 'always']);
  });

  it('gives back working time, not wall time: from Friday to Monday, one working day', () => {
    // Friday from 10:00 and Monday until 10:00 make less than a day of office hours: one day. Due on Tue 1 Dec.
    const state = after(registered, paused, resumed);
    expect(clockIn(state, 'answer')).toMatchObject({
      status: 'running',
      dueAt: shanghai('2026-12-01 17:30'),
      dueOn: '2026-12-01',
      pauses: [{ from: shanghai('2026-11-27 10:00'), to: shanghai('2026-11-30 10:00') }],
    });
    expect(clockIn(state, 'answer')).not.toHaveProperty('pausedAt');
    expect(state).not.toHaveProperty('pause');
  });

  it('plans the steps anew: the reminder on the morning before the new date', () => {
    const { next } = clockIn(after(registered, paused, does('2026-11-29 10:00', resume)), 'answer');
    // Friday away; Mon 30 (4), Tue 1 Dec (5). The reminder is due on Monday at 08:00, within ten minutes.
    expect(next?.step).toBe('one-day-before');
    expect(next && next.at >= shanghai('2026-11-30 08:00') && next.at <= shanghai('2026-11-30 08:10')).toBe(true);
  });

  it('leaves out a reminder whose moment has passed when the clock runs again', () => {
    // Resumed on Monday at 10:00 with Tuesday as the new date: the reminder was for 08:00 that Monday.
    expect(clockIn(after(registered, paused, resumed), 'answer').next).toEqual({
      step: 'due',
      at: shanghai('2026-12-01 17:30'),
    });
  });

  it('adds up several pauses, counting the hours together', () => {
    // Two pauses of an hour within working time, together less than a day: one day, not two.
    const state = after(
      registered,
      does('2026-11-24 09:00', pause()),
      does('2026-11-24 10:00', resume),
      does('2026-11-25 09:00', pause()),
      does('2026-11-25 10:00', resume),
    );
    expect(clockIn(state, 'answer')).toMatchObject({ dueAt: shanghai('2026-12-01 17:30') });
    expect(clockIn(state, 'answer').pauses).toHaveLength(2);
  });

  it('concerns only the clocks of its ground', () => {
    const supplement = after(registered, paused);
    expect(clockIn(supplement, 'appraised').status).toBe('running');
    expect(clockIn(supplement, 'always').status).toBe('running');
    const appraisal = after(registered, does('2026-11-27 10:00', pause('appraisal')));
    expect(clockIn(appraisal, 'appraised').status).toBe('paused');
    expect(clockIn(appraisal, 'always').status).toBe('running');
  });

  it('keeps the pauses that were taken when another case applies', () => {
    // Tue 24 (1) Wed 25 (2) Thu 26 (3), Fri 27 given back, Mon 30 (4), Tue 1 Dec (5) ... Fri 4 (8), Mon 7 (9), Tue 8 (10).
    const state = after(registered, paused, resumed, does('2026-12-01 09:00', verb.dispatch('pharmacy', 'finance')));
    expect(clockIn(state, 'answer')).toMatchObject({ case: 'several', dueAt: shanghai('2026-12-08 17:30') });
    expect(clockIn(state, 'answer').pauses).toHaveLength(1);
  });

  it('lets the case change while it lasts, and gives the time back afterwards', () => {
    const during = after(registered, paused, does('2026-11-28 09:00', verb.dispatch('pharmacy', 'finance')));
    expect(clockIn(during, 'answer')).toMatchObject({ case: 'several', status: 'paused' });
    expect(clockIn(during, 'answer')).not.toHaveProperty('next');
    const then = after(registered, paused, does('2026-11-28 09:00', verb.dispatch('pharmacy', 'finance')), resumed);
    expect(clockIn(then, 'answer')).toMatchObject({ status: 'running', dueAt: shanghai('2026-12-08 17:30') });
  });

  it('ends by itself when what was waited for has come', () => {
    given(...history(registered, paused))
      .when(verb.supplement('record.jpg'), at('2026-11-30 10:00'))
      .thenEvents(
        { type: 'ComplaintSupplemented' },
        {
          type: 'HandlingResumed',
          data: {
            ground: 'supplement',
            clocks: [{ change: 'resumed', clock: 'answer', dueAt: shanghai('2026-12-01 17:30') }],
          },
        },
      )
      .thenState({ clocks: [{ status: 'running' }, {}, {}] });
  });

  it('goes on when something else has come than its ground waits for', () => {
    const { after: state } = given(...history(registered, does('2026-11-27 10:00', pause('appraisal'))))
      .when(verb.supplement('record.jpg'), at('2026-11-30 10:00'))
      .thenEvents({ type: 'ComplaintSupplemented' });
    expect(state.pause?.ground).toBe('appraisal');
  });

  it('lets a clock that starts meanwhile stand still from its start', () => {
    const state = after(
      registered,
      does('2026-11-26 09:00', verb.reply()),
      does('2026-11-27 10:00', pause('supplement')),
      does('2026-11-27 11:00', verb.requestReview()),
    );
    expect(clockIn(state, 'review')).toMatchObject({ status: 'paused', pausedAt: shanghai('2026-11-27 11:00') });
    // Of the five days from Fri 27 the whole of Mon 30 stands still: Tue 1 (1) ... Mon 7 Dec (5).
    const later = after(
      registered,
      does('2026-11-26 09:00', verb.reply()),
      does('2026-11-27 10:00', pause('supplement')),
      does('2026-11-27 11:00', verb.requestReview()),
      does('2026-11-30 18:00', resume),
    );
    expect(clockIn(later, 'review')).toMatchObject({ status: 'running', dueAt: shanghai('2026-12-07 17:30') });
  });

  it('ends for a clock that is met meanwhile, with the time on record', () => {
    const state = after(registered, paused, does('2026-12-03 09:00', verb.reply()));
    expect(clockIn(state, 'answer')).toMatchObject({
      status: 'met',
      stoppedAt: shanghai('2026-12-03 09:00'),
      pauses: [{ from: shanghai('2026-11-27 10:00'), to: shanghai('2026-12-03 09:00') }],
    });
  });

  it('ends with the complaint, for clocks that outlive it and those that start with it too', () => {
    const world = under(
      rulesOf({
        pauseGrounds,
        clocks: [
          clock('lasting', { stop: ['ComplaintArchived'], outlivesClosing: true }),
          clock('archive', { start: ['ComplaintClosed'], stop: ['ComplaintArchived'] }),
        ],
      }),
    );
    const state = world.after(
      world.filed('2026-11-23 10:00'),
      world.does('2026-11-24 09:00', verb.reply()),
      world.does('2026-11-24 18:00', pause()),
      world.does('2026-11-25 18:00', verb.close()),
    );
    expect(state).not.toHaveProperty('pause');
    // Wed 25 away: Tue 24 (1), Thu 26 (2), Fri 27 (3), Mon 30 (4), Tue 1 Dec (5). From Wed 25: Thu 26 (1) ... Wed 2 (5).
    expect(clockIn(state, 'lasting')).toMatchObject({ status: 'running', dueOn: '2026-12-01' });
    expect(clockIn(state, 'archive')).toMatchObject({ status: 'running', dueOn: '2026-12-02' });
  });

  it('does not excuse a clock that was missed before', () => {
    const state = after(registered, fires('2026-11-30 17:30'), does('2026-12-01 09:00', pause()));
    expect(clockIn(state, 'answer').status).toBe('missed');
  });

  it('leaves nothing to wait for when every clock stands still', () => {
    const only = under(rulesOf({ pauseGrounds, clocks: [clock('answer')] }));
    const state = only.after(only.filed('2026-11-23 10:00'), only.does('2026-11-24 10:00', pause()));
    expect(nextStepAt(state)).toBeUndefined();
  });

  it('needs a ground of the list', () => {
    given(...history(registered))
      .when(pause('holiday'), at('2026-11-24 09:00'))
      .thenRefused({ code: 'complaint/unknown-term', about: 'holiday' });
  });

  it('is not done twice at a time', () => {
    given(...history(registered, paused))
      .when(pause('appraisal'), at('2026-11-28 09:00'))
      .thenRefused({ code: 'complaint/already-paused', about: 'supplement' });
  });

  it('is over when the complaint is closed', () => {
    const closed = history(registered, does('2026-11-26 09:00', verb.reply()), does('2026-11-26 10:00', verb.close()));
    given(...closed)
      .when(pause(), at('2026-11-27 09:00'))
      .thenRefused({ code: 'complaint/wrong-stage', about: 'closed' });
  });

  const needed = ['accept', 'dispatch', 'reply'] as const;
  const may = new Set(needed.flatMap(positionsWith));
  it.each(positionsWithout('reply').filter((position) => !may.has(position)))('is not for %s', (position) => {
    const refusal = { code: 'session/not-permitted', about: 'accept' } as const;
    given(...history(registered))
      .when(pause(), at('2026-11-24 09:00', holding(position)))
      .thenRefused(refusal);
    given(...history(registered, paused))
      .when(resume, at('2026-11-28 09:00', holding(position)))
      .thenRefused(refusal);
  });

  it('is for the officer alone', () => {
    expect([...may]).toEqual(['officer']);
  });
});

describe('恢复 resuming', () => {
  it('needs a pause', () => {
    given(...history(registered))
      .when(resume, at('2026-11-24 09:00'))
      .thenRefused({ code: 'complaint/not-paused' });
  });

  it('keeps the words that go with it', () => {
    given(...history(registered, paused))
      .when({ type: 'ResumeHandling', comment: '材料已收到。' }, at('2026-11-30 10:00'))
      .thenEvents({ type: 'HandlingResumed', data: { ground: 'supplement' }, texts: { comment: '材料已收到。' } });
  });
});
