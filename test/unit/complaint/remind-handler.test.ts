import { describe, expect, it } from 'vitest';
import { complainant } from '../../../shared/complaint/facts.ts';
import { at, type BankRules, banker, bankersWithout, filing } from '../../support/bank.ts';
import { given, history, shanghai, type Step, verb } from '../../support/given.ts';

const monday: Step = [filing(), at('2026-11-23 10:00', complainant)];
const dispatched: Step = [verb.dispatch('east', 'legal'), at('2026-11-23 11:00')];
const tuesday = '2026-11-24 09:00';

describe('催办 reminding the handlers', () => {
  it.each([
    ['the supervisor', banker('supervisor')],
    ['the officer', banker('officer')],
    ['the complainant', complainant],
  ])('is done by %s and changes nothing', (_, actor) => {
    const before = given(...history(monday, dispatched)).when(verb.remind(), at(tuesday, actor));
    expect(before.decision).toEqual({ ok: true, value: [{ type: 'HandlerUrged', data: {} }] });
    expect(before.after).toMatchObject({ stage: 'dispatched', marks: { HandlerUrged: { at: shanghai(tuesday) } } });
  });

  it('names one department that still owes its statement', () => {
    const stated: Step = [verb.state('legal'), at('2026-11-23 15:00', banker('clerk', 'legal'))];
    given(...history(monday, dispatched, stated))
      .when(verb.remind('east', '投诉人今日来电。'), at(tuesday))
      .thenEvents({ type: 'HandlerUrged', data: { unit: 'east' }, texts: { comment: '投诉人今日来电。' } });
    given(...history(monday, dispatched, stated))
      .when(verb.remind('legal'), at(tuesday))
      .thenRefused({ code: 'complaint/already-stated', about: 'legal' });
    given(...history(monday, dispatched, stated))
      .when(verb.remind('west'), at(tuesday))
      .thenRefused({ code: 'complaint/unknown-unit', about: 'west' });
  });

  it('is done only as often as the rulebook lets', () => {
    const twice: BankRules = {
      windows: [{ id: 'twice', verb: 'RemindHandler', when: { is: 'always' }, timesMax: 2 }],
    };
    const urged: Step = [verb.remind(), at(tuesday, complainant, twice)];
    given(...history(monday, dispatched, urged))
      .when(...urged)
      .thenEvents({ type: 'HandlerUrged' });
    given(...history(monday, dispatched, urged, urged))
      .when(...urged)
      .thenRefused({ code: 'complaint/too-often', rule: 'twice', verb: 'RemindHandler' });
  });

  it('is over when the complaint is closed', () => {
    given(...history(monday, [verb.reply(), at('2026-11-23 12:00')], [verb.close(), at('2026-11-23 13:00')]))
      .when(verb.remind(), at(tuesday))
      .thenRefused({ code: 'complaint/wrong-stage', about: 'closed' });
  });

  it.each(bankersWithout('supervise', 'dispatch'))('is not for %s', (position) => {
    given(...history(monday, dispatched))
      .when(verb.remind(), at(tuesday, banker(position)))
      .thenRefused({ code: 'session/not-permitted', about: 'supervise' });
  });
});
