import { describe, expect, it } from 'vitest';
import { type Actor, system } from '../../../shared/complaint/facts.ts';
import { rulesWith } from '../../support/accountable.ts';
import { facts, given, history, officer, shanghai, term, verb } from '../../support/given.ts';

const label = (zh: string, en: string) => ({ 'zh-CN': zh, en });
const officers = { position: 'officer', at: 'anywhere' };

describe('a duty that a ladder raises', () => {
  const outside = {
    id: 'tell-health-office',
    label: label('向卫生健康主管部门说明', 'Explain to the health authority'),
    when: { is: 'flag', in: ['death'] },
    on: ['DeadlineMissed'],
    who: [officers],
    within: { unit: 'working-days', count: 1 },
  };
  const laddered = rulesWith({
    flags: [{ id: 'death', label: label('死亡', 'Death') }],
    duties: [outside],
    clocks: [
      {
        id: 'feedback',
        label: label('反馈', 'Answer'),
        start: ['ComplaintRegistered'],
        stop: ['ComplaintReplied'],
        isPublic: true,
        cases: [
          {
            id: 'any',
            label: label('一般', 'Any'),
            when: { is: 'always' },
            budget: { unit: 'working-days', count: 5 },
          },
        ],
        ladder: [
          { id: 'due', action: 'miss', at: 'due', tell: [officers] },
          {
            id: 'outside',
            action: 'duty',
            duty: 'tell-health-office',
            at: { direction: 'after', budget: { unit: 'working-days', count: 2 } },
            tell: [officers],
          },
        ],
      },
    ],
  });
  const under = (time: string, actor: Actor) => facts(time, actor, { rulebook: laddered });
  const begin = history([verb.register({ channel: term('visit') }), under('2026-11-23 10:00', officer)]);

  it('has the clock of a duty, and is done like any other', () => {
    // Five working days: 24, 25, 26, 27, 30 November. Two overdue working days on: Wednesday 2 December at the opening.
    const late = given(...begin).when(verb.fire, under('2026-12-02 12:00', system));
    late.thenEvents(
      { type: 'DeadlineMissed', data: { step: 'due' } },
      { type: 'DutyRaised', data: { duty: 'tell-health-office', clock: 'feedback', step: 'outside' } },
    );
    expect(late.after.clocks.find(({ clock }) => clock === 'tell-health-office')).toMatchObject({
      status: 'running',
      dueOn: '2026-12-03',
    });
    const events = late.decision.ok ? late.decision.value : [];
    const log = [
      ...begin,
      ...events.map((event, index) => ({
        ...event,
        seq: begin.length + index + 1,
        at: shanghai('2026-12-02 12:00'),
        actorId: 'system' as const,
      })),
    ];
    given(...log)
      .when({ type: 'CompleteDuty', duty: term('tell-health-office') }, under('2026-12-02 15:00', officer))
      .thenEvents({ type: 'DutyCompleted', data: { clocks: [{ change: 'stopped', clock: 'tell-health-office' }] } });
  });
});
