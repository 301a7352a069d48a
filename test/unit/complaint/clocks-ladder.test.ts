import { describe, expect, it } from 'vitest';
import { decide } from '../../../shared/complaint/decide.ts';
import { system } from '../../../shared/complaint/facts.ts';
import { nextStepAt } from '../../../shared/complaint/state.ts';
import type { Rulebook } from '../../../shared/rulebook/schema/rulebook.ts';
import {
  clock,
  clockIn,
  handlerOf,
  miss,
  pause,
  pauseGrounds,
  resume,
  rulesOf,
  rung,
  under,
  wd,
} from '../../support/clockwork.ts';
import { given, history, type Step, shanghai, term, verb } from '../../support/given.ts';

const before = (count: number) => ({ direction: 'before' as const, budget: wd(count) });
const afterDays = (count: number) => ({ direction: 'after' as const, budget: wd(count) });
const label = (text: string) => ({ 'zh-CN': text });

/** A complaint of Mon 23 Nov 2026, 10:00, due on Mon 30 Nov at 17:30, with this ladder. */
const withLadder = (ladder: Rulebook['clocks'][number]['ladder'], change: Partial<Rulebook> = {}) => {
  const world = under(rulesOf({ pauseGrounds, clocks: [clock('answer', { ladder })], ...change }));
  return { ...world, registered: world.filed('2026-11-23 10:00') };
};
/** What a late timer writes down, step by step. */
const taken = (world: ReturnType<typeof withLadder>, at: string, ...steps: readonly Step[]) => {
  const { decision } = given(...history(world.registered, ...steps)).when(verb.fire, world.at(at, system));
  if (!decision.ok) throw new Error(decision.refusal.code);
  return decision.value.map(({ type, data }) => [
    type,
    'step' in data ? data.step : undefined,
    'plannedAt' in data ? data.plannedAt : undefined,
  ]);
};

