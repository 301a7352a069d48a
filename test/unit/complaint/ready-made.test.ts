import { describe, expect, it } from 'vitest';
import { system } from '../../../shared/complaint/facts.ts';
import { explainClock } from '../../../shared/complaint/explain-clock.ts';
import { nextStepAt } from '../../../shared/complaint/state.ts';
import { textIn } from '../../../shared/kernel/text.ts';
import type { Rulebook } from '../../../shared/rulebook/schema/rulebook.ts';
import { firstCalendar } from '../../../shared/usecase/tenancy/onboard.ts';
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
import { given, history, shanghai, term, verb } from '../../support/given.ts';

/*
 * What went wrong for the users of other systems, as told in their public issue trackers.
 */

const major = { is: 'severity' as const, in: [term('major')] };
const severities = [{ id: term('major'), label: { 'zh-CN': '重大' } }];
const classify = { type: 'ClassifyComplaint', severity: term('major') } as const;

describe('a pause over a weekend with a limit in days adds only working time (glpi #10594)', () => {
  it('from Friday afternoon to Monday morning: one working day', () => {
    const { after, filed, does } = under(rulesOf({ pauseGrounds, clocks: [clock('answer')] }));
    // Due Mon 30 Nov 2026. Stood still from Fri 27 at 16:00 to Mon 30 at 09:00: 1.5 + 1 hours of office, one day.
    const state = after(filed('2026-11-23 10:00'), does('2026-11-27 16:00', pause()), does('2026-11-30 09:00', resume));
    expect(clockIn(state, 'answer').dueAt).toBe(shanghai('2026-12-01 17:30'));
  });
});

describe('a change of category or priority keeps the pauses already taken (glpi #15605, #6902)', () => {
  it('the shorter limit of a major complaint is still put off by the day it stood still', () => {
    const { after, filed, does } = under(
      rulesOf({
        pauseGrounds,
        severities,
        clocks: [
          clock('answer', {
            cases: [
              { id: 'major', when: major, budget: wd(3) },
              { id: 'usual', budget: wd(5) },
            ],
          }),
        ],
      }),
    );
    const paused = [
      filed('2026-11-23 10:00'),
      does('2026-11-24 18:00', pause()),
      does('2026-11-25 18:00', resume),
    ] as const;
    // Tue 24 (1), Wed 25 away, Thu 26 (2), Fri 27 (3), Mon 30 (4), Tue 1 Dec (5).
    expect(clockIn(after(...paused), 'answer').dueAt).toBe(shanghai('2026-12-01 17:30'));
    const changed = after(...paused, does('2026-11-26 09:00', classify));
    expect(clockIn(changed, 'answer')).toMatchObject({ case: 'major', dueAt: shanghai('2026-11-27 17:30') });
  });
});

const reopened = (onReopen: 'restart' | 'count' | 'give-back') => {
  const rulebook = rulesOf({ clocks: [clock('answer', { onReopen })], closing: { reopening: 'same-case' } });
  const { after, filed, does } = under(rulebook);
  // Answered and closed on Wed 25 Nov with three days left; taken up again on Fri 25 Dec.
  const state = after(
    filed('2026-11-23 10:00'),
    does('2026-11-25 09:00', verb.reply()),
    does('2026-11-25 10:00', verb.close()),
    does('2026-12-25 10:00', { type: 'ReopenComplaint', reason: '同样的事又发生了。' }),
  );
  const found = clockIn(state, 'answer');
  const explained = explainClock(found, { rulebook: rulebook.rulebook, calendar: firstCalendar }, 'zh-CN');
  expect(explained?.due.dueAt).toBe(found.dueAt);
  return { found, sentences: explained?.sentences ?? [] };
};

describe('reopened after a month: time closed counts or not, by rule, and the ledger says which (glpi PR 9267, znuny PR 369)', () => {
  it('starts anew', () => {
    // From Fri 25 Dec: Mon 28 (1), Tue 29 (2), Wed 30 (3), Thu 31 (4), Fri 1 Jan: unpublished, counts as it stands (5).
    const { found, sentences } = reopened('restart');
    expect(found).toMatchObject({
      status: 'running',
      startedAt: shanghai('2026-12-25 10:00'),
      dueOn: '2027-01-01',
      isProvisional: true,
      reopenings: [{ effect: 'restart' }],
    });
    expect(sentences[0]).toBe('2026年12月25日（周五）10:00重新办理，期限重新计算');
  });

  it('runs on with the time in between counted: it is missed at once', () => {
    const { found, sentences } = reopened('count');
    expect(found).toMatchObject({
      startedAt: shanghai('2026-11-23 10:00'),
      dueOn: '2026-11-30',
      next: { step: 'due', at: shanghai('2026-11-30 17:30') },
    });
    expect(sentences[0]).toBe('2026年11月25日（周三）09:00办结，2026年12月25日（周五）10:00重新办理，其间时间照计');
  });

  it('runs on with the time in between given back', () => {
    // Tue 24 (1). From Wed 25 Nov 09:00 to Fri 25 Dec 10:00 it stood still: 22 working days away, and parts of two.
    const { found, sentences } = reopened('give-back');
    expect(found.pauses).toEqual([{ from: shanghai('2026-11-25 09:00'), to: shanghai('2026-12-25 10:00') }]);
    // Mon 28 Dec (2) at the latest begins the count again; what is left of the five is four days: Thu 31 Dec.
    expect(found).toMatchObject({ status: 'running', dueOn: '2026-12-31' });
    expect(sentences[0]).toBe('2026年11月25日（周三）09:00办结，2026年12月25日（周五）10:00重新办理，其间时间扣除');
  });
});

const hours = (count: number) => ({ direction: 'after' as const, budget: { unit: 'hours' as const, count } });

