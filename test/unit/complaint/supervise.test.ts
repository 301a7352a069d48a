import { describe, expect, it } from 'vitest';
import { complainant, system } from '../../../shared/complaint/facts.ts';
import { at, type BankRules, bank, banker, bankersWithout, filing } from '../../support/bank.ts';
import { given, history, shanghai, type Step, verb } from '../../support/given.ts';

const monday: Step = [filing(), at('2026-11-23 10:00', complainant)];
const dispatched: Step = [verb.dispatch('east', 'legal'), at('2026-11-23 11:00')];
const replied: Step = [verb.reply(), at('2026-11-26 09:00')];
const closed: Step = [verb.close(), at('2026-11-26 10:00')];
const supervisor = banker('supervisor');
const toAll: Step = [verb.supervise(undefined, '投诉人多次来电。'), at('2026-11-24 09:00', supervisor)];
const toLegal: Step = [verb.supervise('legal'), at('2026-11-24 10:00', supervisor)];
const ordered = [monday, dispatched, toAll, toLegal] as const;
const noon = '2026-11-24 12:00';

describe('督办 supervising', () => {
  it('opens numbered orders, to all or to one department', () => {
    const first = given(...history(monday, dispatched)).when(...toAll);
    expect(first.decision).toEqual({
      ok: true,
      value: [{ type: 'SupervisionOrdered', data: { order: 1 }, texts: { reason: '投诉人多次来电。' } }],
    });
    given(...history(monday, dispatched, toAll))
      .when(...toLegal)
      .thenEvents({ type: 'SupervisionOrdered', data: { order: 2, unit: 'legal' } })
      .thenState({ stage: 'dispatched', supervisionOrders: [{ order: 1 }, { order: 2, unit: 'legal' }] });
  });

  it('is possible before dispatch too, to all only', () => {
    given(...history(monday))
      .when(...toAll)
      .thenState({ stage: 'registered', supervisionOrders: [{ order: 1 }] });
    given(...history(monday))
      .when(...toLegal)
      .thenRefused({ code: 'complaint/unknown-unit', about: 'legal' });
  });

  it('does not go to a department that has nothing to do with it', () => {
    given(...history(monday, dispatched))
      .when(verb.supervise('west'), at('2026-11-24 09:00', supervisor))
      .thenRefused({ code: 'complaint/unknown-unit', about: 'west' });
  });

  it('is numbered on when a ladder opens an order, to the department whose clock it is', () => {
    const ladder: BankRules = {
      clocks: [
        {
          id: 'statement',
          label: { en: 'Statement' },
          per: 'department',
          start: ['ComplaintDispatched'],
          stop: ['StatementSubmitted'],
          cases: [
            { id: 'all', label: { en: 'All' }, when: { is: 'always' }, budget: { unit: 'working-days', count: 3 } },
          ],
          ladder: [
            { id: 'due', action: 'miss', at: 'due', tell: [{ party: 'handlers' }] },
            { id: 'order', action: 'supervise', at: 'due', tell: [{ party: 'handlers' }] },
          ],
          isPublic: false,
        },
      ],
    };
    const on = ([command, when]: Step): Step => [command, { ...when, rulebook: bank(ladder) }];
    // Dispatched on Monday 23 November: Tue 24 (1), Wed 25 (2), Thu 26 (3).
    given(...history(...[monday, dispatched, toAll].map(on)))
      .when(verb.fire, at('2026-11-26 17:30', system, ladder))
      .thenState({
        supervisionOrders: [{ order: 1 }, { order: 2, unit: 'east' }, { order: 3, unit: 'legal' }],
      });
  });

  it('is over when the complaint is closed', () => {
    given(...history(monday, replied, closed))
      .when(verb.supervise(), at('2026-11-27 09:00', supervisor))
      .thenRefused({ code: 'complaint/wrong-stage', about: 'closed' });
  });

  it.each(bankersWithout('supervise'))('is not for %s', (position) => {
    given(...history(monday, dispatched))
      .when(verb.supervise(), at('2026-11-24 09:00', banker(position)))
      .thenRefused({ code: 'session/not-permitted', about: 'supervise' });
  });
});

describe('回复督办 answering a supervision order', () => {
  it('is done by the department it went to', () => {
    const { decision, after } = given(...history(...ordered)).when(
      verb.answerSupervision(2),
      at(noon, banker('clerk', 'legal')),
    );
    expect(decision).toEqual({
      ok: true,
      value: [
        { type: 'SupervisionAnswered', data: { order: 2 }, texts: { statement: '已核实完毕，今日答复投诉人。' } },
      ],
    });
    expect(after.supervisionOrders).toEqual([{ order: 1 }, { order: 2, unit: 'legal', answeredAt: shanghai(noon) }]);
  });

  it('of an order to all is done by the lead department, or by the centre', () => {
    for (const actor of [banker('clerk', 'east'), banker('officer')]) {
      given(...history(...ordered))
        .when(verb.answerSupervision(1), at(noon, actor))
        .thenEvents({ type: 'SupervisionAnswered', data: { order: 1 } });
    }
    given(...history(monday, toAll))
      .when(verb.answerSupervision(1), at(noon))
      .thenEvents({ type: 'SupervisionAnswered' });
  });

  it.each([
    [1, 'legal', 'east'],
    [2, 'east', 'legal'],
  ])('of order %i is not for %s', (order, other, unit) => {
    given(...history(...ordered))
      .when(verb.answerSupervision(order), at(noon, banker('clerk', other)))
      .thenRefused({ code: 'complaint/not-your-unit', about: unit });
  });

  it('of an order to a department is not for the centre', () => {
    given(...history(...ordered))
      .when(verb.answerSupervision(2), at(noon))
      .thenRefused({ code: 'complaint/not-your-unit', about: 'legal' });
    given(...history(monday, toAll))
      .when(verb.answerSupervision(1), at(noon, banker('clerk', 'east')))
      .thenRefused({ code: 'complaint/not-your-unit' });
  });

  it('is done once, and only of an order there is', () => {
    const answered: Step = [verb.answerSupervision(2), at(noon, banker('clerk', 'legal'))];
    given(...history(...ordered, answered))
      .when(...answered)
      .thenRefused({ code: 'complaint/already-done', about: '2' });
    given(...history(...ordered))
      .when(verb.answerSupervision(3), at(noon, banker('clerk', 'legal')))
      .thenRefused({ code: 'complaint/nothing-pending', about: '3' });
  });

  it('is over when the complaint is closed', () => {
    given(...history(...ordered, replied, closed))
      .when(verb.answerSupervision(2), at('2026-11-27 09:00', banker('clerk', 'legal')))
      .thenRefused({ code: 'complaint/wrong-stage', about: 'closed' });
  });

  it.each(bankersWithout('state', 'reply'))('is not for %s', (position) => {
    given(...history(...ordered))
      .when(verb.answerSupervision(2), at(noon, banker(position, 'legal')))
      .thenRefused({ code: 'session/not-permitted', about: 'state' });
  });
});