describe('when a step is taken', () => {
  it('at the target, before and after it, and when a share of the time is over', () => {
    const world = under(
      rulesOf({
        clocks: [
          clock('answer', {
            cases: [{ id: 'range', budget: wd(10), target: wd(7) }],
            ladder: [
              rung('half', { action: 'supervise', at: { elapsedPercent: 50 } }),
              rung('before-target', { action: 'remind', at: { ...before(1), from: 'target' } }),
              rung('target', { action: 'escalate', at: 'target' }),
              rung('after-target', { action: 'supervise', at: { ...afterDays(1), from: 'target' } }),
              miss,
            ],
          }),
        ],
      }),
    );
    const filed = world.filed('2026-11-23 10:00');
    const { decision } = given(...history(filed)).when(verb.fire, world.at('2026-12-08 09:00', system));
    const steps = decision.ok
      ? decision.value.map(({ data }) => 'plannedAt' in data && [data.step, data.plannedAt])
      : [];
    // From Mon 23 Nov 10:00 to Mon 7 Dec 17:30 are 14 days and 7.5 hours; half of it ends on Mon 30 Nov at 13:45.
    // The target is Wed 2 Dec, 17:30: the reminder is for Tue 1 Dec, 08:00 and some minutes, the order for Thu 3, 08:00.
    expect(steps).toEqual([
      ['half', shanghai('2026-11-30 13:45')],
      ['before-target', expect.stringMatching(/^2026-12-01T00:0/)],
      ['target', shanghai('2026-12-02 17:30')],
      ['after-target', shanghai('2026-12-03 08:00')],
      ['due', shanghai('2026-12-07 17:30')],
    ]);
  });

  it('a share of the time leaves pauses out', () => {
    const world = withLadder([rung('half', { action: 'escalate', at: { elapsedPercent: 50 } }), miss]);
    const { next } = clockIn(world.after(world.registered), 'answer');
    // Mon 23 10:00 to Mon 30 17:30 are 175.5 hours; half is 87.75: Fri 27 at 01:45.
    expect(next).toEqual({ step: 'half', at: shanghai('2026-11-27 01:45') });
    const paused = [world.does('2026-11-24 10:00', pause()), world.does('2026-11-25 10:00', resume)] as const;
    // A day is given back: due Tue 1 Dec 17:30, of 199.5 hours 175.5 ran; half is 87.75 hours and the day away: Sat 28.
    expect(clockIn(world.after(world.registered, ...paused), 'answer').next).toEqual({
      step: 'half',
      at: shanghai('2026-11-28 01:45'),
    });
  });

  it('a step whose condition does not hold at its moment is passed over', () => {
    const hasStated = { is: 'happened' as const, in: ['StatementSubmitted' as const] };
    const world = withLadder([
      rung('unstated', { action: 'escalate', at: before(1), when: { is: 'not', of: hasStated } }),
      miss,
    ]);
    expect(clockIn(world.after(world.registered), 'answer').next?.step).toBe('unstated');
    const stated = [
      world.does('2026-11-23 15:00', verb.dispatch('pharmacy')),
      world.does('2026-11-25 09:00', verb.state('pharmacy'), handlerOf('pharmacy')),
    ] as const;
    const state = world.after(world.registered, ...stated);
    expect(clockIn(state, 'answer').next).toEqual({ step: 'due', at: shanghai('2026-11-30 17:30') });
    // The event that changed it says so, since nothing but events makes a complaint.
    expect(history(world.registered, ...stated).at(-1)?.data.clocks).toEqual([
      { change: 'replanned', clock: 'answer', next: { step: 'due', at: shanghai('2026-11-30 17:30') } },
    ]);
    expect(taken(world, '2026-11-30 17:30', ...stated).map(([type]) => type)).toEqual(['DeadlineMissed']);
  });

  it('reads the same from a store that keeps fields in another order', () => {
    const missed = { is: 'missed' as const, in: [term('answer')] };
    const world = withLadder([miss, rung('because', { action: 'escalate', at: afterDays(1), when: missed })]);
    const state = world.after(world.registered);
    const turned = {
      ...state,
      clocks: state.clocks.map((each) => ({
        ...each,
        ...(each.next && { next: { at: each.next.at, step: each.next.step } }),
      })),
    };
    const noted = decide({ type: 'AddNote', note: '已电话联系。' }, turned, world.at('2026-11-24 09:00'));
    expect(noted).toEqual({ ok: true, value: [{ type: 'NoteAdded', data: {}, texts: { note: '已电话联系。' } }] });
  });

  it('a condition that comes true too late takes nothing back', () => {
    const major = { is: 'severity' as const, in: [term('major')] };
    const world = withLadder([rung('major', { action: 'escalate', at: before(2), when: major }), miss], {
      severities: [{ id: term('major'), label: label('重大') }],
    });
    const classify = { type: 'ClassifyComplaint', severity: term('major') } as const;
    // Two working days before Mon 30: Thu 26, 08:00.
    const inTime = world.after(world.registered, world.does('2026-11-25 09:00', classify));
    expect(clockIn(inTime, 'answer').next).toEqual({ step: 'major', at: shanghai('2026-11-26 08:00') });
    const tooLate = world.after(world.registered, world.does('2026-11-26 09:00', classify));
    expect(clockIn(tooLate, 'answer').next?.step).toBe('due');
  });

  it('a condition sees what the step before it has done', () => {
    const missed = { is: 'missed' as const, in: [term('answer')] };
    const world = withLadder([miss, rung('because', { action: 'escalate', at: 'due', when: missed })]);
    expect(taken(world, '2026-11-30 17:30').map(([type]) => type)).toEqual(['DeadlineMissed', 'ComplaintEscalated']);
  });
});

