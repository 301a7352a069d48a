import { expect, test } from 'vitest';
import { eventTypes } from '../../../shared/complaint/events.ts';
import { phrases } from '../../../shared/rehearsal/event-words.ts';
import { Rulebook } from '../../../shared/rulebook/schema/rulebook.ts';
import { dispatchTo, filed, hospital, replied, told } from './stories.ts';

/*
 * Tue 29 September=1, Wed 30=2, National Day 1-7 October, Thu 8=3, Fri 9=4, make-up Sat 10=5; the reminder comes on the
 * working day before, the escalation on the first one after.
 */
const story = {
  ...filed,
  steps: [
    { after: { unit: 'working-days', count: 1 }, ...dispatchTo('nursing-department') },
    { by: { position: 'auditor' }, do: { type: 'ReplyToComplainant', reply: '…' } },
    { ...replied, at: '2026-10-12 09:00' },
    { at: '2026-10-12 10:00', by: 'complainant', do: { type: 'RecordSatisfaction', satisfaction: 'satisfied' } },
  ],
} as const;

test('a story in Chinese', () => {
  expect(told(story, 'zh-CN')).toEqual([
    '2026年9月28日（周一）09:00：投诉人提交投诉，编号202609-0001，渠道为“网上”，类别为“医疗质量与医疗争议”。',
    '  时限“反馈”开始计算，适用“情况较复杂、需要调查核实的投诉”，应于2026年10月10日（周六）17:30前完成。',
    '  通知投诉中心人员：新投诉。',
    '2026年9月29日（周二）09:00：投诉中心人员将投诉转办至护理部。',
    '  通知护理部的承办人员和护理部的部门负责人：转办。',
    '2026年9月29日（周二）09:00：投诉中心的审计员拟答复，未获准许：该岗位没有这项权限。',
    '2026年10月9日（周五）08:09：到期提醒：“反馈”应于2026年10月10日（周六）17:30前完成。',
    '  通知投诉中心人员和护理部的承办人员：到期提醒。',
    '2026年10月10日（周六）17:30：“反馈”逾期，应于2026年10月10日（周六）17:30前完成。',
    '  通知投诉中心人员和护理部的部门负责人：逾期。',
    '2026年10月12日（周一）08:00：“反馈”逾期未完成，升级。',
    '  通知分管领导和投诉中心人员：逾期升级。',
    '2026年10月12日（周一）09:00：投诉中心人员答复投诉人。',
    '  时限“反馈”逾期完成。',
    '  通知投诉人：答复。',
    '2026年10月12日（周一）10:00：投诉人评价为“满意”。',
    '  通知投诉中心人员：满意度评价。',
    '2026年10月12日（周一）10:00：投诉办结：投诉人满意。',
    '  通知投诉人：办结告知。',
    '此后没有待执行的步骤。',
  ]);
});

test('a story in English', () => {
  expect(told(story)).toEqual([
    'Mon 28 Sep 2026, 09:00: The complainant files the complaint, number 202609-0001, channel “Web”, category “Medical care and disputes”.',
    '  Deadline “Answer” begins, case “A complaint that needs investigation”: due Sat 10 Oct 2026, 17:30.',
    '  Message to Complaint officer: a new complaint.',
    'Tue 29 Sep 2026, 09:00: Complaint officer (Complaint centre) sends it to Nursing department.',
    '  Message to Handler (Nursing department) and Department head (Nursing department): a complaint to handle.',
    'Tue 29 Sep 2026, 09:00: Auditor (Complaint centre) may not reply to the complainant: the position does not permit it.',
    'Fri 9 Oct 2026, 08:09: Reminder: “Answer” is due Sat 10 Oct 2026, 17:30.',
    '  Message to Complaint officer and Handler (Nursing department): a reminder.',
    'Sat 10 Oct 2026, 17:30: “Answer” is missed; it was due Sat 10 Oct 2026, 17:30.',
    '  Message to Complaint officer and Department head (Nursing department): a missed deadline.',
    'Mon 12 Oct 2026, 08:00: “Answer” is still not met: the complaint is escalated.',
    '  Message to Leader and Complaint officer: an escalation.',
    'Mon 12 Oct 2026, 09:00: Complaint officer (Complaint centre) replies to the complainant.',
    '  Deadline “Answer” is met late.',
    '  Message to the complainant: the reply.',
    'Mon 12 Oct 2026, 10:00: The complainant rates it “Satisfied”.',
    '  Message to Complaint officer: a rating.',
    'Mon 12 Oct 2026, 10:00: The complaint is closed: the complainant is satisfied.',
    '  Message to the complainant: closing.',
    'Nothing more is waited for.',
  ]);
});

test('a story that closes the complaint says how long its record is kept, where the rulebook does', () => {
  const keeping = Rulebook.parse({ ...hospital, retention: [{ id: 'all', when: { is: 'always' }, years: 3 }] });
  // Closed on Mon 12 October 2026.
  expect(told(story, 'zh-CN', keeping).slice(-2)).toEqual([
    '卷宗保存至2029年10月12日（周五）。',
    '此后没有待执行的步骤。',
  ]);
  expect(told(story, 'en', keeping)).toContain('The record is kept until Fri 12 Oct 2029.');
  expect(told(filed, 'en', keeping).join(' ')).not.toContain('kept');
});

test('a story that is cut off says so', () => {
  expect(told({ ...filed, until: '2026-09-28 10:00' }, 'zh-CN').at(-1)).toBe('演练到此为止，之后仍有待执行的步骤。');
  expect(told({ ...filed, until: '2026-09-28 10:00' }).at(-1)).toBe('The story ends here; more would follow.');
});

test('there is a sentence for everything that can happen', () => {
  expect(Object.keys(phrases).toSorted()).toEqual([...eventTypes].toSorted());
});
