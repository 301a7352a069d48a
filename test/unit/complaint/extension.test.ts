import { describe, expect, it } from 'vitest';
import type { ComplaintCommand } from '../../../shared/complaint/commands.ts';
import { IsoDate } from '../../../shared/kernel/time.ts';
import type { ExtensionRule } from '../../../shared/rulebook/schema/clocks.ts';
import {
  agree,
  clock,
  clockIn,
  extend,
  extendUntil,
  grant,
  handlerOf,
  headOf,
  leaderActor,
  pause,
  pauseGrounds,
  resume,
  rulesOf,
  under,
  wd,
} from '../../support/clockwork.ts';
import { given, history, holding, positionsWith, shanghai, type Step, term, verb } from '../../support/given.ts';

/** 延期：三个工作日以内自行决定，七个工作日以内由部门负责人批准，更长的由分管领导批准。 */
const ladderOfConsent: ExtensionRule = {
  tiers: [
    { upTo: wd(3), by: [] },
    { upTo: wd(7), by: [{ position: term('department-head'), at: 'departments' }] },
    { by: [{ position: term('leader'), at: 'anywhere' }] },
  ],
  beforeDue: true,
  tellsComplainant: true,
};
const byHead: ExtensionRule = {
  timesMax: 2,
  tiers: [{ upTo: wd(3), by: [{ position: term('department-head'), at: 'own' }] }],
  beforeDue: false,
  tellsComplainant: false,
};
const rules = rulesOf({
  pauseGrounds,
  clocks: [
    clock('answer', { extension: ladderOfConsent }),
    clock('strict'),
    clock('statement', {
      per: 'department',
      start: ['ComplaintDispatched'],
      stop: ['StatementSubmitted'],
      cases: [{ id: 'usual', budget: wd(3) }],
      extension: byHead,
    }),
  ],
});
const { at, after, filed, does, fires } = under(rules);

/** The answer is due on Mon 30 Nov 2026, 17:30; each department's statement on Thu 26 Nov, 17:30. */
const dispatched: readonly Step[] = [
  filed('2026-11-23 10:00'),
  does('2026-11-23 15:00', verb.dispatch('nursing-department', 'pharmacy')),
];
const days = (count: number) => wd(count);
const nurse = handlerOf('nursing-department');
const pharmacist = handlerOf('pharmacy');
const nursingHead = headOf('nursing-department');
const pharmacyHead = headOf('pharmacy');
const statementOf = (unit: string, count: number): ComplaintCommand =>
  extend('statement', days(count), { unit: term(unit) });

