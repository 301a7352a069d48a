import { describe, expect, it } from 'vitest';
import { complainant } from '../../../shared/complaint/facts.ts';
import { at, banker, bankersWithout, filing } from '../../support/bank.ts';
import { given, history, type Step, verb } from '../../support/given.ts';

const monday: Step = [filing(), at('2026-11-23 10:00', complainant)];
const dispatched: Step = [verb.dispatch('east'), at('2026-11-23 11:00')];
const raised: Step = [verb.escalate(3), at('2026-11-23 12:00', banker('supervisor'))];
const tuesday = '2026-11-24 09:00';

describe('升级 escalating', () => {
  it('puts the complaint one level higher', () => {
    const { decision, after } = given(...history(monday)).when(verb.escalate(), at(tuesday));
    expect(decision).toEqual({
      ok: true,
      value: [{ type: 'LevelRaised', data: { level: 1 }, texts: { reason: '涉及多家分行。' } }],
    });
    expect(after).toMatchObject({ stage: 'registered', level: 1 });
    given(...history(monday, raised))
      .when(verb.escalate(), at(tuesday))
      .thenState({ level: 4 });
  });

  it('or on the level named, never down', () => {
    given(...history(monday, raised))
      .when(verb.escalate(5), at(tuesday))
      .thenState({ level: 5 });
    for (const level of [1, 3]) {
      given(...history(monday, raised))
        .when(verb.escalate(level), at(tuesday))
        .thenRefused({ code: 'complaint/already-done', about: '3' });
    }
  });

  it('ends at the highest level there is', () => {
    given(...history(monday, [verb.escalate(20), at('2026-11-23 12:00')]))
      .when(verb.escalate(), at(tuesday))
      .thenRefused({ code: 'complaint/already-done', about: '20' });
  });

  it('is open to a department for what it handles', () => {
    given(...history(monday, dispatched))
      .when(verb.escalate(), at(tuesday, banker('clerk', 'east')))
      .thenEvents({ type: 'LevelRaised' });
    given(...history(monday, dispatched))
      .when(verb.escalate(), at(tuesday, banker('clerk', 'west')))
      .thenRefused({ code: 'complaint/not-your-unit' });
  });

  it('is over when the complaint is closed', () => {
    given(...history(monday, [verb.reply(), at('2026-11-23 12:00')], [verb.close(), at('2026-11-23 13:00')]))
      .when(verb.escalate(), at(tuesday))
      .thenRefused({ code: 'complaint/wrong-stage', about: 'closed' });
  });

  it.each(bankersWithout('supervise', 'dispatch', 'state'))('is not for %s', (position) => {
    given(...history(monday, dispatched))
      .when(verb.escalate(), at(tuesday, banker(position, 'east')))
      .thenRefused({ code: 'session/not-permitted', about: 'supervise' });
  });
});
