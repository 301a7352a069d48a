import { describe, expect, it } from 'vitest';
import type { ComplaintCommand } from '../../../shared/complaint/commands.ts';
import { headlineClock, isLate } from '../../../shared/complaint/state.ts';
import type { Duty } from '../../../shared/rulebook/schema/rules.ts';
import { agree, clock, clockIn, extend, handlerOf, miss, rulesOf, rung, under, wd } from '../../support/clockwork.ts';
import { shanghai, term, verb } from '../../support/given.ts';

const label = (text: string) => ({ 'zh-CN': text });
const leader = { position: term('leader'), at: 'anywhere' as const };
const withdraw: ComplaintCommand = { type: 'WithdrawComplaint', reason: '已自行解决。' };
const voluntary: ComplaintCommand = { type: 'VerifyWithdrawal', isVoluntary: true, comment: '电话核实，自愿撤诉。' };

describe('what starts a clock', () => {
  it('is the moment the complaint reached the house, where the rule says so', () => {
    const { after, filed } = under(
      rulesOf({ clocks: [clock('answer'), clock('from-receipt', { start: ['ComplaintReceived'] })] }),
    );
    // The letter came on Thu 19 Nov, was registered on Mon 23: Fri 20 (1), Mon 23 (2) ... Thu 26 (5).
    const state = after(filed('2026-11-23 10:00', { receivedAt: shanghai('2026-11-19 16:00') }));
    expect(clockIn(state, 'from-receipt')).toMatchObject({
      startedAt: shanghai('2026-11-19 16:00'),
      dueAt: shanghai('2026-11-26 17:30'),
    });
    expect(clockIn(state, 'answer').dueAt).toBe(shanghai('2026-11-30 17:30'));
    // Without another moment it is the registration.
    expect(clockIn(after(filed('2026-11-23 10:00')), 'from-receipt').startedAt).toBe(shanghai('2026-11-23 10:00'));
  });

  it('may be another step: the statement of the last department', () => {
    const { after, filed, does } = under(
      rulesOf({
        clocks: [clock('conclude', { start: ['AllStatementsSubmitted'], cases: [{ id: 'usual', budget: wd(2) }] })],
      }),
    );
    const two = [
      filed('2026-11-23 10:00'),
      does('2026-11-23 15:00', verb.dispatch('pharmacy', 'finance')),
      does('2026-11-24 09:00', verb.state('pharmacy'), handlerOf('pharmacy')),
    ] as const;
    expect(after(...two).clocks).toEqual([]);
    // Thu 26 (1), Fri 27 (2).
    const all = after(...two, does('2026-11-25 09:00', verb.state('finance'), handlerOf('finance')));
    expect(clockIn(all, 'conclude')).toMatchObject({
      startedAt: shanghai('2026-11-25 09:00'),
      dueAt: shanghai('2026-11-27 17:30'),
    });
  });

  it('starts it once while it runs, and anew when it has stopped', () => {
    const { after, filed, does } = under(
      rulesOf({ clocks: [clock('review', { start: ['ReviewRequested'], stop: ['ReviewDecided'] })] }),
    );
    const asked = [
      filed('2026-11-23 10:00'),
      does('2026-11-24 09:00', verb.reply()),
      does('2026-11-24 10:00', verb.requestReview()),
    ] as const;
    expect(clockIn(after(...asked), 'review').startedAt).toBe(shanghai('2026-11-24 10:00'));
    const again = after(
      ...asked,
      does('2026-11-25 10:00', verb.decideReview('upheld'), { ...handlerOf('pharmacy'), capabilities: ['review'] }),
      does('2026-11-26 10:00', verb.requestReview()),
    );
    expect(again.clocks).toHaveLength(1);
    expect(clockIn(again, 'review')).toMatchObject({ status: 'running', startedAt: shanghai('2026-11-26 10:00') });
    expect(clockIn(again, 'review')).not.toHaveProperty('stoppedAt');
  });

  it('starts none of which no case holds', () => {
    const { after, filed } = under(
      rulesOf({
        clocks: [clock('major', { cases: [{ id: 'major', when: { is: 'amount', moreThan: 50_000 }, budget: wd(1) }] })],
      }),
    );
    expect(after(filed('2026-11-23 10:00', { amount: 50_000 })).clocks).toEqual([]);
    expect(after(filed('2026-11-23 10:00', { amount: 50_000.01 })).clocks).toHaveLength(1);
  });
});

