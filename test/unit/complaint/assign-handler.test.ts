import { describe, it } from 'vitest';
import { at, type BankRules, banker, bankerId, bankersWithout, filing, naming } from '../../support/bank.ts';
import { given, history, type Step, term, verb } from '../../support/given.ts';

const accused = bankerId('clerk', 'east');
const honest = bankerId('second clerk', 'east');
const elsewhere = bankerId('clerk', 'west');
const monday: Step = [filing({ respondents: [{ staffId: accused }] }), naming('2026-11-23 10:00', accused)];
const dispatched: Step = [verb.dispatch('east'), at('2026-11-23 11:00')];
const people = [
  { id: accused, units: [term('east')] },
  { id: honest, units: [term('lake'), term('east')] },
  { id: elsewhere, units: [term('west')] },
];
const by = (position: string, unit: string, rules?: BankRules) =>
  at('2026-11-24 09:00', banker(position, unit), rules, { people });
const manager = by('manager', 'east');

describe('指定承办人 assigning a handler', () => {
  it('names who does the work; the department stays responsible', () => {
    given(...history(monday, dispatched))
      .when(verb.assign('east', honest), manager)
      .thenEvents({ type: 'HandlerAssigned', data: { unit: 'east', handler: honest } })
      .thenState({ stage: 'dispatched', departments: [{ unit: 'east', role: 'lead', handler: honest }] });
  });

  it('may be changed, also after the department has stated', () => {
    const third = bankerId('third clerk', 'east');
    const steps = [monday, dispatched, [verb.assign('east', honest), manager] as const];
    const stated: Step = [verb.state('east'), at('2026-11-24 10:00', banker('manager', 'east'))];
    given(...history(...steps, stated))
      .when(verb.assign('east', third), { ...manager, people: [...people, { id: third, units: [term('east')] }] })
      .thenState({ departments: [{ handler: third }] });
    given(...history(...steps))
      .when(verb.assign('east', honest), manager)
      .thenRefused({ code: 'complaint/already-done', about: honest });
  });

  it('never names somebody who is complained about', () => {
    given(...history(monday, dispatched))
      .when(verb.assign('east', accused), manager)
      .thenRefused({ code: 'complaint/handler-is-respondent', about: accused });
  });

  it('names only people who work in the department', () => {
    given(...history(monday, dispatched))
      .when(verb.assign('east', elsewhere), manager)
      .thenRefused({ code: 'complaint/unknown-person', about: elsewhere });
    given(...history(monday, dispatched))
      .when(verb.assign('east', bankerId('nobody')), manager)
      .thenRefused({ code: 'complaint/unknown-person', about: bankerId('nobody') });
  });

  it('is for the department itself or the centre', () => {
    given(...history(monday, dispatched))
      .when(verb.assign('east', honest), by('manager', 'centre'))
      .thenEvents({
        type: 'HandlerAssigned',
      });
    given(...history(monday, dispatched))
      .when(verb.assign('east', honest), by('manager', 'west'))
      .thenRefused({ code: 'complaint/not-your-unit', about: 'east' });
    given(...history(monday, dispatched))
      .when(verb.assign('west', elsewhere), by('manager', 'west'))
      .thenRefused({ code: 'complaint/not-your-unit', about: 'west' });
  });

  it.each([
    ['registered', [monday]],
    ['closed', [monday, dispatched, [verb.reply(), at('2026-11-23 12:00')], [verb.close(), at('2026-11-23 13:00')]]],
  ] as const)('is not possible while the complaint is %s', (stage, steps) => {
    given(...history(...steps))
      .when(verb.assign('east', honest), manager)
      .thenRefused({ code: 'complaint/wrong-stage', about: stage });
  });

  it.each(bankersWithout('assign'))('is not for %s', (position) => {
    given(...history(monday, dispatched))
      .when(verb.assign('east', honest), by(position, 'east'))
      .thenRefused({ code: 'session/not-permitted', about: 'assign' });
  });
});