describe('steps that repeat', () => {
  const daily = { every: { unit: 'working-days' as const, count: 1 }, times: 3 };

  it('are taken so many times, so long apart, until the clock stops', () => {
    const world = withLadder([miss, rung('daily', { action: 'escalate', at: afterDays(1), repeat: daily })]);
    // Tue 1, Wed 2 and Thu 3 Dec, at the opening.
    expect(taken(world, '2026-12-24 09:00')).toEqual([
      ['DeadlineMissed', 'due', shanghai('2026-11-30 17:30')],
      ['ComplaintEscalated', 'daily', shanghai('2026-12-01 08:00')],
      ['ComplaintEscalated', 'daily', shanghai('2026-12-02 08:00')],
      ['ComplaintEscalated', 'daily', shanghai('2026-12-03 08:00')],
    ]);
    const second = world.after(world.registered, world.fires('2026-12-01 08:00'));
    expect(clockIn(second, 'answer').next).toEqual({ step: 'daily', at: shanghai('2026-12-02 08:00'), time: 2 });
    const answered = world.after(
      world.registered,
      world.fires('2026-12-01 08:00'),
      world.does('2026-12-01 09:00', verb.reply()),
    );
    expect(nextStepAt(answered)).toBeUndefined();
  });

  it('of reminders that came late only one is sent', () => {
    const world = withLadder([
      miss,
      rung('nag', { action: 'remind', at: afterDays(1), repeat: { ...daily, times: 100 } }),
    ]);
    const steps = taken(world, '2026-12-24 23:00');
    expect(steps.map(([type]) => type)).toEqual(['DeadlineMissed', 'HandlerReminded']);
    const state = world.after(world.registered, world.fires('2026-12-24 23:00'));
    // The next opening after that Thursday night is Friday's.
    expect(clockIn(state, 'answer').next?.at.slice(0, 13)).toBe(shanghai('2026-12-25 08:00').slice(0, 13));
  });

  it('skip the weekend when they repeat by working days, and not by days', () => {
    const every = { every: { unit: 'calendar-days' as const, count: 1 }, times: 8 };
    const world = withLadder([miss, rung('daily', { action: 'escalate', at: afterDays(3), repeat: every })]);
    // Thu 3 Dec and then every day.
    expect(taken(world, '2026-12-06 09:00').map(([, , at]) => at)).toEqual([
      shanghai('2026-11-30 17:30'),
      shanghai('2026-12-03 08:00'),
      shanghai('2026-12-04 08:00'),
      shanghai('2026-12-05 08:00'),
      shanghai('2026-12-06 08:00'),
    ]);
  });

  it('are taken twenty at a time at most; the rest is due at once again', () => {
    const many = { every: { unit: 'hours' as const, count: 1 }, times: 50 };
    const world = withLadder([miss, rung('hourly', { action: 'escalate', at: afterDays(1), repeat: many })]);
    const late = '2026-12-24 09:00';
    expect(taken(world, late)).toHaveLength(20);
    expect(taken(world, late, world.fires(late))).toHaveLength(20);
    expect(taken(world, late, world.fires(late), world.fires(late))).toHaveLength(11);
    expect(taken(world, late, world.fires(late), world.fires(late), world.fires(late))).toEqual([]);
  });
});

