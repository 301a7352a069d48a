import type { ComplaintNoticeKind, PlannedNotice } from '../complaint/notices.ts';
import { type Pair, listed, pick } from '../rulebook/words/say.ts';
import type { Words } from './words.ts';

const words = {
  complaintRegistered: ['新投诉', 'a new complaint'],
  complaintDispatched: ['转办', 'a complaint to handle'],
  statementSubmitted: ['部门说明', 'a statement'],
  messageReceived: ['投诉人来信', 'a message of the complainant'],
  satisfactionRecorded: ['满意度评价', 'a rating'],
  deadlineNear: ['到期提醒', 'a reminder'],
  deadlineMissed: ['逾期', 'a missed deadline'],
  complaintEscalated: ['逾期升级', 'an escalation'],
  taskGiven: ['交办事项', 'a task'],
  decisionRequested: ['请予决定', 'a request to decide'],
  sanctionNews: ['处理（处罚）', 'a sanction'],
  complaintNews: ['投诉动态', 'news of the complaint'],
  complaintAcknowledged: ['登记回执', 'the receipt'],
  complaintAccepted: ['受理告知', 'acceptance'],
  complaintDeclined: ['不予受理告知', 'the refusal to accept'],
  complaintSettled: ['当场解决告知', 'the settlement'],
  supplementRequested: ['补正告知', 'a request for more'],
  deadlineExtended: ['延期告知', 'an extension'],
  deadlineMoved: ['期限调整', 'the date moved'],
  dateProposed: ['提议日期', 'a proposed date'],
  dateAgreed: ['约定日期', 'the date agreed on'],
  complaintDelayed: ['逾期说明', 'a delay'],
  complaintProgress: ['进展告知', 'progress'],
  complaintReplied: ['答复', 'the reply'],
  complaintHandedOver: ['移送告知', 'the handing over'],
  reviewDecided: ['复查决定', 'the decision on the review'],
  complaintClosed: ['办结告知', 'closing'],
  complaintReopened: ['二次投诉回执', 'the receipt of a second complaint'],
  codeReplaced: ['查询码更换告知', 'the replacement of the code'],
} as const satisfies Record<ComplaintNoticeKind, Pair>;

/** One line for each kind of message: what it is and who gets it. */
export function noticesInWords(
  notices: readonly PlannedNotice[],
  { language, say, addressees }: Words,
): readonly string[] {
  const kinds = [...new Set(notices.map(({ kind }) => kind))];
  return kinds.map((kind) => {
    const to = notices.filter((notice) => notice.kind === kind).flatMap((notice) => addressees(notice.to));
    const whom = listed([...new Set(to)], language);
    const what = pick(words[kind], language);
    return say(`通知${whom}：${what}。`, `Message to ${whom}: ${what}.`);
  });
}
