import { describe, expect, it } from 'vitest';
import {
  agree,
  clock,
  clockIn,
  pause,
  pauseGrounds,
  resume,
  rulesOf,
  rung,
  miss,
  under,
  wd,
} from '../../support/clockwork.ts';
import { given, history, holding, positionsWith, positionsWithout, shanghai, verb } from '../../support/given.ts';

const rules = rulesOf({
  pauseGrounds,
  clocks: [
    clock('answer', {
      cases: [
        { id: 'several', when: { is: 'departments', atLeast: 2 }, budget: wd(10) },
        { id: 'usual', budget: wd(5), target: wd(3) },
      ],
      ladder: [rung('day-before', { action: 'remind', at: { direction: 'before', budget: wd(1) } }), miss],
    }),
    clock('promise', { cases: [{ id: 'promised', budget: { unit: 'agreed' } }] }),
    clock('visit', {
      per: 'department',
      start: ['ComplaintDispatched'],
      cases: [{ id: 'promised', budget: { unit: 'agreed' } }],
    }),
  ],
});
const { at, after, filed, does, fires } = under(rules);
/** The answer is due on Mon 30 Nov 2026 and aimed at for Thu 26 Nov, both at 17:30. */
const registered = filed('2026-11-23 10:00');

describe('约定日期 promising a date', () => {
  it('makes the close of that day the deadline, whatever the limit says', () => {
    const { after: state } = given(...history(registered))
      .when({ ...agree('answer', '2026-12-18'), comment: '电话中约定。' }, at('2026-11-24 09:00'))
      .thenEvents({
        type: 'DateAgreed',
        data: {
          clock: 'answer',
          on: '2026-12-18',
          clocks: [
            {
              change: 'moved',
              because: 'agreed',
              adjustment: { agreedOn: '2026-12-18' },
              dueAt: shanghai('2026-12-18 17:30'),
            },
          ],
        },
        texts: { comment: '电话中约定。' },
      });
    expect(clockIn(state, 'answer')).toMatchObject({ dueOn: '2026-12-18', adjustments: [{ agreedOn: '2026-12-18' }] });
    expect(clockIn(state, 'answer')).not.toHaveProperty('targetAt');
    expect(clockIn(state, 'answer').next?.step).toBe('day-before');
  });

  it('stays when another case of the clock holds afterwards, or the handling pauses', () => {
    const promised = [registered, does('2026-11-24 09:00', agree('answer', '2026-12-01'))] as const;
    const dispatched = after(...promised, does('2026-11-24 10:00', verb.dispatch('pharmacy', 'finance')));
    expect(clockIn(dispatched, 'answer')).toMatchObject({ case: 'several', dueOn: '2026-12-01' });
    const paused = after(...promised, does('2026-11-25 09:00', pause()), does('2026-11-27 09:00', resume));
    expect(clockIn(paused, 'answer').dueOn).toBe('2026-12-01');
  });

  it('may be done anew: the last promise holds', () => {
    const state = after(
      registered,
      does('2026-11-24 09:00', agree('answer', '2026-12-18')),
      does('2026-11-25 09:00', agree('answer', '2026-12-04')),
    );
    expect(clockIn(state, 'answer').dueOn).toBe('2026-12-04');
  });

  it('may be for a day off, which ends at 24:00, and for today', () => {
    // Sat 28 November: the office does not open, so the day ends with it.
    const saturday = after(registered, does('2026-11-24 09:00', agree('answer', '2026-11-28')));
    expect(clockIn(saturday, 'answer')).toMatchObject({ dueAt: shanghai('2026-11-29 00:00'), dueOn: '2026-11-28' });
    const today = after(registered, does('2026-11-24 09:00', agree('answer', '2026-11-24')));
    expect(clockIn(today, 'answer').dueAt).toBe(shanghai('2026-11-24 17:30'));
  });

  it('lets a missed clock run again', () => {
    const state = after(registered, fires('2026-11-30 17:30'), does('2026-12-01 09:00', agree('answer', '2026-12-04')));
    expect(clockIn(state, 'answer')).toMatchObject({ status: 'running', missedAt: shanghai('2026-11-30 17:30') });
    const late = after(
      registered,
      fires('2026-11-30 17:30'),
      does('2026-12-01 09:00', agree('answer', '2026-12-04')),
      fires('2026-12-04 17:30'),
    );
    expect(clockIn(late, 'answer')).toMatchObject({ status: 'missed', missedAt: shanghai('2026-11-30 17:30') });
  });

  it('starts a clock that knows no limit but the promise', () => {
    expect(after(registered).clocks.map((each) => each.clock)).toEqual(['answer']);
    const state = after(registered, does('2026-11-24 09:00', agree('promise', '2026-12-04')));
    expect(clockIn(state, 'promise')).toMatchObject({
      case: 'promised',
      startedAt: shanghai('2026-11-24 09:00'),
      dueAt: shanghai('2026-12-04 17:30'),
      adjustments: [{ agreedOn: '2026-12-04' }],
      next: { step: 'due', at: shanghai('2026-12-04 17:30') },
    });
    const met = after(
      registered,
      does('2026-11-24 09:00', agree('promise', '2026-12-04')),
      does('2026-12-01 09:00', verb.reply()),
    );
    expect(clockIn(met, 'promise').status).toBe('met');
  });

  it('starts the clock of one department, which must be named', () => {
    const dispatched = [registered, does('2026-11-24 09:00', verb.dispatch('pharmacy', 'finance'))] as const;
    const state = after(...dispatched, does('2026-11-24 10:00', agree('visit', '2026-12-04', 'finance')));
    expect(state.clocks.filter((each) => each.clock === 'visit').map(({ unit }) => unit)).toEqual(['finance']);
    given(...history(...dispatched))
      .when(agree('visit', '2026-12-04'), at('2026-11-24 10:00'))
      .thenRefused({ code: 'complaint/not-running', about: 'visit' });
  });

  it('is refused for a day that is over', () => {
    given(...history(registered))
      .when(agree('answer', '2026-11-24'), at('2026-11-24 17:30'))
      .thenRefused({ code: 'complaint/date-in-the-past', about: '2026-11-24' });
    given(...history(registered))
      .when(agree('promise', '2026-11-20'), at('2026-11-24 09:00'))
      .thenRefused({ code: 'complaint/date-in-the-past', about: '2026-11-20' });
  });

  it('is refused for a clock that the rules do not know, and for one that does not run', () => {
    given(...history(registered))
      .when(agree('nothing', '2026-12-04'), at('2026-11-24 09:00'))
      .thenRefused({ code: 'complaint/unknown-term', about: 'nothing' });
    given(...history(registered, does('2026-11-24 09:00', verb.reply())))
      .when(agree('answer', '2026-12-04'), at('2026-11-24 10:00'))
      .thenRefused({ code: 'complaint/not-running', about: 'answer' });
  });

  const may = new Set([...positionsWith('reply'), ...positionsWith('accept')]);
  it.each(positionsWithout('reply').filter((position) => !may.has(position)))('is not for %s', (position) => {
    given(...history(registered))
      .when(agree('answer', '2026-12-04'), at('2026-11-24 09:00', holding(position)))
      .thenRefused({ code: 'session/not-permitted', about: 'reply' });
  });

  it('is for the officer alone', () => {
    expect([...may]).toEqual(['officer']);
  });
});
