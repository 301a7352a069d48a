import type { FactName } from '../../../shared/rulebook/names.ts';
import { factInWords } from '../../../shared/rulebook/words/facts.ts';
import type { Wording } from './mail-facts.ts';

/** ` 的“反馈”`, or nothing for a clock that the rules know no more. */
const ofClock = (label: string): string => (label === '' ? '' : ` 的“${label}”`);
const limit = (due: string): string => (due === '' ? '' : `应于 ${due} 前完成，`);
const dueLine = (due: string): readonly string[] => (due === '' ? [] : [`应于 ${due} 前完成。`]);

/** What the event wants of whoever reads it, where its own name would mislead. */
const wants: Readonly<Partial<Record<FactName, string>>> = {
  HandlerAssigned: '您已被指定为承办人',
  SupervisionOrdered: '督办单，请办理并回复',
  HandlerUrged: '催办，请尽快办理',
  CorrectiveActionRecorded: '落实整改措施',
  ApprovalRequested: '一项提请审批的事项',
  ApprovalGiven: '一项提请审批的事项',
  ExtensionRequested: '一项延期申请',
  WithdrawalRequested: '一项撤诉申请',
  ErasureRequested: '一项删除个人信息的申请',
  ReviewRequested: '一项复查申请',
  ReconsiderationRequested: '一项复议申请',
  SanctionAppealed: '一项对处理(处罚)的申诉',
};
const happened = (event: FactName | undefined): string => (event ? factInWords(event, 'zh-CN') : '办理情况有更新');
const wanted = (event: FactName | undefined): string => (event && wants[event]) ?? happened(event);

