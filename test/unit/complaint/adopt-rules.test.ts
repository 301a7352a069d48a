import { describe, expect, it } from 'vitest';
import { WorkCalendar } from '../../../shared/calendar/work-calendar.ts';
import type { CommandOf } from '../../../shared/complaint/commands.ts';
import { explainClock } from '../../../shared/complaint/explain-clock.ts';
import { IsoDate } from '../../../shared/kernel/time.ts';
import type { PublishedRulebook } from '../../../shared/rulebook/schema/rulebook.ts';
import { firstCalendar } from '../../../shared/usecase/tenancy/onboard.ts';
import {
  agree,
  clock,
  clockIn,
  extend,
  miss,
  pause,
  pauseGrounds,
  resume,
  rulesOf,
  rung,
  under,
  wd,
} from '../../support/clockwork.ts';
import {
  given,
  history,
  holding,
  positionsWith,
  positionsWithout,
  shanghai,
  type Step,
  term,
  verb,
} from '../../support/given.ts';

const freely = { tiers: [{ by: [] }], beforeDue: true, tellsComplainant: false };
const old = rulesOf({
  pauseGrounds,
  clocks: [
    clock('answer', { extension: freely }),
    clock('gone'),
    clock('narrowed'),
    clock('accept', { stop: ['ComplaintAccepted'], cases: [{ id: 'usual', budget: wd(3) }] }),
  ],
});
/** Seven days instead of five; one clock fewer, one that no longer holds for named complaints, and one more. */
const newer = rulesOf(
  {
    pauseGrounds,
    clocks: [
      clock('answer', { extension: freely, cases: [{ id: 'usual', budget: wd(7) }] }),
      clock('narrowed', {
        cases: [{ id: 'anonymous', when: { is: 'identityMode', in: ['anonymous'] }, budget: wd(5) }],
      }),
      clock('accept', { stop: ['ComplaintAccepted'], cases: [{ id: 'usual', budget: wd(1) }] }),
      clock('fresh'),
    ],
  },
  2,
);
const target = { rulebook: newer, calendar: firstCalendar };
const adopt = (rulebookVersion = 2, calendarVersion = 1): CommandOf<'AdoptRules'> => ({
  type: 'AdoptRules',
  rulebookVersion,
  calendarVersion,
  reason: '新办法自十二月一日起施行，在办投诉从新。',
});
const administrator = holding('administrator');
const { at, after, filed, does } = under(old);
const adopted = (
  time: string,
  command = adopt(),
  to: { rulebook: PublishedRulebook; calendar: WorkCalendar } = target,
): Step => [command, at(time, administrator, { target: to })];
const registered = filed('2026-11-23 10:00');