describe('a clock for each department', () => {
  const { after, filed, does, fires } = under(
    rulesOf({
      clocks: [
        clock('statement', {
          per: 'department',
          start: ['ComplaintDispatched'],
          stop: ['StatementSubmitted'],
          cases: [{ id: 'usual', budget: wd(3) }],
        }),
      ],
    }),
  );
  const two = [filed('2026-11-23 10:00'), does('2026-11-23 15:00', verb.dispatch('pharmacy', 'finance'))] as const;

  it('runs from its own dispatch and ends with its own statement', () => {
    const state = after(...two, does('2026-11-24 09:00', verb.state('pharmacy'), handlerOf('pharmacy')));
    expect(clockIn(state, 'statement', 'pharmacy')).toMatchObject({ status: 'met', dueOn: '2026-11-26' });
    expect(clockIn(state, 'statement', 'finance')).toMatchObject({ status: 'running', dueOn: '2026-11-26' });
  });

  it('is missed by the one that is late, not by the other', () => {
    const state = after(
      ...two,
      does('2026-11-24 09:00', verb.state('pharmacy'), handlerOf('pharmacy')),
      fires('2026-11-26 17:30'),
    );
    expect(state.clocks.map(({ unit, status }) => [unit, status])).toEqual([
      ['pharmacy', 'met'],
      ['finance', 'missed'],
    ]);
  });

  it('is given up when the department is out of it, and gives the new one its full time', () => {
    const state = after(...two, does('2026-11-25 09:00', verb.dispatch('pharmacy', 'nursing-department')));
    expect(clockIn(state, 'statement', 'finance')).toMatchObject({
      status: 'waived',
      stoppedAt: shanghai('2026-11-25 09:00'),
    });
    // The one that stays keeps its time, the new one has Thu 26 (1), Fri 27 (2), Mon 30 (3).
    expect(clockIn(state, 'statement', 'pharmacy').dueOn).toBe('2026-11-26');
    expect(clockIn(state, 'statement', 'nursing-department').dueOn).toBe('2026-11-30');
  });

  it('is given up when the department returns what was not its own', () => {
    const state = after(...two, does('2026-11-24 09:00', verb.giveBack('finance'), handlerOf('finance')));
    expect(clockIn(state, 'statement', 'finance').status).toBe('waived');
    expect(clockIn(state, 'statement', 'pharmacy').status).toBe('running');
  });
});

describe('a range 七至十个工作日', () => {
  const { after, filed } = under(
    rulesOf({ clocks: [clock('answer', { cases: [{ id: 'complex', budget: wd(10), target: wd(7) }] })] }),
  );

  it('has a target within the limit', () => {
    // Tue 24 Nov (1) ... Mon 30 (5), Tue 1 Dec (6), Wed 2 (7), Thu 3 (8), Fri 4 (9), Mon 7 (10).
    expect(clockIn(after(filed('2026-11-23 10:00')), 'answer')).toMatchObject({
      targetAt: shanghai('2026-12-02 17:30'),
      dueAt: shanghai('2026-12-07 17:30'),
    });
  });
});

