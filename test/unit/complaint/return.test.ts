import { describe, expect, it } from 'vitest';
import { complainant } from '../../../shared/complaint/facts.ts';
import { at, type BankRules, banker, bankersWithout, filing } from '../../support/bank.ts';
import { given, history, shanghai, type Step, verb } from '../../support/given.ts';

const reasons: BankRules = {
  returnReasons: [
    { id: 'not-ours', label: { en: 'Not our business' } },
    { id: 'no-facts', label: { en: 'No facts' } },
  ],
};
const monday: Step = [filing(), at('2026-11-23 10:00', complainant)];
const dispatched: Step = [verb.dispatch('east', 'legal'), at('2026-11-23 11:00')];
const clerk = banker('clerk', 'east');
const lawyer = banker('clerk', 'legal');
const tuesday = '2026-11-24 09:00';

describe('退回 returning', () => {
  it('lets a co-department go, with its reason on record', () => {
    const { decision, after } = given(...history(monday, dispatched)).when(
      verb.giveBack('legal', 'not-ours'),
      at(tuesday, lawyer, reasons),
    );
    expect(decision).toEqual({
      ok: true,
      value: [
        {
          type: 'ComplaintReturned',
          data: { unit: 'legal', reason: 'not-ours' },
          texts: { comment: '该业务不归我部门管理。' },
        },
      ],
    });
    expect(after).toMatchObject({ stage: 'dispatched', marks: { ComplaintReturned: { at: shanghai(tuesday) } } });
    expect(after.departments.map(({ unit }) => unit)).toEqual(['east']);
  });

  it('by the lead sends the complaint back to the centre, which may dispatch it again', () => {
    const returned: Step = [verb.giveBack('east'), at(tuesday, clerk)];
    const { after } = given(...history(monday, dispatched)).when(...returned);
    expect(after.stage).toBe('registered');
    expect(after.departments.map(({ unit }) => unit)).toEqual(['legal']);
    given(...history(monday, dispatched, returned))
      .when(verb.dispatch('west', 'legal'), at('2026-11-24 10:00'))
      .thenState({
        stage: 'dispatched',
        departments: [
          { unit: 'west', role: 'lead', dispatchedAt: shanghai('2026-11-24 10:00') },
          { unit: 'legal', role: 'co', dispatchedAt: shanghai('2026-11-23 11:00') },
        ],
      });
  });

  it('by the lead of an accepted complaint leaves it accepted', () => {
    const accepted: Step = [{ type: 'AcceptComplaint' }, at('2026-11-23 10:30')];
    given(...history(monday, accepted, dispatched))
      .when(verb.giveBack('east'), at(tuesday, clerk))
      .thenState({ stage: 'accepted' });
  });

  it('does not lose what a co-department has stated', () => {
    const steps = [monday, dispatched, [verb.state('legal'), at(tuesday, lawyer)] as const];
    const returned: Step = [verb.giveBack('east'), at(tuesday, clerk)];
    given(...history(...steps))
      .when(...returned)
      .thenState({ stage: 'registered', departments: [{ unit: 'legal', statedAt: shanghai(tuesday) }] });
    given(...history(...steps, returned))
      .when(verb.dispatch('west', 'legal'), at('2026-11-24 10:00'))
      .thenState({ stage: 'dispatched', departments: [{ unit: 'west' }, { statedAt: shanghai(tuesday) }] });
  });

  it('by the last department that owed a statement leaves a complaint on which all have stated', () => {
    given(...history(monday, dispatched, [verb.state('east'), at(tuesday, clerk)]))
      .when(verb.giveBack('legal'), at(tuesday, lawyer))
      .thenState({ stage: 'stated' });
  });

  it('goes back up one level where it came level by level', () => {
    const levels: BankRules = { dispatching: { levelByLevel: { is: 'always' } } };
    const toEast: Step = [verb.dispatch('east'), at('2026-11-23 11:00', undefined, levels)];
    const toLake: Step = [verb.dispatch('lake'), at('2026-11-23 14:00', banker('forwarder', 'east'), levels)];
    const { after } = given(...history(monday, toEast, toLake)).when(
      verb.giveBack('lake'),
      at(tuesday, banker('clerk', 'lake'), levels),
    );
    expect(after.stage).toBe('dispatched');
    expect(after.departments).toEqual([{ unit: 'east', role: 'lead', dispatchedAt: shanghai('2026-11-23 11:00') }]);
    given(...history(monday, toEast, toLake))
      .when(verb.giveBack('east'), at(tuesday, clerk, levels))
      .thenRefused({ code: 'complaint/not-your-unit', about: 'east' });
  });

  it('needs a reason of the list, where there is one', () => {
    const on = at(tuesday, clerk, reasons);
    given(...history(monday, dispatched))
      .when(verb.giveBack('east'), on)
      .thenRefused({ code: 'complaint/incomplete', missing: ['reason'], verb: 'ReturnComplaint' });
    given(...history(monday, dispatched))
      .when(verb.giveBack('east', 'too-much-work'), on)
      .thenRefused({ code: 'complaint/unknown-term', about: 'too-much-work' });
    given(...history(monday, dispatched))
      .when(verb.giveBack('east', 'not-ours'), at(tuesday, clerk))
      .thenRefused({ code: 'complaint/unknown-term', about: 'not-ours' });
  });

  it('is open for its window only: one working day after the dispatch', () => {
    const window: BankRules = {
      windows: [
        {
          id: 'return-in-a-day',
          verb: 'ReturnComplaint',
          when: { is: 'always' },
          after: 'ComplaintDispatched',
          within: { unit: 'working-days', count: 1 },
        },
      ],
    };
    // Dispatched on Monday 23 November: open until the close of Tuesday 24, 17:30.
    given(...history(monday, dispatched))
      .when(verb.giveBack('east'), at('2026-11-24 17:30', clerk, window))
      .thenEvents({ type: 'ComplaintReturned' });
    given(...history(monday, dispatched))
      .when(verb.giveBack('east'), at('2026-11-24 17:31', clerk, window))
      .thenRefused({ code: 'complaint/window-closed', rule: 'return-in-a-day', verb: 'ReturnComplaint' });
  });

  it('counts the window of each department from its own dispatch', () => {
    const window: BankRules = {
      dispatching: { levelByLevel: { is: 'always' } },
      windows: [
        {
          id: 'return-in-a-day',
          verb: 'ReturnComplaint',
          when: { is: 'always' },
          after: 'ComplaintDispatched',
          within: { unit: 'working-days', count: 1 },
        },
      ],
    };
    // Legal and east got it on Monday 23 November, open until Tuesday 24; lake on Wednesday 25, open until Thursday 26.
    const toBoth: Step = [verb.dispatch('east', 'legal'), at('2026-11-23 11:00', undefined, window)];
    const toLake: Step = [verb.dispatch('lake'), at('2026-11-25 09:00', banker('forwarder', 'east'), window)];
    const steps = history(monday, toBoth, toLake);
    given(...steps)
      .when(verb.giveBack('legal'), at('2026-11-25 10:00', lawyer, window))
      .thenRefused({ code: 'complaint/window-closed', rule: 'return-in-a-day', verb: 'ReturnComplaint' });
    given(...steps)
      .when(verb.giveBack('lake'), at('2026-11-25 10:00', banker('clerk', 'lake'), window))
      .thenEvents({ type: 'ComplaintReturned' });
  });

  it('waits for the department’s own receipt, where a rule wants one', () => {
    const receipt: BankRules = {
      guards: [
        {
          id: 'received-first',
          verb: 'ReturnComplaint',
          when: { is: 'always' },
          label: { en: 'Acknowledge it first' },
          after: ['ReceiptAcknowledged'],
        },
      ],
    };
    const received: Step = [verb.acknowledge('legal'), at('2026-11-23 14:00', lawyer)];
    const steps = history(monday, dispatched, received);
    given(...steps)
      .when(verb.giveBack('east'), at(tuesday, clerk, receipt))
      .thenRefused({ code: 'complaint/guarded', rule: 'received-first', verb: 'ReturnComplaint' });
    given(...steps)
      .when(verb.giveBack('legal'), at(tuesday, lawyer, receipt))
      .thenEvents({ type: 'ComplaintReturned' });
  });

  it('comes too late when the department has stated', () => {
    given(...history(monday, dispatched, [verb.state('east'), at(tuesday, clerk)]))
      .when(verb.giveBack('east'), at('2026-11-24 10:00', clerk))
      .thenRefused({ code: 'complaint/already-stated', about: 'east' });
  });

  it('is for the department itself', () => {
    given(...history(monday, dispatched))
      .when(verb.giveBack('east'), at(tuesday, lawyer))
      .thenRefused({ code: 'complaint/not-your-unit', about: 'east' });
    given(...history(monday, dispatched))
      .when(verb.giveBack('west'), at(tuesday, banker('clerk', 'west')))
      .thenRefused({ code: 'complaint/not-your-unit', about: 'west' });
  });

  it.each([
    ['registered', [monday]],
    ['replied', [monday, dispatched, [verb.reply(), at(tuesday)]]],
  ] as const)('is not possible while the complaint is %s', (stage, steps) => {
    given(...history(...steps))
      .when(verb.giveBack('east'), at('2026-11-24 10:00', clerk))
      .thenRefused({ code: 'complaint/wrong-stage', about: stage });
  });

  it.each(bankersWithout('state'))('is not for %s', (position) => {
    given(...history(monday, dispatched))
      .when(verb.giveBack('east'), at(tuesday, banker(position, 'east')))
      .thenRefused({ code: 'session/not-permitted', about: 'state' });
  });
});