describe('what a step does', () => {
  it('opens supervision orders that count up', () => {
    const world = withLadder([
      miss,
      rung('order', { action: 'supervise', at: 'due' }),
      rung('second', { action: 'supervise', at: afterDays(1) }),
    ]);
    const events = history(world.registered, world.fires('2026-12-01 08:00'));
    expect(
      events.filter(({ type }) => type === 'SupervisionOrdered').map(({ data }) => 'order' in data && data.order),
    ).toEqual([1, 2]);
  });

  const statement = clock('statement', {
    per: 'department',
    start: ['ComplaintDispatched'],
    stop: ['StatementSubmitted', 'StatementWaived'],
    cases: [{ id: 'usual', budget: wd(3) }],
    ladder: [miss, rung('silence', { action: 'waive', at: 'due' })],
  });

  it('counts silence as a statement; the last one moves the complaint on', () => {
    const conclude = clock('conclude', { start: ['AllStatementsSubmitted'], cases: [{ id: 'usual', budget: wd(2) }] });
    const world = under(rulesOf({ clocks: [statement, conclude] }));
    const two = [
      world.filed('2026-11-23 10:00'),
      world.does('2026-11-23 15:00', verb.dispatch('pharmacy', 'finance')),
      world.does('2026-11-24 09:00', verb.state('pharmacy'), handlerOf('pharmacy')),
    ] as const;
    const silent = world.after(...two, world.fires('2026-11-26 17:30'));
    expect(silent.stage).toBe('stated');
    expect(silent.departments).toMatchObject([
      { unit: 'pharmacy', statedAt: shanghai('2026-11-24 09:00') },
      { unit: 'finance', waivedAt: shanghai('2026-11-26 17:30') },
    ]);
    expect(silent.departments[0]).not.toHaveProperty('waivedAt');
    expect(clockIn(silent, 'statement', 'finance').status).toBe('metLate');
    expect(clockIn(silent, 'conclude')).toMatchObject({ status: 'running', dueOn: '2026-11-30' });
    // What comes after the waiver is still kept.
    const after = world.after(
      ...two,
      world.fires('2026-11-26 17:30'),
      world.does('2026-11-27 09:00', verb.state('finance'), handlerOf('finance')),
    );
    expect(after.departments[1]).toMatchObject({ statedAt: shanghai('2026-11-27 09:00') });
  });

  it('waives nothing of a department that has stated', () => {
    const world = under(rulesOf({ clocks: [{ ...statement, stop: ['ComplaintReplied'] }] }));
    const stated = world.after(
      world.filed('2026-11-23 10:00'),
      world.does('2026-11-23 15:00', verb.dispatch('pharmacy')),
      world.does('2026-11-24 09:00', verb.state('pharmacy'), handlerOf('pharmacy')),
      world.fires('2026-11-26 17:30'),
    );
    expect(stated.departments[0]).not.toHaveProperty('waivedAt');
    expect(nextStepAt(stated)).toBeUndefined();
  });

  it('raises a duty once, and again when it was done', () => {
    const report = {
      id: term('report'),
      label: label('报告主管部门'),
      when: { is: 'not' as const, of: { is: 'always' as const } },
      who: [{ position: term('officer'), at: 'centre' as const }],
    };
    const ladder = [
      rung('first', { action: 'duty', at: before(2), duty: term('report') }),
      miss,
      rung('again', { action: 'duty', at: afterDays(1), duty: term('report') }),
    ];
    const world = withLadder(ladder, { duties: [report] });
    // Thu 26 Nov, 08:00.
    const raised = [world.fires('2026-11-26 08:00')] as const;
    expect(history(world.registered, ...raised).at(-1)).toMatchObject({
      type: 'DutyRaised',
      data: { duty: 'report', clock: 'answer', step: 'first', plannedAt: shanghai('2026-11-26 08:00') },
    });
    expect(taken(world, '2026-12-02 09:00', ...raised).map(([type]) => type)).toEqual(['DeadlineMissed']);
    const done = [...raised, world.does('2026-11-26 09:00', { type: 'CompleteDuty', duty: term('report') })] as const;
    expect(taken(world, '2026-12-02 09:00', ...done).map(([type]) => type)).toEqual(['DeadlineMissed', 'DutyRaised']);
  });

  const accountability: NonNullable<Rulebook['accountability']> = {
    measures: [
      { id: term('fine'), label: label('罚款'), counts: 'money' },
      { id: term('points'), label: label('扣分'), counts: 'points' },
    ],
    rules: [
      {
        id: term('overdue'),
        label: label('超时'),
        when: { is: 'always' },
        measure: term('fine'),
        amount: { first: 50, perDay: 50, max: 120 },
      },
      {
        id: term('late'),
        label: label('超时扣分'),
        when: { is: 'always' },
        measure: term('points'),
        amount: { fixed: 10 },
      },
    ],
  };

  it('reckons a penalty by the day: 50 yuan, and 50 more for each day', () => {
    const daily = { every: { unit: 'working-days' as const, count: 1 }, times: 4 };
    const ladder = [
      miss,
      rung('fine', { action: 'penalise', at: afterDays(1), measure: term('overdue'), repeat: daily }),
    ];
    const world = withLadder(ladder, { accountability });
    const events = history(world.registered, world.fires('2026-12-24 09:00'));
    const amounts = events.flatMap(({ type, data }) => (type === 'PenaltyIncurred' ? [data.amount] : []));
    // Tue 1 Dec 50, Wed 2 to 100, Thu 3 to 120, the most there is, Fri 4 nothing more.
    expect(amounts).toEqual([50, 50, 20, 0]);
    expect(world.after(world.registered, world.fires('2026-12-24 09:00')).penaltyAmount).toBe(120);
  });

  it('counts points apart from money', () => {
    const ladder = [miss, rung('points', { action: 'penalise', at: 'due', measure: term('late') })];
    const world = withLadder(ladder, { accountability });
    expect(history(world.registered, world.fires('2026-11-30 17:30')).at(-1)?.data).toMatchObject({
      measure: 'late',
      points: 10,
    });
    expect(world.after(world.registered, world.fires('2026-11-30 17:30'))).not.toHaveProperty('penaltyAmount');
  });

  it('that cannot do what it says still tells people, and holds up none of the others', () => {
    const world = withLadder([
      miss,
      rung('broken', { action: 'penalise', at: 'due', measure: term('nowhere') }),
      rung('nameless', { action: 'duty', at: 'due' }),
      rung('level', { action: 'escalate', at: afterDays(1) }),
    ]);
    expect(taken(world, '2026-12-24 09:00').map(([type, step]) => [type, step])).toEqual([
      ['DeadlineMissed', 'due'],
      ['HandlerReminded', 'broken'],
      ['HandlerReminded', 'nameless'],
      ['ComplaintEscalated', 'level'],
    ]);
  });
});