describe('a clock within another', () => {
  const nested = rulesOf({
    clocks: [
      clock('stage', {
        start: ['ComplaintDispatched'],
        stop: ['AllStatementsSubmitted'],
        within: 'total',
        cases: [{ id: 'usual', budget: wd(5) }],
      }),
      clock('total', {
        extension: { tiers: [{ by: [] }], beforeDue: true, tellsComplainant: true },
        cases: [
          { id: 'several', when: { is: 'departments', atLeast: 2 }, budget: wd(7) },
          { id: 'usual', budget: wd(5) },
        ],
      }),
    ],
  });
  const { after, filed, does } = under(nested);
  /** The total ends on Mon 30 Nov; five days from the dispatch on Wed 25 would end on Wed 2 Dec. */
  const late = [filed('2026-11-23 10:00'), does('2026-11-25 09:00', verb.dispatch('pharmacy'))] as const;

  it('is never due later than that one', () => {
    expect(clockIn(after(...late), 'stage')).toMatchObject({
      dueAt: shanghai('2026-11-30 17:30'),
      outer: { clock: 'total', dueOn: '2026-11-30' },
    });
  });

  it('is left alone where it ends earlier by itself', () => {
    const early = after(filed('2026-11-23 10:00'), does('2026-11-23 11:00', verb.dispatch('pharmacy')));
    expect(clockIn(early, 'stage')).toMatchObject({ dueOn: '2026-11-30' });
    expect(clockIn(early, 'stage')).not.toHaveProperty('outer');
  });

  it('follows it when it moves, as far as its own time reaches', () => {
    // One day more: Tue 1 Dec. Three more: Fri 4 Dec, but its own five days end on Wed 2.
    const one = after(...late, does('2026-11-26 09:00', extend('total', wd(1))));
    expect(clockIn(one, 'stage')).toMatchObject({ dueOn: '2026-12-01', outer: { dueOn: '2026-12-01' } });
    const three = after(...late, does('2026-11-26 09:00', extend('total', wd(3))));
    expect(clockIn(three, 'stage').dueOn).toBe('2026-12-02');
    expect(clockIn(three, 'stage')).not.toHaveProperty('outer');
    const back = after(...late, does('2026-11-26 09:00', agree('total', '2026-11-27')));
    expect(clockIn(back, 'stage').dueOn).toBe('2026-11-27');
  });

  it('follows it when both start and move by the same fact', () => {
    // Seven days from Mon 23: Wed 2 Dec. The stage of the second dispatch keeps its start.
    const state = after(...late, does('2026-11-26 09:00', verb.dispatch('pharmacy', 'finance')));
    expect(clockIn(state, 'total').dueOn).toBe('2026-12-02');
    expect(clockIn(state, 'stage').dueOn).toBe('2026-12-02');
  });
});

describe('closing', () => {
  const { after, filed, does } = under(
    rulesOf({
      clocks: [
        clock('close', { stop: ['SatisfactionRecorded'] }),
        clock('appeal', {
          start: ['ComplaintReplied'],
          stop: ['ReviewRequested'],
          binds: 'complainant',
          outlivesClosing: true,
        }),
        clock('archive', { start: ['ComplaintClosed'], stop: ['ComplaintArchived'] }),
      ],
    }),
  );

  it('ends what does not outlive it, and starts what it starts', () => {
    const state = after(
      filed('2026-11-23 10:00'),
      does('2026-11-24 09:00', verb.reply()),
      does('2026-11-24 10:00', verb.close()),
    );
    expect(state.clocks.map((each) => [each.clock, each.status])).toEqual([
      ['close', 'met'],
      ['appeal', 'running'],
      ['archive', 'running'],
    ]);
  });

  it('after a withdrawal leaves nothing owed rather than done', () => {
    const state = after(
      filed('2026-11-23 10:00'),
      does('2026-11-24 09:00', withdraw),
      does('2026-11-24 10:00', voluntary),
    );
    expect(state.closedBecause).toBe('withdrawn');
    expect(clockIn(state, 'close').status).toBe('waived');
  });
});

