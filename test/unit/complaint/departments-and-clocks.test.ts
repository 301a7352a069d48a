import { describe, it } from 'vitest';
import { complainant } from '../../../shared/complaint/facts.ts';
import { at, type BankRules, banker, filing } from '../../support/bank.ts';
import { given, history, type Step, verb } from '../../support/given.ts';

/** Three working days for each department to state, from the day it got the complaint, or got it back. */
const rules: BankRules = {
  clocks: [
    {
      id: 'statement',
      label: { en: 'Statement' },
      per: 'department',
      start: ['ComplaintDispatched', 'SatisfactionRecorded'],
      stop: ['StatementSubmitted'],
      cases: [
        {
          id: 'all',
          label: { en: 'All' },
          when: { is: 'stage', in: ['dispatched'] },
          budget: { unit: 'working-days', count: 3 },
        },
      ],
      ladder: [{ id: 'due', action: 'miss', at: 'due', tell: [{ party: 'handlers' }] }],
      isPublic: false,
    },
  ],
  closing: { rework: { is: 'satisfaction', in: ['dissatisfied'] } },
};
const levels: BankRules = { ...rules, dispatching: { levelByLevel: { is: 'always' } } };
const monday: Step = [filing(), at('2026-11-23 10:00', complainant, rules)];
/** Tue 24 (1), Wed 25 (2), Thu 26 (3). */
const toBoth: Step = [verb.dispatch('east', 'legal'), at('2026-11-23 11:00', undefined, rules)];
const tuesday = '2026-11-24 09:00';

describe('the clocks of departments', () => {
  it('of one that returns the complaint is owed no more', () => {
    given(...history(monday, toBoth))
      .when(verb.giveBack('legal'), at(tuesday, banker('clerk', 'legal'), rules))
      .thenState({
        clocks: [
          { clock: 'statement', unit: 'east', status: 'running', dueOn: '2026-11-26' },
          { clock: 'statement', unit: 'legal', status: 'waived' },
        ],
      });
  });

  it('of one that stays runs on when the complaint is dispatched anew, that of a new one begins', () => {
    given(...history(monday, toBoth))
      .when(verb.dispatch('west', 'east'), at(tuesday, undefined, rules))
      .thenState({
        clocks: [
          { unit: 'east', status: 'running', dueOn: '2026-11-26' },
          { unit: 'legal', status: 'waived' },
          { unit: 'west', status: 'running', dueOn: '2026-11-27' },
        ],
      });
  });

  it('run on for those it came through, level by level, and end in reverse order', () => {
    const toEast: Step = [verb.dispatch('east'), at('2026-11-23 11:00', undefined, levels)];
    const toLake: Step = [verb.dispatch('lake'), at(tuesday, banker('forwarder', 'east'), levels)];
    const lake: Step = [verb.state('lake'), at('2026-11-25 09:00', banker('clerk', 'lake'), levels)];
    given(...history(monday, toEast, toLake, lake))
      .when(verb.state('east'), at('2026-11-26 09:00', banker('clerk', 'east'), levels))
      .thenState({
        clocks: [
          { unit: 'east', status: 'met', dueOn: '2026-11-26' },
          { unit: 'lake', status: 'met', dueOn: '2026-11-27' },
        ],
      });
  });

  it('begin anew when the complaint is sent back 返工', () => {
    const stated: Step = [verb.state('east'), at(tuesday, banker('clerk', 'east'), rules)];
    const late: Step = [verb.state('legal'), at(tuesday, banker('clerk', 'legal'), rules)];
    const replied: Step = [verb.reply(), at('2026-11-25 09:00', undefined, rules)];
    given(...history(monday, toBoth, stated, late, replied))
      .when(verb.rate('dissatisfied'), at('2026-11-25 20:00', complainant, rules))
      .thenState({
        stage: 'dispatched',
        clocks: [
          // From Wednesday evening: Thu 26 (1), Fri 27 (2), Mon 30 (3).
          { unit: 'east', status: 'running', dueOn: '2026-11-30' },
          { unit: 'legal', status: 'running', dueOn: '2026-11-30' },
        ],
      });
  });
});
