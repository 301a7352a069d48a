import { describe, expect, it } from 'vitest';
import type { CommandOf } from '../../../shared/complaint/commands.ts';
import { clock, clockIn, handlerOf, pause, pauseGrounds, rulesOf, under, wd } from '../../support/clockwork.ts';
import { given, history, holding, positionsWith, positionsWithout, term, verb } from '../../support/given.ts';

const rules = rulesOf({
  pauseGrounds,
  clocks: [
    clock('answer'),
    clock('statement', {
      per: 'department',
      start: ['ComplaintDispatched'],
      stop: ['StatementSubmitted'],
      cases: [{ id: 'usual', budget: wd(3) }],
    }),
  ],
});
const { at, after, filed, does, fires } = under(rules);
const dispatched = [filed('2026-11-23 10:00'), does('2026-11-23 15:00', verb.dispatch('pharmacy', 'finance'))] as const;
const report = (change: Partial<CommandOf<'ReportLateness'>> = {}): CommandOf<'ReportLateness'> => ({
  type: 'ReportLateness',
  clock: term('answer'),
  reason: '涉事医师外出进修，尚未取得说明。',
  ...change,
});

describe('超期说明 reporting lateness', () => {
  it('tells the accepting department why, and the complainant separately where something is said to them', () => {
    given(...history(...dispatched, fires('2026-11-30 17:30')))
      .when(report(), at('2026-12-01 09:00'))
      .thenEvents({
        type: 'LatenessReported',
        data: { clock: 'answer', tellsComplainant: false },
        texts: { reason: '涉事医师外出进修，尚未取得说明。' },
      });
    const { decision } = given(...history(...dispatched, fires('2026-11-30 17:30'))).when(
      report({ notice: '您的投诉仍在调查，预计十二月四日前答复。' }),
      at('2026-12-01 09:00'),
    );
    expect(decision).toMatchObject({
      ok: true,
      value: [
        {
          data: { tellsComplainant: true },
          texts: { notice: '您的投诉仍在调查，预计十二月四日前答复。' },
        },
      ],
    });
  });

  it('excuses nothing: the clock stays as it is', () => {
    const late = [...dispatched, fires('2026-11-30 17:30')] as const;
    const reported = after(...late, does('2026-12-01 09:00', report()));
    expect(clockIn(reported, 'answer')).toEqual(clockIn(after(...late), 'answer'));
  });

  it('may be done beforehand, and after the clock was met late', () => {
    // 不能按期完成的，应提前书面说明原因。
    given(...history(...dispatched))
      .when(report(), at('2026-11-26 09:00'))
      .thenEvents({ type: 'LatenessReported' });
    given(...history(...dispatched, fires('2026-11-30 17:30'), does('2026-12-01 09:00', verb.reply())))
      .when(report(), at('2026-12-01 10:00'))
      .thenEvents({ type: 'LatenessReported' });
  });

  it('is about a clock that is late or may become so', () => {
    const refused = { code: 'complaint/not-running', about: 'answer' } as const;
    given(...history(...dispatched, does('2026-11-24 09:00', verb.reply())))
      .when(report(), at('2026-11-24 10:00'))
      .thenRefused(refused);
    given(...history(...dispatched, does('2026-11-24 09:00', pause())))
      .when(report(), at('2026-11-24 10:00'))
      .thenRefused(refused);
    given(...history(...dispatched))
      .when(report({ clock: term('nothing') }), at('2026-11-24 10:00'))
      .thenRefused({ code: 'complaint/unknown-term', about: 'nothing' });
    given(...history(...dispatched))
      .when(report({ clock: term('statement') }), at('2026-11-24 10:00'))
      .thenRefused({ code: 'complaint/not-running', about: 'statement' });
  });

  it('is for a department’s own clock, and for complaints it handles', () => {
    const own = report({ clock: term('statement'), unit: term('pharmacy') });
    given(...history(...dispatched))
      .when(own, at('2026-11-26 09:00', handlerOf('pharmacy')))
      .thenEvents({ type: 'LatenessReported', data: { clock: 'statement', unit: 'pharmacy' } });
    given(...history(...dispatched))
      .when(own, at('2026-11-26 09:00', handlerOf('finance')))
      .thenRefused({ code: 'complaint/not-your-unit', about: 'pharmacy' });
    given(...history(...dispatched))
      .when(report(), at('2026-11-26 09:00', handlerOf('nursing-department')))
      .thenRefused({ code: 'complaint/not-your-unit', about: 'answer' });
  });

  const may = new Set([...positionsWith('state'), ...positionsWith('reply')]);
  it.each(positionsWithout('state').filter((position) => !may.has(position)))('is not for %s', (position) => {
    given(...history(...dispatched))
      .when(report(), at('2026-11-26 09:00', holding(position)))
      .thenRefused({ code: 'session/not-permitted', about: 'state' });
  });

  it('is for officers, handlers and heads of departments', () => {
    expect([...may].toSorted()).toEqual(['department-head', 'handler', 'officer']);
  });
});

describe('进度告知 informing the complainant', () => {
  const inform = { type: 'InformComplainant', notice: '您的投诉已转护理部调查。' } as const;

  it('says how things stand, as often as there is something to say, and stops no clock', () => {
    const once = [...dispatched, does('2026-11-24 09:00', inform)] as const;
    given(...history(...once))
      .when(inform, at('2026-11-25 09:00'))
      .thenEvents({ type: 'ComplainantInformed', data: {}, texts: { notice: '您的投诉已转护理部调查。' } });
    expect(clockIn(after(...once), 'answer').status).toBe('running');
  });

  it('is over when the complaint is closed', () => {
    const closed = history(
      ...dispatched,
      does('2026-11-24 09:00', verb.reply()),
      does('2026-11-24 10:00', verb.close()),
    );
    given(...closed)
      .when(inform, at('2026-11-25 09:00'))
      .thenRefused({ code: 'complaint/wrong-stage', about: 'closed' });
  });

  const may = new Set([...positionsWith('reply'), ...positionsWith('accept')]);
  it.each(positionsWithout('reply').filter((position) => !may.has(position)))('is not for %s', (position) => {
    given(...history(...dispatched))
      .when(inform, at('2026-11-24 09:00', holding(position)))
      .thenRefused({ code: 'session/not-permitted', about: 'reply' });
  });

  it('is for the officer alone', () => {
    expect([...may]).toEqual(['officer']);
  });
});