describe('a clock of the complainant', () => {
  const { after, filed, does, fires } = under(
    rulesOf({
      clocks: [
        clock('appeal', { start: ['ComplaintReplied'], stop: ['ReviewRequested'], binds: 'complainant' }),
        clock('answer'),
      ],
    }),
  );

  it('never makes the complaint late, and is not what a queue shows', () => {
    const state = after(filed('2026-11-23 10:00'), does('2026-11-24 09:00', verb.reply()), fires('2026-12-01 17:30'));
    expect(clockIn(state, 'appeal')).toMatchObject({ status: 'missed', binds: 'complainant' });
    expect(isLate(state)).toBe(false);
    expect(headlineClock(state)).toBeUndefined();
  });
});

const month = (count: number) => ({ unit: 'months' as const, count });

describe('follow-up rounds 回访', () => {
  const { after, filed, does, fires } = under(
    rulesOf({
      clocks: [],
      closing: {
        followUps: [
          {
            id: term('monthly'),
            label: label('每月回访'),
            when: { is: 'always' },
            start: ['ComplaintReplied'],
            rounds: [month(1), month(2), month(3)],
            who: [leader],
          },
        ],
      },
    }),
  );
  /** Answered on Mon 30 Nov 2026: rounds until 30 Dec, 30 Jan (a Saturday) and 28 Feb (shorter month, a Sunday). */
  const answered = [filed('2026-11-23 10:00'), does('2026-11-30 10:00', verb.reply())] as const;

  it('have a clock each, reckoned from the start', () => {
    expect(after(...answered).clocks).toMatchObject([
      { clock: 'monthly-1', dueOn: '2026-12-30' },
      { clock: 'monthly-2', dueOn: '2027-01-30' },
      { clock: 'monthly-3', dueOn: '2027-02-28' },
    ]);
  });

  it('end with the contact that ends their round, and outlive the closing', () => {
    const closed = [...answered, does('2026-12-01 10:00', verb.close())] as const;
    const unreached = after(...closed, does('2026-12-28 10:00', verb.followUp('unreached')));
    expect(clockIn(unreached, 'monthly-1').status).toBe('running');
    const reached = after(...closed, does('2026-12-28 10:00', verb.followUp('reached')));
    expect(reached.clocks.map(({ status }) => status)).toEqual(['met', 'running', 'running']);
    const late = after(...closed, fires('2027-01-01 10:00'), does('2027-01-04 10:00', verb.followUp('reached')));
    expect(clockIn(late, 'monthly-1').status).toBe('metLate');
  });
});

describe('duties with a time limit', () => {
  const duty: Duty = {
    id: term('report'),
    label: label('报告上级'),
    when: { is: 'personsHarmed', atLeast: 3 },
    who: [leader],
    within: { unit: 'hours', count: 24 },
  };
  const { after, filed, does, fires } = under(rulesOf({ duties: [duty] }));
  const filing = filed('2026-11-23 10:00', { personsHarmed: 3 });

  it('have a clock from when they are raised, which outlives the closing', () => {
    expect(after(filing).clocks).toMatchObject([
      { clock: 'report', startedAt: shanghai('2026-11-23 10:00'), dueAt: shanghai('2026-11-24 10:00') },
    ]);
    expect(clockIn(after(filing, fires('2026-11-24 10:00')), 'report').status).toBe('missed');
    const closed = after(filing, does('2026-11-23 11:00', verb.reply()), does('2026-11-23 12:00', verb.close()));
    expect(clockIn(closed, 'report').status).toBe('running');
  });

  it('are met when they are done', () => {
    const actor = { ...handlerOf('pharmacy'), positions: [{ position: term('leader'), unit: term('pharmacy') }] };
    const state = after(filing, does('2026-11-23 15:00', { type: 'CompleteDuty', duty: term('report') }, actor));
    expect(clockIn(state, 'report').status).toBe('met');
  });
});

