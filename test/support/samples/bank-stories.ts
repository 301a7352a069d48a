import { complainant, system } from '../../../shared/complaint/facts.ts';
import { IsoDate } from '../../../shared/kernel/time.ts';
import { at, type BankRules, bank, banker, bankerId, filing } from '../bank.ts';
import { complaintIdNamed, photo, type Step, term, verb } from '../given.ts';

const label = (en: string) => ({ en });
const words = (...ids: readonly string[]) => ids.map((id) => ({ id, label: label(id) }));
const day = (text: string) => IsoDate.parse(text);
const by = (position: string) => ({ position, at: 'anywhere' as const });
const handlers = { party: 'handlers' as const };
const always = { is: 'always' as const };
const days = (count: number) => ({ unit: 'working-days' as const, count });

/** Rules under which everything can happen that the hospital's story does not meet. */
const rules: BankRules = {
  declineReasons: words('in-court'),
  returnReasons: words('not-ours'),
  pauseGrounds: words('appraisal'),
  handOverTargets: words('police'),
  compensations: words('refund'),
  clocks: [
    {
      id: 'answer',
      label: label('Answer'),
      start: ['ComplaintRegistered'],
      stop: ['ComplaintReplied'],
      cases: [{ id: 'all', label: label('All'), when: always, budget: days(10) }],
      ladder: [{ id: 'due', action: 'miss', at: 'due', tell: [handlers] }],
      isPublic: true,
      extension: { tiers: [{ by: [by('supervisor')] }], beforeDue: true, tellsComplainant: true },
    },
    {
      id: 'statement',
      label: label('Statement'),
      per: 'department',
      start: ['ComplaintDispatched'],
      stop: ['StatementSubmitted'],
      cases: [{ id: 'all', label: label('All'), when: always, budget: days(3) }],
      ladder: [
        { id: 'due', action: 'miss', at: 'due', tell: [handlers] },
        { id: 'silence', action: 'waive', at: 'due', tell: [handlers] },
        { id: 'fine', action: 'penalise', at: 'due', measure: 'late', tell: [handlers] },
      ],
      isPublic: false,
    },
  ],
  duties: [
    { id: 'tell-legal', label: label('Tell legal'), when: always, on: ['ComplaintAccepted'], who: [by('officer')] },
  ],
  approvals: [
    {
      id: 'release',
      verb: 'ReplyToComplainant',
      when: always,
      label: label('Release'),
      chain: [{ by: [by('reviewer')] }],
    },
  ],
  accountability: {
    measures: [{ id: 'deduction', label: label('Deduction'), counts: 'money' }],
    rules: [{ id: 'late', label: label('Late'), when: always, measure: 'deduction', amount: { fixed: 50 } }],
  },
};

const people = [{ id: bankerId('clerk', 'east'), units: [term('east')] }];
const on = (time: string, position = 'officer', unit = 'centre') =>
  at(time, banker(position, unit), rules, {
    people,
    target: { rulebook: { ...bank(rules), version: 2 }, calendar: at(time).calendar },
  });
const filed: Step = [filing(), at('2026-11-23 09:00', complainant, rules)];
const reply = '已更正，谨致歉意。';
const answer: Step[0] = { type: 'ReplyToComplainant', reply, outcome: term('corrected') };

