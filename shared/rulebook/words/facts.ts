import type { Language } from '../../kernel/text.ts';
import type { FactName } from '../names.ts';
import type { Trigger } from '../schema/clocks.ts';
import { type Pair, listed, pick } from './say.ts';

/** Nouns: what has happened. The English ones carry the article that "after" and "within 3 days of" want. */
const words = {
  ComplaintReceived: ['收到投诉', 'receipt of the complaint'],
  AllStatementsSubmitted: ['各部门均已说明', "the last department's statement"],
  ComplaintRegistered: ['登记', 'registration'],
  ComplaintSupplemented: ['补充材料', "the complainant's further material"],
  ComplaintClassified: ['归类', 'classification'],
  ComplaintAccepted: ['受理', 'acceptance'],
  ComplaintDeclined: ['不予受理', 'the refusal to accept'],
  ComplaintResolvedOnTheSpot: ['当场解决', 'the settlement on the spot'],
  SupplementRequested: ['要求补正', 'the request for more material'],
  ComplaintDispatched: ['转办', 'being sent to the department'],
  ReceiptAcknowledged: ['签收', "the department's receipt"],
  ComplaintReturned: ['退回', "the department's return of it"],
  HandlerAssigned: ['指定承办人', 'the naming of a handler'],
  StatementSubmitted: ['部门说明', "the department's statement"],
  StatementWaived: ['视为放弃说明', 'the waiving of the statement'],
  StatementsConsolidated: ['合并意见', 'the consolidated opinion'],
  ExtensionRequested: ['申请延期', 'the request for an extension'],
  ExtensionGranted: ['同意延期', 'the extension'],
  ExtensionRefused: ['不同意延期', 'the refusal of an extension'],
  HandlingPaused: ['中止办理', 'the pause'],
  HandlingResumed: ['恢复办理', 'the end of the pause'],
  DateAgreed: ['约定日期', 'the agreement on a date'],
  LatenessReported: ['说明逾期原因', 'the report of lateness'],
  ComplainantInformed: ['告知投诉人', 'informing the complainant'],
  ComplaintReplied: ['答复', 'the reply'],
  SatisfactionRecorded: ['满意度评价', "the complainant's rating"],
  FollowUpRecorded: ['回访', 'the follow-up'],
  ComplaintClosed: ['办结', 'closing'],
  ComplaintArchived: ['归档', 'archiving'],
  WithdrawalRequested: ['撤诉', 'the withdrawal'],
  WithdrawalVerified: ['核实撤诉', 'the verification of the withdrawal'],
  ComplaintReopened: ['二次投诉', 'the second complaint'],
  ReviewRequested: ['申请复查', 'the request for a review'],
  ReviewDecided: ['复查决定', 'the decision on the review'],
  ReconsiderationRequested: ['申请复议', 'the request for reconsideration'],
  ReconsiderationDecided: ['复议决定', 'the decision on the reconsideration'],
  SupervisionOrdered: ['开出督办单', 'the supervision order'],
  SupervisionAnswered: ['回复督办单', 'the answer to the supervision order'],
  HandlerUrged: ['催办', 'urging the handler'],
  LevelRaised: ['提级办理', 'the raise to a higher level'],
  ComplaintHandedOver: ['移送', 'handing the complaint over'],
  CompensationRecorded: ['登记赔偿或补偿', 'the compensation'],
  ResponsibilityAttributed: ['责任认定', 'the attribution of responsibility'],
  SanctionRecorded: ['处理（处罚）决定', 'the sanction'],
  SanctionAppealed: ['对处理提出申诉', 'the appeal of the sanction'],
  SanctionAppealDecided: ['申诉决定', 'the decision on the appeal'],
  CorrectiveActionRecorded: ['登记整改措施', 'the corrective action'],
  EffectChecked: ['整改效果检查', 'the check of the effect'],
  ComplaintLinked: ['关联投诉', 'the linking of complaints'],
  MaliciousFlagged: ['提出恶意投诉认定', 'flagging as malicious'],
  MaliciousDecided: ['恶意投诉认定', 'the decision whether it is malicious'],
  DutyRaised: ['产生事项义务', 'the raising of a duty'],
  DutyCompleted: ['完成事项义务', 'the completion of a duty'],
  ApprovalRequested: ['提请审批', 'the request for approval'],
  ApprovalGiven: ['审批同意', 'the approval'],
  ApprovalRefused: ['审批不同意', 'the refusal of approval'],
  NoteAdded: ['添加备注', 'a note'],
  EvidenceAttached: ['添加证据', 'the attaching of evidence'],
  IdentityRevealed: ['查看投诉人身份', "the look at the complainant's identity"],
  RulesAdopted: ['改用新版办法', 'the move to newer rules'],
  HandlerReminded: ['到期提醒', 'the reminder'],
  DeadlineMissed: ['逾期', 'the missed deadline'],
  ComplaintEscalated: ['逾期升级', 'escalation'],
  PenaltyIncurred: ['逾期处罚', 'the penalty for lateness'],
} as const satisfies Record<Trigger, Pair>;

/** Something that has happened, as a noun: `部门说明`, `the department's statement`. */
export const factInWords = (fact: FactName, language: Language): string => pick(words[fact], language);

/** What a clock or a window waits for, as a noun. Several are alternatives. */
export const triggerInWords = (trigger: Trigger | readonly Trigger[], language: Language): string =>
  listed(
    (typeof trigger === 'string' ? [trigger] : trigger).map((each) => pick(words[each], language)),
    language,
    'or',
  );