describe('taken up again 返工', () => {
  const { after, filed, does } = under(
    rulesOf({
      closing: { rework: { is: 'satisfaction', in: [term('dissatisfied')] } },
      clocks: [
        clock('accept', { stop: ['ComplaintAccepted', 'ComplaintDeclined'] }),
        clock('answer'),
        clock('statement', { per: 'department', start: ['ComplaintDispatched'], stop: ['StatementSubmitted'] }),
        clock('archive', { start: ['ComplaintClosed'], stop: ['ComplaintArchived'] }),
      ],
    }),
  );
  const answered = [
    filed('2026-11-23 10:00'),
    does('2026-11-23 11:00', { type: 'AcceptComplaint' }),
    does('2026-11-23 15:00', verb.dispatch('pharmacy')),
    does('2026-11-24 09:00', verb.state('pharmacy'), handlerOf('pharmacy')),
    does('2026-11-25 09:00', verb.reply()),
  ] as const;

  it('after a rating that sends it back, the answer and the statement are owed anew, acceptance is not', () => {
    const state = after(...answered, does('2026-11-26 09:00', verb.rate('dissatisfied')));
    expect(state.stage).toBe('dispatched');
    expect(clockIn(state, 'accept').status).toBe('met');
    // From Thu 26: Fri 27 (1), Mon 30 (2) ... Thu 3 Dec (5).
    for (const owed of [clockIn(state, 'answer'), clockIn(state, 'statement', 'pharmacy')]) {
      expect(owed).toMatchObject({
        status: 'running',
        startedAt: shanghai('2026-11-26 09:00'),
        dueOn: '2026-12-03',
        reopenings: [{ effect: 'restart' }],
      });
    }
  });

  it('after a review that wants it investigated anew, closed as it was, what waited for the closing is given up', () => {
    const reviewer = { ...handlerOf('finance'), capabilities: ['review' as const] };
    const closed = [
      ...answered,
      does('2026-11-25 10:00', verb.close()),
      does('2026-11-26 09:00', verb.requestReview()),
    ] as const;
    expect(clockIn(after(...closed), 'archive').status).toBe('running');
    const state = after(...closed, does('2026-11-27 09:00', verb.decideReview('reinvestigate'), reviewer));
    expect(clockIn(state, 'archive').status).toBe('waived');
    expect(clockIn(state, 'answer')).toMatchObject({ status: 'running', dueOn: '2026-12-04' });
  });

  it('after a rating that sends nothing back, nothing is owed', () => {
    const state = after(...answered, does('2026-11-26 09:00', verb.rate('acceptable')));
    expect(clockIn(state, 'answer').status).toBe('met');
  });
});

describe('same day and the end of the month', () => {
  const { after, filed } = under(
    rulesOf({
      clocks: [
        clock('today', { cases: [{ id: 'danger', budget: { unit: 'same-day' } }], ladder: [miss] }),
        clock('month', { cases: [{ id: 'usual', budget: { unit: 'month-end' } }] }),
        clock('hours', { cases: [{ id: 'usual', budget: { unit: 'working-hours', count: 4 } }] }),
      ],
    }),
  );

  it('end with the office, and after it with the next day', () => {
    const state = after(filed('2026-11-23 16:30'));
    expect(clockIn(state, 'today').dueAt).toBe(shanghai('2026-11-23 17:30'));
    // Mon 30 November closes at 17:30.
    expect(clockIn(state, 'month').dueAt).toBe(shanghai('2026-11-30 17:30'));
    // One hour on Monday, then 08:00 to 11:00.
    expect(clockIn(state, 'hours').dueAt).toBe(shanghai('2026-11-24 11:00'));
    expect(clockIn(after(filed('2026-11-23 18:00')), 'today').dueAt).toBe(shanghai('2026-11-24 17:30'));
  });
});

describe('two rungs for one moment', () => {
  it('are taken in the order in which they stand', () => {
    const { after, filed, fires } = under(
      rulesOf({ clocks: [clock('answer', { ladder: [miss, rung('level', { action: 'escalate', at: 'due' })] })] }),
    );
    const state = after(filed('2026-11-23 10:00'), fires('2026-11-30 17:30'));
    expect(clockIn(state, 'answer')).toMatchObject({
      status: 'missed',
      taken: { level: shanghai('2026-11-30 17:30') },
    });
    expect(state.isEscalated).toBe(true);
  });
});