describe('申请延期 asking for more time', () => {
  it('holds at once where nobody has to consent, and keeps the old date on record', () => {
    given(...history(...dispatched))
      .when(extend('answer', days(3)), at('2026-11-25 09:00'))
      .thenEvents(
        {
          type: 'ExtensionRequested',
          data: { clock: 'answer', addition: days(3), consent: [] },
          texts: { reason: '需要外院会诊意见。' },
        },
        {
          type: 'ExtensionGranted',
          data: {
            clock: 'answer',
            addition: days(3),
            oldDueAt: shanghai('2026-11-30 17:30'),
            oldDueOn: '2026-11-30',
            tellsComplainant: true,
            // Tue 1 Dec (1), Wed 2 (2), Thu 3 (3).
            clocks: [{ change: 'moved', because: 'extended', dueAt: shanghai('2026-12-03 17:30') }],
          },
        },
      );
    const { clocks, extension } = after(...dispatched, does('2026-11-25 09:00', extend('answer', days(3))));
    expect(clocks[0]).toMatchObject({ adjustments: [{ extension: days(3) }], dueOn: '2026-12-03' });
    expect(extension).toBeUndefined();
  });

  it('waits for the consent that the sum of all extensions needs', () => {
    const three = [...dispatched, does('2026-11-25 09:00', extend('answer', days(3)))];
    const seven = [...three, does('2026-11-26 09:00', extend('answer', days(4)))];
    expect(after(...seven)).toMatchObject({
      extension: { clock: 'answer', addition: days(4), consent: [{ position: 'department-head', at: 'departments' }] },
    });
    expect(clockIn(after(...seven), 'answer').dueOn).toBe('2026-12-03');
    // Fri 4 (1), Mon 7 (2), Tue 8 (3), Wed 9 (4).
    const granted = [...seven, does('2026-11-26 10:00', grant, nursingHead)];
    expect(clockIn(after(...granted), 'answer').dueOn).toBe('2026-12-09');
    const eight = after(...granted, does('2026-11-27 09:00', extend('answer', days(1))));
    expect(eight.extension?.consent).toEqual([{ position: 'leader', at: 'anywhere' }]);
  });

  it('may be asked until a date: the close of that day', () => {
    const state = after(...dispatched, does('2026-11-25 09:00', extendUntil('answer', '2026-12-02')));
    expect(clockIn(state, 'answer')).toMatchObject({
      dueAt: shanghai('2026-12-02 17:30'),
      adjustments: [{ until: '2026-12-02' }],
    });
  });

  it('until a date falls into the tier that reaches that far', () => {
    // Three working days after Mon 30 Nov are Thu 3 Dec, seven are Wed 9 Dec.
    const consentFor = (on: string) =>
      after(...dispatched, does('2026-11-25 09:00', extendUntil('answer', on))).extension?.consent;
    expect(consentFor('2026-12-03')).toBeUndefined();
    expect(consentFor('2026-12-04')).toEqual([{ position: 'department-head', at: 'departments' }]);
    expect(consentFor('2026-12-09')).toEqual([{ position: 'department-head', at: 'departments' }]);
    expect(consentFor('2026-12-10')).toEqual([{ position: 'leader', at: 'anywhere' }]);
    given(...history(...dispatched))
      .when(extendUntil('answer', '2026-11-30'), at('2026-11-25 09:00'))
      .thenRefused({ code: 'complaint/date-in-the-past', about: '2026-11-30' });
  });

  it('compares unlike units by the dates they lead to', () => {
    // A week after Mon 30 Nov is Mon 7 Dec; seven working days after it are Wed 9 Dec.
    const week = after(...dispatched, does('2026-11-25 09:00', extend('answer', { unit: 'weeks', count: 1 })));
    expect(week.extension?.consent).toEqual([{ position: 'department-head', at: 'departments' }]);
  });

  it.each([
    ['both', { by: days(1), until: IsoDate.parse('2026-12-02') }],
    ['neither', {}],
  ])('wants an amount or a date, not %s', (_, change) => {
    given(...history(...dispatched))
      .when({ type: 'RequestExtension', clock: term('answer'), reason: '会诊。', ...change }, at('2026-11-25 09:00'))
      .thenRefused({ code: 'complaint/incomplete', missing: ['by', 'until'], verb: 'RequestExtension' });
  });

  it.each([
    ['that the rules do not know', extend('nothing', days(1)), 'complaint/unknown-term', 'nothing'],
    ['that may not be extended', extend('strict', days(1)), 'complaint/not-extendable', 'strict'],
    ['of a department that has none', statementOf('finance', 1), 'complaint/not-running', 'statement'],
    [
      'of nobody in particular that is each department’s',
      extend('statement', days(1)),
      'complaint/not-running',
      'statement',
    ],
  ] as const)('is refused for a clock %s', (_, command, code, about) => {
    given(...history(...dispatched))
      .when(command, at('2026-11-25 09:00'))
      .thenRefused({ code, about });
  });

  it('is refused for a clock that is met', () => {
    given(...history(...dispatched, does('2026-11-25 08:30', verb.reply())))
      .when(extend('answer', days(1)), at('2026-11-25 09:00'))
      .thenRefused({ code: 'complaint/not-running', about: 'answer' });
  });

  it('is refused beyond the last tier', () => {
    given(...history(...dispatched))
      .when(statementOf('pharmacy', 4), at('2026-11-25 09:00', pharmacist))
      .thenRefused({ code: 'complaint/extension-too-long', about: 'statement' });
    // Two and two are four as well.
    const two = [
      ...dispatched,
      does('2026-11-25 09:00', statementOf('pharmacy', 2), pharmacist),
      does('2026-11-25 10:00', grant, pharmacyHead),
    ];
    given(...history(...two))
      .when(statementOf('pharmacy', 2), at('2026-11-25 11:00', pharmacist))
      .thenRefused({ code: 'complaint/extension-too-long', about: 'statement' });
  });

  it('is refused more often than the rule says', () => {
    const once = (day: string): readonly Step[] => [
      does(`${day} 09:00`, statementOf('pharmacy', 1), pharmacist),
      does(`${day} 10:00`, grant, pharmacyHead),
    ];
    given(...history(...dispatched, ...once('2026-11-24'), ...once('2026-11-25')))
      .when(statementOf('pharmacy', 1), at('2026-11-26 09:00', pharmacist))
      .thenRefused({ code: 'complaint/too-often', about: 'statement', verb: 'RequestExtension' });
  });

  it('must be asked for before the date where the rule says so, and counts as missed no more where it does not', () => {
    const late = history(...dispatched, fires('2026-11-30 17:30'));
    given(...late)
      .when(extend('answer', days(1)), at('2026-11-30 18:00'))
      .thenRefused({ code: 'complaint/extension-too-late', about: 'answer' });
    given(...history(...dispatched))
      .when(extend('answer', days(1)), at('2026-11-30 17:31'))
      .thenRefused({ code: 'complaint/extension-too-late', about: 'answer' });
    const missed: readonly Step[] = [...dispatched, fires('2026-11-26 17:30')];
    expect(clockIn(after(...missed), 'statement', 'pharmacy').status).toBe('missed');
    const more = after(
      ...missed,
      does('2026-11-27 09:00', statementOf('pharmacy', 3), pharmacist),
      does('2026-11-27 10:00', grant, pharmacyHead),
    );
    // Fri 27 (1), Mon 30 (2), Tue 1 Dec (3). That it was late stays known.
    expect(clockIn(more, 'statement', 'pharmacy')).toMatchObject({
      status: 'running',
      dueOn: '2026-12-01',
      missedAt: shanghai('2026-11-26 17:30'),
      next: { step: 'due', at: shanghai('2026-12-01 17:30') },
    });
  });

  it('stays missed when what was added is over too', () => {
    const state = after(
      ...dispatched,
      fires('2026-11-26 17:30'),
      does('2026-12-08 09:00', statementOf('pharmacy', 1), pharmacist),
      does('2026-12-08 10:00', grant, pharmacyHead),
    );
    expect(clockIn(state, 'statement', 'pharmacy')).toMatchObject({ status: 'missed', dueOn: '2026-11-27' });
    expect(clockIn(state, 'statement', 'pharmacy')).not.toHaveProperty('next');
  });

  it('is asked for one at a time, unless the clock of the other has ended', () => {
    const waiting = [...dispatched, does('2026-11-25 09:00', statementOf('pharmacy', 1), pharmacist)];
    given(...history(...waiting))
      .when(extend('answer', days(1)), at('2026-11-25 10:00'))
      .thenRefused({ code: 'complaint/already-pending', about: 'answer' });
    const stated = [...waiting, does('2026-11-25 10:00', verb.state('pharmacy'), pharmacist)];
    expect(after(...stated, does('2026-11-25 11:00', extend('answer', days(4)))).extension?.clock).toBe('answer');
  });

  it('is for a department’s own clocks, and for complaints it handles', () => {
    given(...history(...dispatched))
      .when(statementOf('pharmacy', 1), at('2026-11-25 09:00', nurse))
      .thenRefused({ code: 'complaint/not-your-unit', about: 'pharmacy' });
    given(...history(...dispatched))
      .when(extend('answer', days(1)), at('2026-11-25 09:00', handlerOf('finance')))
      .thenRefused({ code: 'complaint/not-your-unit', about: 'answer' });
    expect(after(...dispatched, does('2026-11-25 09:00', extend('answer', days(1)), nurse)).clocks[0]?.dueOn).toBe(
      '2026-12-01',
    );
  });

  const may = new Set((['state', 'reply', 'dispatch'] as const).flatMap(positionsWith));
  it.each(['supervisor', 'leader', 'administrator', 'auditor'])('is not for %s', (position) => {
    expect(may.has(position)).toBe(false);
    given(...history(...dispatched))
      .when(extend('answer', days(1)), at('2026-11-25 09:00', holding(position)))
      .thenRefused({ code: 'session/not-permitted', about: 'state' });
  });

  it('is for officers, handlers and heads of departments', () => {
    expect([...may].toSorted()).toEqual(['department-head', 'handler', 'officer']);
  });
});