describe('level 1 fails, levels 2 and 3 still fire (glpi #5319)', () => {
  it('a first level that can do nothing keeps back none of those behind it', () => {
    const ladder: Rulebook['clocks'][number]['ladder'] = [
      miss,
      rung('level-1', { action: 'penalise', at: hours(2), measure: term('nowhere') }),
      rung('level-2', { action: 'escalate', at: hours(4) }),
      rung('level-3', { action: 'supervise', at: hours(8) }),
    ];
    const { at, filed } = under(rulesOf({ clocks: [clock('answer', { ladder })] }));
    given(...history(filed('2026-11-23 10:00')))
      .when(verb.fire, at('2026-12-01 01:30', system))
      .thenEvents(
        { type: 'DeadlineMissed', data: { step: 'due' } },
        { type: 'HandlerReminded', data: { step: 'level-1', plannedAt: shanghai('2026-11-30 19:30') } },
        { type: 'ComplaintEscalated', data: { step: 'level-2', plannedAt: shanghai('2026-11-30 21:30') } },
        { type: 'SupervisionOrdered', data: { step: 'level-3', plannedAt: shanghai('2026-12-01 01:30') } },
      );
  });
});

describe('closed: no further reminder (globaleaks #4067)', () => {
  it('nothing is pending, and a timer that wakes all the same does nothing', () => {
    const ladder = [rung('remind', { action: 'remind', at: { direction: 'before', budget: wd(1) } }), miss];
    const { at, after, filed, does } = under(
      rulesOf({ clocks: [clock('close', { stop: ['ComplaintArchived'], ladder })] }),
    );
    const closed = [
      filed('2026-11-23 10:00'),
      does('2026-11-24 09:00', verb.reply()),
      does('2026-11-24 10:00', verb.close()),
    ] as const;
    expect(nextStepAt(after(...closed))).toBeUndefined();
    given(...history(...closed))
      .when(verb.fire, at('2026-12-24 09:00', system))
      .thenEvents();
  });
});

describe('a deadline is not violated while the case is pending (glpi #24481, frappe/helpdesk #1554)', () => {
  it('the clock that shows paused stands still', () => {
    const { at, filed, does } = under(rulesOf({ pauseGrounds, clocks: [clock('answer')] }));
    given(...history(filed('2026-11-23 10:00'), does('2026-11-24 10:00', pause())))
      .when(verb.fire, at('2027-01-24 09:00', system))
      .thenEvents();
  });
});

describe('the receiving department gets time of its own (glpi #1911, osTicket #606)', () => {
  it('counted from when it got the case, not from its filing', () => {
    const { after, filed, does } = under(
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
    const state = after(
      filed('2026-11-23 10:00'),
      does('2026-11-23 15:00', verb.dispatch('pharmacy')),
      does('2026-11-26 15:00', verb.dispatch('finance')),
    );
    // Fri 27 (1), Mon 30 (2), Tue 1 Dec (3).
    expect(clockIn(state, 'statement', 'finance').dueOn).toBe('2026-12-01');
    expect(clockIn(state, 'statement', 'pharmacy').status).toBe('waived');
  });
});

describe('what we owe and what they owe are separate clocks (osTicket #1684)', () => {
  it('answered, the complainant silent: the answer is met, and nobody is late', () => {
    const { after, filed, does, fires } = under(
      rulesOf({
        clocks: [
          clock('answer'),
          clock('rating', { start: ['ComplaintReplied'], stop: ['SatisfactionRecorded'], binds: 'complainant' }),
        ],
      }),
    );
    const state = after(filed('2026-11-23 10:00'), does('2026-11-24 09:00', verb.reply()), fires('2026-12-24 09:00'));
    expect(clockIn(state, 'answer').status).toBe('met');
    expect(clockIn(state, 'rating').status).toBe('missed');
  });
});

describe('answered is answered: no later step fires (zammad #3140)', () => {
  it('though the timer wakes', () => {
    const ladder = [miss, rung('level', { action: 'escalate', at: { direction: 'after', budget: wd(1) } })];
    const { at, filed, does } = under(rulesOf({ clocks: [clock('answer', { ladder })] }));
    given(...history(filed('2026-11-23 10:00'), does('2026-11-30 17:29', verb.reply())))
      .when(verb.fire, at('2026-12-24 09:00', system))
      .thenEvents();
  });
});

describe('why these days were skipped is shown (zammad #390)', () => {
  it('holidays and make-up workdays by name', () => {
    const rulebook = rulesOf({ clocks: [clock('answer')] });
    const { after, filed } = under(rulebook);
    const found = clockIn(after(filed('2026-09-28 09:00')), 'answer');
    const explained = explainClock(found, { rulebook: rulebook.rulebook, calendar: firstCalendar }, 'en');
    expect(explained?.sentences.join('\n')).toContain('National Day');
    expect(found.dueOn).toBe('2026-10-10');
    expect(textIn(explained?.rule.label ?? {}, 'zh-CN')).toBe('answer');
  });
});

describe('handlers who have stated are not chased for what others owe (osTicket #2640)', () => {
  it('each department’s clock is its own', () => {
    const { after, filed, does } = under(
      rulesOf({
        clocks: [
          clock('statement', { per: 'department', start: ['ComplaintDispatched'], stop: ['StatementSubmitted'] }),
        ],
      }),
    );
    const state = after(
      filed('2026-11-23 10:00'),
      does('2026-11-23 15:00', verb.dispatch('pharmacy', 'finance')),
      does('2026-11-24 09:00', verb.state('pharmacy'), handlerOf('pharmacy')),
    );
    expect(clockIn(state, 'statement', 'pharmacy')).not.toHaveProperty('next');
    expect(clockIn(state, 'statement', 'finance')).toHaveProperty('next');
  });
});