/** Complaints to which, taken together, everything else happens: one goes all the way, two end early. */
export const bankStories: readonly (readonly Step[])[] = [
  [
    filed,
    [{ type: 'AcceptComplaint', comment: '属受理范围。' }, on('2026-11-23 09:10')],
    [{ type: 'CompleteDuty', duty: term('tell-legal'), comment: '已电话告知。' }, on('2026-11-23 09:20')],
    [{ type: 'ClassifyComplaint', nature: term('valid'), comment: '录音属实。' }, on('2026-11-23 09:30')],
    [{ type: 'AddNote', note: '投诉人希望下午来电。' }, on('2026-11-23 09:40')],
    [{ type: 'AttachEvidence', files: [photo('录音截图.jpg')], comment: '柜台录音。' }, on('2026-11-23 09:50')],
    [{ type: 'LinkComplaint', other: complaintIdNamed('another'), how: 'related' }, on('2026-11-23 10:00')],
    [verb.dispatch('east', 'legal'), on('2026-11-23 10:10')],
    [verb.acknowledge('east'), on('2026-11-23 10:20', 'clerk', 'east')],
    [verb.giveBack('legal', 'not-ours'), on('2026-11-23 10:30', 'clerk', 'legal')],
    [verb.assign('east', bankerId('clerk', 'east')), on('2026-11-23 10:40', 'manager', 'east')],
    [{ type: 'RequestSupplement', request: '请补充业务回单。' }, on('2026-11-23 10:50')],
    [{ type: 'PauseHandling', ground: term('appraisal'), reason: '送检鉴定。' }, on('2026-11-23 11:00')],
    [{ type: 'ResumeHandling', comment: '鉴定完成。' }, on('2026-11-23 11:10')],
    [verb.remind('east', '投诉人来电询问。'), on('2026-11-23 11:20')],
    [verb.escalate(), on('2026-11-23 11:30')],
    [verb.supervise('east'), on('2026-11-23 11:40', 'supervisor')],
    [verb.answerSupervision(1), on('2026-11-23 11:50', 'clerk', 'east')],
    [{ type: 'RequestExtension', clock: term('answer'), by: days(2), reason: '调取录像。' }, on('2026-11-23 14:00')],
    [{ type: 'RefuseExtension', reason: '理由不足。' }, on('2026-11-23 14:10', 'supervisor')],
    [{ type: 'RequestExtension', clock: term('answer'), by: days(1), reason: '调取录像。' }, on('2026-11-23 14:20')],
    [{ type: 'GrantExtension', comment: '同意。' }, on('2026-11-23 14:30', 'supervisor')],
    [{ type: 'AgreeDate', clock: term('answer'), on: IsoDate.parse('2026-12-11') }, on('2026-11-23 14:40')],
    [{ type: 'InformComplainant', notice: '正在调查，预计下周答复。' }, on('2026-11-23 14:50')],
    [verb.fire, at('2026-11-26 17:30', system, rules)],
    [
      { type: 'ReportLateness', clock: term('statement'), unit: term('east'), reason: '经办人外出。' },
      on('2026-11-26 17:40', 'clerk', 'east'),
    ],
    [verb.consolidate(), on('2026-11-27 09:00', 'clerk', 'east')],
    [answer, on('2026-11-27 09:10')],
    [
      { type: 'DecideApproval', approval: 0, isApproved: false, opinion: '措辞须再斟酌。' },
      on('2026-11-27 09:20', 'reviewer'),
    ],
    [answer, on('2026-11-27 09:30')],
    [
      { type: 'DecideApproval', approval: 0, isApproved: true, opinion: '同意。', texts: { reply } },
      on('2026-11-27 09:40', 'reviewer'),
    ],
    [verb.followUp('unreached', { comment: '无人接听。' }), on('2026-11-27 14:00')],
    [verb.requestReview(), at('2026-11-27 14:10', complainant, rules)],
    [verb.decideReview('upheld'), on('2026-11-27 14:20', 'reviewer', 'legal')],
    [verb.requestReconsideration('east'), on('2026-11-27 14:30', 'clerk', 'east')],
    [verb.decideReconsideration('upheld'), on('2026-11-27 14:40', 'reviewer', 'legal')],
    [
      {
        type: 'AttributeResponsibility',
        shares: [{ staffId: bankerId('clerk', 'east'), percent: 100 }],
        opinion: '当事人负全部责任。',
      },
      on('2026-11-27 14:50', 'accountant'),
    ],
    [
      { type: 'RecordSanction', rule: term('late'), staffId: bankerId('clerk', 'east'), comment: '逾期说明。' },
      on('2026-11-27 15:00', 'accountant'),
    ],
    [{ type: 'AppealSanction', sanction: 1, reason: '当日请假。' }, on('2026-11-27 15:10', 'clerk', 'east')],
    [
      { type: 'DecideSanctionAppeal', sanction: 1, decision: 'lifted', opinion: '请假属实。' },
      on('2026-11-27 15:20', 'reviewer'),
    ],
    [
      { type: 'RecordCompensation', compensation: term('refund'), amount: 20, comment: '退还手续费。' },
      on('2026-11-27 15:30', 'accountant'),
    ],
    [{ type: 'RecordCorrectiveAction', measure: '增设复核岗。' }, on('2026-11-27 15:40', 'accountant')],
    [
      { type: 'CheckEffect', action: 1, isEffective: true, effect: '一周内无同类投诉。' },
      on('2026-11-27 15:50', 'supervisor'),
    ],
    [{ type: 'HandOver', to: term('police'), reason: '涉嫌诈骗。', ends: false }, on('2026-11-27 16:00')],
    [{ type: 'FlagMalicious', reason: '多次重复。' }, on('2026-11-27 16:10')],
    [{ type: 'DecideMalicious', isMalicious: false, reason: '诉求合理。' }, on('2026-11-27 16:20', 'officer', 'legal')],
    [{ type: 'WithdrawComplaint', reason: '已解决。' }, at('2026-11-27 16:30', complainant, rules)],
    [{ type: 'VerifyWithdrawal', isVoluntary: false, comment: '称受到压力。' }, on('2026-11-27 16:40')],
    [
      { type: 'AdoptRules', rulebookVersion: 2, calendarVersion: 1, reason: '新办法施行。' },
      on('2026-11-27 16:50', 'supervisor'),
    ],
    [verb.close('各项工作已完成。'), on('2026-11-27 17:00')],
    [{ type: 'ArchiveComplaint', comment: '资料齐全。' }, on('2026-11-27 17:10')],
    [
      { type: 'ReopenComplaint', reason: '问题再次发生。', second: complaintIdNamed('the second') },
      at('2026-11-27 17:20', complainant, rules),
    ],
  ],
  [
    filed,
    [
      { type: 'DeclineComplaint', reason: term('in-court'), explanation: '法院已受理，请等待判决。' },
      on('2026-11-23 09:10'),
    ],
    [{ type: 'RequestErasure' }, at('2026-11-24 09:00', complainant, rules)],
  ],
  [filed, [{ type: 'ResolveOnTheSpot', reply: '手续费已当场退还。' }, on('2026-11-23 09:10')]],
  [
    filed,
    [{ type: 'MarkAsSpam', reason: '广告。' }, on('2026-11-23 09:10')],
    [{ type: 'LiftSpamMark' }, on('2026-11-23 09:20')],
  ],
  [
    filed,
    [{ type: 'RequestReceiptCopy' }, at('2026-11-23 09:05', complainant, rules)],
    [
      { type: 'RecordBounce', noticeId: '01JZ8Y6QK3T5V7W9X1A2B3C4D5', isPermanent: false },
      at('2026-11-23 09:06', system, rules),
    ],
    [
      { type: 'ProposeDate', clock: term('answer'), on: day('2026-12-01'), comment: '需调取录音。' },
      on('2026-11-23 09:10'),
    ],
    [
      { type: 'AnswerDate', on: day('2026-12-01'), agrees: false, comment: '太晚了。' },
      at('2026-11-23 09:20', complainant, rules),
    ],
    [{ type: 'WithdrawComplaint', freely: 'freely' }, at('2026-11-23 09:30', complainant, rules)],
    [{ type: 'TakeBackWithdrawal' }, at('2026-11-23 09:40', complainant, rules)],
    [{ type: 'ReplaceReceiptCode', reason: '核对身份证。' }, on('2026-11-23 09:50', 'keeper')],
    [{ type: 'RequestErasure' }, at('2026-11-23 10:00', complainant, rules)],
    [{ type: 'RefuseErasure', reason: '正在办理。' }, on('2026-11-23 10:10', 'keeper')],
    [{ type: 'ResolveOnTheSpot', reply: '手续费已当场退还。' }, on('2026-11-23 10:20')],
    [{ type: 'RequestErasure' }, at('2026-11-23 10:30', complainant, rules)],
  ],
];
