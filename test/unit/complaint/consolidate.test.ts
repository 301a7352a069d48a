import { describe, expect, it } from 'vitest';
import { complainant } from '../../../shared/complaint/facts.ts';
import { at, type BankRules, banker, bankerId, bankersWithout, filing, naming } from '../../support/bank.ts';
import { given, history, shanghai, type Step, term, verb } from '../../support/given.ts';

const monday: Step = [filing(), at('2026-11-23 10:00', complainant)];
const dispatched: Step = [verb.dispatch('east', 'legal'), at('2026-11-23 11:00')];
const clerk = banker('clerk', 'east');
const lawyer = banker('clerk', 'legal');
const eastStated: Step = [verb.state('east'), at('2026-11-24 09:00', clerk)];
const legalStated: Step = [verb.state('legal'), at('2026-11-24 10:00', lawyer)];
const wednesday = '2026-11-25 09:00';

describe('合并意见 consolidating', () => {
  it('makes one out of all statements, by the lead department', () => {
    const { decision, after } = given(...history(monday, dispatched, eastStated, legalStated)).when(
      {
        type: 'ConsolidateStatements',
        statement: '两部门意见一致：投诉属实。',
        elements: { [term('findings')]: '属实', [term('measures')]: '道歉' },
      },
      at(wednesday, clerk),
    );
    expect(decision).toEqual({
      ok: true,
      value: [
        {
          type: 'StatementsConsolidated',
          data: { elements: ['findings', 'measures'] },
          texts: {
            statement: '两部门意见一致：投诉属实。',
            elements: JSON.stringify({ findings: '属实', measures: '道歉' }),
          },
        },
      ],
    });
    expect(after).toMatchObject({ stage: 'stated', consolidatedAt: shanghai(wednesday) });
  });

  it.each([
    ['east', [legalStated]],
    ['legal', [eastStated]],
  ] as const)('waits for %s', (unit, steps) => {
    given(...history(monday, dispatched, ...steps))
      .when(verb.consolidate(), at(wednesday, clerk))
      .thenRefused({ code: 'complaint/not-all-stated', about: unit });
  });

  it('waits no longer for a department that let the time pass, and is done anew when that one states after all', () => {
    const waiving: BankRules = {
      clocks: [
        {
          id: 'statement',
          label: { en: 'Statement' },
          per: 'department',
          start: ['ComplaintDispatched'],
          stop: ['StatementSubmitted'],
          cases: [
            { id: 'all', label: { en: 'All' }, when: { is: 'always' }, budget: { unit: 'working-days', count: 1 } },
          ],
          ladder: [
            { id: 'due', action: 'miss', at: 'due', tell: [{ party: 'handlers' }] },
            { id: 'silence', action: 'waive', at: 'due', tell: [{ party: 'handlers' }] },
          ],
          isPublic: false,
        },
      ],
    };
    const under = ([command, on]: Step): Step => [command, { ...on, rulebook: at(wednesday, clerk, waiving).rulebook }];
    const silence: Step = [verb.fire, at('2026-11-24 17:30', { ...complainant, id: 'system' }, waiving)];
    const steps = [monday, dispatched, eastStated].map(under);
    const consolidated: Step = [verb.consolidate(), at(wednesday, clerk, waiving)];
    given(...history(...steps, silence))
      .when(...consolidated)
      .thenState({
        consolidatedAt: shanghai(wednesday),
        departments: [{ unit: 'east' }, { unit: 'legal', waivedAt: shanghai('2026-11-24 17:30') }],
      });
    given(...history(...steps, silence, consolidated))
      .when(verb.consolidate(), at('2026-11-25 10:00', clerk, waiving))
      .thenRefused({ code: 'complaint/already-done' });
    const late: Step = [verb.state('legal'), at('2026-11-25 11:00', lawyer, waiving)];
    given(...history(...steps, silence, consolidated, late))
      .when(verb.consolidate(), at('2026-11-25 12:00', clerk, waiving))
      .thenEvents({ type: 'StatementsConsolidated' });
  });

  it('is not for a co-department', () => {
    given(...history(monday, dispatched, eastStated, legalStated))
      .when(verb.consolidate(), at(wednesday, lawyer))
      .thenRefused({ code: 'complaint/not-lead', about: 'east' });
  });

  it('is not for somebody who is complained about', () => {
    const accused = bankerId('clerk', 'east');
    const filed: Step = [filing({ respondents: [{ staffId: accused }] }), naming('2026-11-23 10:00', accused)];
    const other: Step = [verb.state('east'), at('2026-11-24 09:00', banker('manager', 'east'))];
    given(...history(filed, dispatched, other, legalStated))
      .when(verb.consolidate(), at(wednesday, clerk))
      .thenRefused({ code: 'complaint/handler-is-respondent' });
  });

  it('knows the parts of the rulebook only', () => {
    given(...history(monday, dispatched, eastStated, legalStated))
      .when(
        { type: 'ConsolidateStatements', statement: '属实。', elements: { [term('weather')]: '晴' } },
        at(wednesday, clerk),
      )
      .thenRefused({ code: 'complaint/unknown-term', about: 'weather' });
  });

  it.each([
    ['registered', [monday]],
    ['replied', [monday, dispatched, eastStated, legalStated, [verb.reply(), at('2026-11-24 11:00')]]],
  ] as const)('is not possible while the complaint is %s', (stage, steps) => {
    given(...history(...steps))
      .when(verb.consolidate(), at(wednesday, clerk))
      .thenRefused({ code: 'complaint/wrong-stage', about: stage });
  });

  it.each(bankersWithout('state'))('is not for %s', (position) => {
    given(...history(monday, dispatched, eastStated, legalStated))
      .when(verb.consolidate(), at(wednesday, banker(position, 'east')))
      .thenRefused({ code: 'session/not-permitted', about: 'state' });
  });
});