describe('适用新办法 adopting rules', () => {
  it('reckons running clocks anew, gives up those the rules do not know, and starts none', () => {
    const { after: state } = given(...history(registered, does('2026-11-24 09:00', { type: 'AcceptComplaint' })))
      .when(...adopted('2026-11-25 09:00'))
      .thenEvents({
        type: 'RulesAdopted',
        data: {
          rulebookVersion: 2,
          calendarVersion: 1,
          clocks: [
            // Tue 24 Nov (1) ... Mon 30 (5), Tue 1 Dec (6), Wed 2 (7).
            { change: 'moved', clock: 'answer', because: 'rules', dueAt: shanghai('2026-12-02 17:30') },
            { change: 'waived', clock: 'gone' },
            { change: 'waived', clock: 'narrowed' },
          ],
        },
        texts: { reason: '新办法自十二月一日起施行，在办投诉从新。' },
      });
    expect(state).toMatchObject({ rulebookVersion: 2, calendarVersion: 1 });
    expect(state.clocks.map((each) => [each.clock, each.status])).toEqual([
      ['answer', 'running'],
      ['gone', 'waived'],
      ['narrowed', 'waived'],
      ['accept', 'met'],
    ]);
  });

  it('keeps pauses, extensions and promised dates', () => {
    const taken = [
      does('2026-11-24 18:00', pause()),
      does('2026-11-25 18:00', resume),
      does('2026-11-26 09:00', extend('answer', wd(2))),
    ] as const;
    // Wed 25 away: Tue 24 (1), Thu 26 (2) ... Thu 3 Dec (7), and two more: Mon 7 Dec.
    const state = after(registered, ...taken, adopted('2026-11-27 09:00'));
    expect(clockIn(state, 'answer').dueAt).toBe(shanghai('2026-12-07 17:30'));
    const promised = after(
      registered,
      does('2026-11-26 09:00', agree('answer', '2026-12-18')),
      adopted('2026-11-27 09:00'),
    );
    expect(clockIn(promised, 'answer').dueOn).toBe('2026-12-18');
  });

  it('does so for a clock that stands still', () => {
    const paused = [registered, does('2026-11-24 18:00', pause()), adopted('2026-11-25 09:00')] as const;
    expect(clockIn(after(...paused), 'answer')).toMatchObject({ status: 'paused', dueOn: '2026-12-02' });
    // What comes later goes by the new rules.
    const resumed: Step = [resume, { ...at('2026-11-25 18:00'), rulebook: newer }];
    expect(clockIn(after(...paused, resumed), 'answer')).toMatchObject({ status: 'running', dueOn: '2026-12-03' });
  });

  it('lets a missed clock run again where it has more time now', () => {
    const state = after(registered, under(old).fires('2026-11-30 17:30'), adopted('2026-12-01 09:00'));
    expect(clockIn(state, 'answer')).toMatchObject({
      status: 'running',
      dueOn: '2026-12-02',
      missedAt: shanghai('2026-11-30 17:30'),
    });
  });

  it('may be about the calendar alone: a closure moves the date, and what changes nothing is not written', () => {
    const closed = WorkCalendar.parse({
      ...firstCalendar,
      version: 2,
      closures: [{ day: IsoDate.parse('2026-11-27'), reason: { zh: '系统升级', en: 'System upgrade' } }],
    });
    const { after: state } = given(...history(registered))
      .when(...adopted('2026-11-25 09:00', adopt(1, 2), { rulebook: old, calendar: closed }))
      .thenState({ rulebookVersion: 1, calendarVersion: 2 });
    // Friday is closed now: Tue 1 Dec; the three days for acceptance ended on Thu 26 before and still do.
    expect(clockIn(state, 'answer').dueOn).toBe('2026-12-01');
    expect(
      history(registered, adopted('2026-11-25 09:00', adopt(1, 2), { rulebook: old, calendar: closed }))
        .at(-1)
        ?.data.clocks?.map((each) => each.clock),
    ).toEqual(['answer', 'gone', 'narrowed']);
  });

  it('follows another ladder though the date stays', () => {
    const reminder = rung('day-before', { action: 'remind', at: { direction: 'before', budget: wd(1) } });
    const other = rulesOf({ clocks: [clock('answer', { ladder: [reminder, { ...miss, id: term('passed') }] })] }, 2);
    const state = after(registered, adopted('2026-11-25 09:00', adopt(), { rulebook: other, calendar: firstCalendar }));
    expect(clockIn(state, 'answer')).toMatchObject({ dueOn: '2026-11-30', next: { step: 'day-before' } });
  });

  it('leaves clocks at rest with the versions they ended under, so that they can still be explained', () => {
    const state = after(registered, does('2026-11-24 09:00', { type: 'AcceptComplaint' }), adopted('2026-11-25 09:00'));
    expect(clockIn(state, 'accept').under).toEqual({ rulebook: 1, calendar: 1 });
    expect(clockIn(state, 'gone').under).toEqual({ rulebook: 1, calendar: 1 });
    expect(clockIn(state, 'answer')).not.toHaveProperty('under');
    const explained = explainClock(clockIn(state, 'accept'), { rulebook: old.rulebook, calendar: firstCalendar }, 'en');
    expect(explained?.due.dueAt).toBe(clockIn(state, 'accept').dueAt);
  });

  it('must be another version', () => {
    given(...history(registered))
      .when(...adopted('2026-11-25 09:00', adopt(1, 1)))
      .thenRefused({ code: 'complaint/already-done', about: '1' });
  });

  it('must be a version that there is', () => {
    given(...history(registered))
      .when(adopt(), at('2026-11-25 09:00', administrator))
      .thenRefused({ code: 'complaint/unknown-version', about: '2' });
    given(...history(registered))
      .when(...adopted('2026-11-25 09:00', adopt(3)))
      .thenRefused({ code: 'complaint/unknown-version', about: '3' });
    given(...history(registered))
      .when(...adopted('2026-11-25 09:00', adopt(2, 4)))
      .thenRefused({ code: 'complaint/unknown-version', about: '2' });
  });

  it('is over when the complaint is in the archive', () => {
    const archived = history(
      registered,
      does('2026-11-24 09:00', verb.reply()),
      does('2026-11-24 10:00', verb.close()),
      does('2026-11-24 11:00', verb.archive()),
    );
    given(...archived)
      .when(...adopted('2026-11-25 09:00'))
      .thenRefused({ code: 'complaint/wrong-stage', about: 'archived' });
  });

  const may = new Set([...positionsWith('manageRulebook'), ...positionsWith('supervise')]);
  it.each(positionsWithout('manageRulebook').filter((position) => !may.has(position)))('is not for %s', (position) => {
    given(...history(registered))
      .when(adopt(), at('2026-11-25 09:00', holding(position), { target }))
      .thenRefused({ code: 'session/not-permitted', about: 'manageRulebook' });
  });

  it('is for administrators, and for those who supervise', () => {
    expect([...may].toSorted()).toEqual(['administrator', 'leader', 'supervisor']);
  });
});
