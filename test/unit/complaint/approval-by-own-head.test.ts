import { describe, it } from 'vitest';
import { begunWith, followedBy, headNurse, leader, nurse, rulesWith } from '../../support/accountable.ts';
import { facts, given, holding, officer, verb } from '../../support/given.ts';

const rules = rulesWith({
  approvals: [
    {
      id: 'head-releases',
      verb: 'SubmitStatement',
      when: { is: 'always' },
      label: { 'zh-CN': '由本部门负责人审核', en: 'The head of the department agrees' },
      chain: [{ by: [{ position: 'department-head', at: 'own' }] }],
    },
  ],
});
const at = (time: string, actor = nurse) => facts(time, actor, { rulebook: rules });
const statement = '当班护士两人，均在抢救。';
const dispatched = followedBy([begunWith()], {
  type: 'ComplaintDispatched',
  data: { lead: 'nursing-department', coDepartments: ['pharmacy'] },
  by: officer,
});
const consent = (approval: number) =>
  ({ type: 'DecideApproval', approval, isApproved: true, texts: { statement } }) as const;

describe('the consent of the own department', () => {
  const asked = given(...dispatched)
    .when(verb.state('nursing-department', statement), at('2026-11-25 09:00'))
    .thenEvents({
      type: 'ApprovalRequested',
      data: { chain: [{ by: [{ position: 'department-head', at: { unit: 'nursing-department' } }] }] },
    });
  const waiting = followedBy(dispatched, {
    type: 'ApprovalRequested',
    data: asked.decision.ok ? (asked.decision.value[0]?.data ?? {}) : {},
    by: nurse,
  });

  it('is that of the head of the department that asked', () => {
    given(...waiting)
      .when(consent(3), at('2026-11-25 10:00', headNurse))
      .thenEvents({ type: 'ApprovalGiven' }, { type: 'StatementSubmitted', data: { unit: 'nursing-department' } });
  });

  it('is not that of the head of another, nor of the leader', () => {
    for (const actor of [holding('department-head', 'pharmacy'), leader]) {
      given(...waiting)
        .when(consent(3), at('2026-11-25 10:00', actor))
        .thenRefused({ code: 'session/not-permitted', about: 'head-releases' });
    }
  });
});