/** The mails in Chinese. */
export const chinese = {
  invitation: ({ organisation }) => ({
    subject: `${organisation}邀请您使用投诉管理系统`,
    lines: [
      `${organisation}已为您开通回音投诉管理系统的账号。`,
      '请通过下面的链接设置密码并登录。链接 7 天内有效，只能使用一次。',
    ],
    action: '设置密码',
  }),
  passwordReset: () => ({
    subject: '重新设置密码',
    lines: [
      '我们收到了重新设置密码的请求。链接 1 小时内有效，只能使用一次。',
      '如果不是您本人操作，请忽略这封邮件，密码不会改变。',
    ],
    action: '重新设置密码',
  }),
  mailWaiting: ({ organisation }) => ({
    subject: '来信箱中有邮件等待处理',
    lines: [
      `发给${organisation}的邮件中，有的已等待一个工作日以上。`,
      '请登录查看：登记为投诉，归入已有的投诉，或标明不是投诉。',
    ],
    action: '打开来信箱',
  }),
  spamWaiting: ({ organisation }) => ({
    subject: '垃圾箱中有投诉待核对',
    lines: [
      `${organisation}的垃圾箱不是空的。其中如有真实的投诉，办理时限仍从收到之日起计算。`,
      '请登录核对：是投诉的移出垃圾箱，不是的按垃圾信息办结。',
    ],
    action: '打开垃圾箱',
  }),
  complaintRegistered: ({ number, due }) => ({
    subject: `新投诉 ${number}`,
    lines: [`投诉 ${number} 已登记，请及时处理。`, ...dueLine(due)],
    action: '查看投诉',
  }),
  complaintAcknowledged: ({ number, due, organisation }) => ({
    subject: `您的投诉 ${number} 已登记`,
    lines: [
      `${organisation}已登记您的投诉，编号 ${number}。`,
      ...(due === '' ? [] : [`我们应于 ${due} 前给您反馈。`]),
      '请用编号和查询码查看办理进度。',
    ],
    action: '查看进度',
  }),
  complaintDispatched: ({ number, due }) => ({
    subject: `转办：投诉 ${number}`,
    lines: [`投诉 ${number} 已转由贵部门承办，请提交情况说明。`, ...dueLine(due)],
    action: '查看投诉',
  }),
  statementSubmitted: ({ number }) => ({
    subject: `部门说明：投诉 ${number}`,
    lines: [`承办部门已就投诉 ${number} 提交情况说明。`],
    action: '查看说明',
  }),
  messageReceived: ({ number, event }) => ({
    subject: `投诉人来信：${number}`,
    lines: [`投诉 ${number} 有投诉人的新消息：${happened(event)}。`, '请登录查看，并尽快回复投诉人。'],
    action: '查看并回复',
  }),
  complaintReplied: ({ number, organisation }) => ({
    subject: `您的投诉 ${number} 已有答复`,
    lines: [`${organisation}已答复您的投诉 ${number}。`, '请用编号和查询码查看答复，并告诉我们您是否满意。'],
    action: '查看答复',
  }),
  satisfactionRecorded: ({ number }) => ({
    subject: `投诉人评价：投诉 ${number}`,
    lines: [`投诉人已对投诉 ${number} 的答复作出评价。`],
    action: '查看评价',
  }),
  complaintClosed: ({ number, organisation }) => ({
    subject: `您的投诉 ${number} 已办结`,
    lines: [`${organisation}已办结您的投诉 ${number}。`],
    action: '查看经过',
  }),
  deadlineNear: ({ number, due, label }) => ({
    subject: `即将到期：投诉 ${number}`,
    lines: [`投诉 ${number}${ofClock(label)}${limit(due)}目前尚未完成。`],
    action: '查看投诉',
  }),
  deadlineMissed: ({ number, due, label }) => ({
    subject: `已经逾期：投诉 ${number}`,
    lines: [`投诉 ${number}${ofClock(label)}${limit(due)}现已逾期。`],
    action: '查看投诉',
  }),
  complaintEscalated: ({ number, due, label }) => ({
    subject: `逾期升级：投诉 ${number}`,
    lines: [`投诉 ${number}${ofClock(label)}${limit(due)}逾期后仍未完成，现按制度上报。`],
    action: '查看投诉',
  }),
  taskGiven: ({ number, due, event, label }) => ({
    subject: `待办事项：投诉 ${number}`,
    lines: [`投诉 ${number} 有事项需要您办理：${label || wanted(event)}。`, ...(label === '' ? [] : dueLine(due))],
    action: '查看投诉',
  }),
  decisionRequested: ({ number, event }) => ({
    subject: `待您决定：投诉 ${number}`,
    lines: [`投诉 ${number} 有${wanted(event)}等待您的决定。`],
    action: '查看申请',
  }),
  sanctionNews: ({ number, event }) => ({
    subject: `与您有关的处理：投诉 ${number}`,
    lines: [
      event === 'SanctionAppealDecided'
        ? `就投诉 ${number} 提出的申诉已有决定。`
        : `就投诉 ${number} 作出的处理(处罚)与您或贵部门有关。如有异议，可以提出申诉。`,
    ],
    action: '查看决定',
  }),
  complaintNews: ({ number, event }) => ({
    subject: `投诉 ${number} 的新情况`,
    lines: [`投诉 ${number} 有新情况：${happened(event)}。`],
    action: '查看投诉',
  }),
  complaintAccepted: ({ number, due, organisation }) => ({
    subject: `您的投诉 ${number} 已受理`,
    lines: [`${organisation}已受理您的投诉 ${number}。`, ...(due === '' ? [] : [`我们应于 ${due} 前给您反馈。`])],
    action: '查看进度',
  }),
  complaintDeclined: ({ number, organisation }) => ({
    subject: `您的投诉 ${number} 未予受理`,
    lines: [`${organisation}决定不予受理您的投诉 ${number}。`, '请用编号和查询码查看理由。'],
    action: '查看理由',
  }),
  complaintSettled: ({ number, organisation }) => ({
    subject: `您的投诉 ${number} 已当场解决`,
    lines: [`${organisation}已当场处理您的投诉 ${number}，并予以登记。`, '请用编号和查询码查看处理情况。'],
    action: '查看处理情况',
  }),
  supplementRequested: ({ number, organisation }) => ({
    subject: `请补充材料：您的投诉 ${number}`,
    lines: [
      `为办理您的投诉 ${number}，${organisation}需要您补充材料。`,
      '请用编号和查询码查看需要哪些材料，并在网上提交。',
    ],
    action: '补充材料',
  }),
  deadlineExtended: ({ number, due, organisation }) => ({
    subject: `您的投诉 ${number} 办理时间延长`,
    lines: [
      `${organisation}延长了您的投诉 ${number} 的办理时间。`,
      ...(due === '' ? [] : [`新的期限为 ${due}。`]),
      '请用编号和查询码查看进度。',
    ],
    action: '查看进度',
  }),
  dateProposed: ({ number, organisation }) => ({
    subject: `您的投诉 ${number}：请确认日期`,
    lines: [`${organisation}就您的投诉 ${number} 提议了一个日期。`, '请用编号和查询码查看，并答复是否同意。'],
    action: '查看并答复',
  }),
  dateAgreed: ({ number, due, organisation }) => ({
    subject: `您的投诉 ${number} 约定了答复日期`,
    lines: [
      due === ''
        ? `${organisation}已与您约定投诉 ${number} 的答复日期。`
        : `${organisation}将于 ${due} 前就您的投诉 ${number} 给您答复。`,
    ],
    action: '查看进度',
  }),
  deadlineMoved: ({ number, due, organisation }) => ({
    subject: `您的投诉 ${number} 办理期限调整`,
    lines: [
      `因工作日安排或投诉处理办法调整，${organisation}重新计算了您的投诉 ${number} 的办理期限。`,
      ...(due === '' ? [] : [`新的期限为 ${due}。`]),
      '请用编号和查询码查看原定期限和计算方法。',
    ],
    action: '查看进度',
  }),
  complaintDelayed: ({ number, organisation }) => ({
    subject: `您的投诉 ${number} 未能按期完成`,
    lines: [
      `很抱歉，${organisation}未能按期完成您的投诉 ${number} 的办理，仍在继续办理。`,
      '请用编号和查询码查看进度和说明。',
    ],
    action: '查看进度',
  }),
  complaintProgress: ({ number, organisation }) => ({
    subject: `您的投诉 ${number} 有新进展`,
    lines: [`${organisation}更新了您的投诉 ${number} 的办理情况。`, '请用编号和查询码查看。'],
    action: '查看进展',
  }),
  complaintHandedOver: ({ number, organisation }) => ({
    subject: `您的投诉 ${number} 已移送`,
    lines: [`${organisation}已将您的投诉 ${number} 移送有关单位处理。`, '请用编号和查询码查看移送去向和理由。'],
    action: '查看详情',
  }),
  reviewDecided: ({ number, organisation }) => ({
    subject: `您的投诉 ${number} 复查已有决定`,
    lines: [`${organisation}已就您对投诉 ${number} 提出的复查申请作出决定。`, '请用编号和查询码查看决定。'],
    action: '查看决定',
  }),
  complaintReopened: ({ number, organisation }) => ({
    subject: `您的投诉 ${number} 再次办理`,
    lines: [`${organisation}已收到您就投诉 ${number} 再次提出的投诉，将继续为您办理。`, '请用编号和查询码查看进度。'],
    action: '查看进度',
  }),
  codeReplaced: ({ number, organisation }) => ({
    subject: `您的投诉 ${number} 更换了查询码`,
    lines: [
      `投诉 ${number} 的查询码已经更换，原查询码不能再使用。`,
      `如果不是您本人要求更换，请立即与${organisation}联系。`,
    ],
    action: '查询投诉',
  }),
} satisfies Readonly<Record<string, Wording>>;