describe('同意延期 and 不同意延期', () => {
  const asked: readonly Step[] = [...dispatched, does('2026-11-25 09:00', statementOf('pharmacy', 3), pharmacist)];
  const refusal: ComplaintCommand = { type: 'RefuseExtension', reason: '材料齐全，无需延期。' };

  it('is consented to by the head of the department whose clock it is', () => {
    expect(after(...asked).extension?.consent).toEqual([{ position: 'department-head', at: { unit: 'pharmacy' } }]);
    const { after: state } = given(...history(...asked))
      .when(grant, at('2026-11-25 10:00', pharmacyHead))
      .thenEvents({
        type: 'ExtensionGranted',
        data: { clock: 'statement', unit: 'pharmacy', tellsComplainant: false, oldDueOn: '2026-11-26' },
        texts: { comment: '情况属实，同意。' },
      });
    // Fri 27 (1), Mon 30 (2), Tue 1 Dec (3); the other department's clock is as it was.
    expect(clockIn(state, 'statement', 'pharmacy').dueOn).toBe('2026-12-01');
    expect(clockIn(state, 'statement', 'nursing-department').dueOn).toBe('2026-11-26');
    expect(state).not.toHaveProperty('extension');
  });

  it('may be consented to after the date when it was asked for in time', () => {
    const state = after(...asked, fires('2026-11-26 17:30'), does('2026-11-27 09:00', grant, pharmacyHead));
    expect(clockIn(state, 'statement', 'pharmacy')).toMatchObject({ status: 'running', dueOn: '2026-12-01' });
  });

  it('is refused with the reason, and the date stays', () => {
    const { after: state } = given(...history(...asked))
      .when(refusal, at('2026-11-25 10:00', pharmacyHead))
      .thenEvents({
        type: 'ExtensionRefused',
        data: { clock: 'statement', unit: 'pharmacy' },
        texts: { reason: '材料齐全，无需延期。' },
      });
    expect(clockIn(state, 'statement', 'pharmacy').dueOn).toBe('2026-11-26');
    expect(state).not.toHaveProperty('extension');
  });

  it.each([grant, refusal])('needs something to decide', (command) => {
    given(...history(...dispatched))
      .when(command, at('2026-11-25 10:00', pharmacyHead))
      .thenRefused({ code: 'complaint/nothing-pending' });
  });

  it.each([
    ['the head of another department', nursingHead],
    ['a handler of the department', handlerOf('pharmacy')],
    ['the officer', holding('officer')],
    ['the leader, whom this tier does not name', leaderActor],
    ['the auditor', holding('auditor')],
  ] as const)('is not for %s', (_, actor) => {
    for (const command of [grant, refusal]) {
      given(...history(...asked))
        .when(command, at('2026-11-25 10:00', actor))
        .thenRefused({ code: 'session/not-permitted', about: 'statement' });
    }
  });

  it('is never for whoever asked', () => {
    const own = history(...dispatched, does('2026-11-25 09:00', statementOf('pharmacy', 1), pharmacyHead));
    for (const command of [grant, refusal]) {
      given(...own)
        .when(command, at('2026-11-25 10:00', pharmacyHead))
        .thenRefused({ code: 'complaint/same-person', about: 'statement' });
    }
  });

  it('comes too late when the clock has ended', () => {
    given(...history(...asked, does('2026-11-25 10:00', verb.state('pharmacy'), pharmacist)))
      .when(grant, at('2026-11-25 11:00', pharmacyHead))
      .thenRefused({ code: 'complaint/not-running', about: 'statement' });
  });
});

