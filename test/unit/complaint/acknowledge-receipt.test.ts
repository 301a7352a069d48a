import { describe, it } from 'vitest';
import { complainant } from '../../../shared/complaint/facts.ts';
import { at, banker, bankersWithout, filing } from '../../support/bank.ts';
import { given, history, shanghai, type Step, verb } from '../../support/given.ts';

const monday: Step = [filing(), at('2026-11-23 10:00', complainant)];
const dispatched: Step = [verb.dispatch('east', 'legal'), at('2026-11-23 11:00')];
const clerk = banker('clerk', 'east');
const tuesday = at('2026-11-24 09:00', clerk);

describe('签收 acknowledging receipt', () => {
  it('says when the department got its transfer order', () => {
    given(...history(monday, dispatched))
      .when(verb.acknowledge('east'), tuesday)
      .thenEvents({ type: 'ReceiptAcknowledged', data: { unit: 'east' } })
      .thenState({
        stage: 'dispatched',
        departments: [{ unit: 'east', receivedAt: shanghai('2026-11-24 09:00') }, { unit: 'legal' }],
      });
  });

  it('is done once by each department', () => {
    const received = history(monday, dispatched, [verb.acknowledge('east'), tuesday]);
    given(...received)
      .when(verb.acknowledge('east'), tuesday)
      .thenRefused({ code: 'complaint/already-done', about: 'east' });
    given(...received)
      .when(verb.acknowledge('legal'), at('2026-11-24 10:00', banker('clerk', 'legal')))
      .thenEvents({ type: 'ReceiptAcknowledged' });
  });

  it('lasts when another department is added', () => {
    const received = history(monday, dispatched, [verb.acknowledge('east'), tuesday]);
    given(...received)
      .when(verb.dispatch('west', 'east'), at('2026-11-24 10:00'))
      .thenState({
        departments: [{ unit: 'west' }, { unit: 'east', role: 'co', receivedAt: shanghai('2026-11-24 09:00') }],
      });
  });

  it('is not for another department, nor for one that does not handle it', () => {
    given(...history(monday, dispatched))
      .when(verb.acknowledge('legal'), tuesday)
      .thenRefused({ code: 'complaint/not-your-unit', about: 'legal' });
    given(...history(monday, dispatched))
      .when(verb.acknowledge('west'), at('2026-11-24 09:00', banker('clerk', 'west')))
      .thenRefused({ code: 'complaint/not-your-unit', about: 'west' });
  });

  it.each([
    ['registered', [monday]],
    ['closed', [monday, dispatched, [verb.reply(), at('2026-11-24 10:00')], [verb.close(), at('2026-11-24 11:00')]]],
  ] as const)('is not possible while the complaint is %s', (stage, steps) => {
    given(...history(...steps))
      .when(verb.acknowledge('east'), tuesday)
      .thenRefused({ code: 'complaint/wrong-stage', about: stage });
  });

  it.each(bankersWithout('state'))('is not for %s', (position) => {
    given(...history(monday, dispatched))
      .when(verb.acknowledge('east'), at('2026-11-24 09:00', banker(position, 'east')))
      .thenRefused({ code: 'session/not-permitted', about: 'state' });
  });
});