describe('steps and a clock that moves', () => {
  it('a step that was taken is not taken at once again, but is when its new moment comes', () => {
    const ladder = [rung('early', { action: 'escalate', at: before(3) }), miss];
    const world = under(
      rulesOf({
        clocks: [
          clock('answer', { ladder, extension: { tiers: [{ by: [] }], beforeDue: true, tellsComplainant: false } }),
        ],
      }),
    );
    const filed = world.filed('2026-11-23 10:00');
    // Three working days before Mon 30: Wed 25, 08:00.
    const early = [filed, world.fires('2026-11-25 08:00')] as const;
    expect(clockIn(world.after(...early), 'answer')).toMatchObject({
      taken: { early: shanghai('2026-11-25 08:00') },
      next: { step: 'due' },
    });
    const by = (count: number) =>
      world.does('2026-11-26 09:00', {
        type: 'RequestExtension',
        clock: term('answer'),
        by: wd(count),
        reason: '会诊。',
      });
    // One day more: due Tue 1 Dec, three before is Thu 26, 08:00, gone by an hour. Five more: due Mon 7 Dec, Wed 2 Dec.
    expect(clockIn(world.after(...early, by(1)), 'answer').next?.step).toBe('due');
    expect(clockIn(world.after(...early, by(5)), 'answer').next).toEqual({
      step: 'early',
      at: shanghai('2026-12-02 08:00'),
    });
    // Not taken yet, it is taken late rather than never.
    expect(clockIn(world.after(filed, by(1)), 'answer').next).toEqual({
      step: 'early',
      at: shanghai('2026-11-26 08:00'),
    });
  });
});