const more = (day: string): Step => does(`${day} 15:00`, extend('answer', days(2)));
const stood = (from: string, to: string): readonly Step[] => [does(from, pause()), does(to, resume)];

describe('pauses and extensions', () => {
  it('come to the same date in either order', () => {
    // Away all of Wed 25: Tue 24 (1), Thu 26 (2), Fri 27 (3), Mon 30 (4), Tue 1 Dec (5), and two more: Thu 3 Dec.
    const away = stood('2026-11-24 18:00', '2026-11-25 18:00');
    const first = after(...dispatched, more('2026-11-24'), ...away);
    const second = after(...dispatched, ...away, more('2026-11-26'));
    expect(clockIn(first, 'answer').dueAt).toBe(shanghai('2026-12-03 17:30'));
    expect(clockIn(second, 'answer').dueAt).toBe(shanghai('2026-12-03 17:30'));
  });

  it('gives back a pause within the time that was added', () => {
    // Due Wed 2 Dec by the extension; away all of Tue 1: Wed 2 (1), Thu 3 (2).
    const state = after(...dispatched, more('2026-11-24'), ...stood('2026-11-30 18:00', '2026-12-01 18:00'));
    expect(clockIn(state, 'answer').dueAt).toBe(shanghai('2026-12-03 17:30'));
  });

  it('a promised date stands above both, and what is added afterwards counts from it', () => {
    const promised = after(...dispatched, more('2026-11-24'), does('2026-11-25 09:00', agree('answer', '2026-12-18')));
    expect(clockIn(promised, 'answer').dueOn).toBe('2026-12-18');
    // Mon 21 Dec (1), Tue 22 (2).
    const added = after(...dispatched, does('2026-11-25 09:00', agree('answer', '2026-12-18')), more('2026-11-26'));
    expect(clockIn(added, 'answer').dueOn).toBe('2026-12-22');
  });
});
