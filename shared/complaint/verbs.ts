import type { VerbName } from '../rulebook/names.ts';
import type { Verb } from './verb.ts';
import { acceptComplaint } from './verbs/accept.ts';
import { acknowledgeReceipt } from './verbs/acknowledge-receipt.ts';
import { addNote } from './verbs/add-note.ts';
import { adoptRules } from './verbs/adopt-rules.ts';
import { agreeDate } from './verbs/agree-date.ts';
import { answerDate } from './verbs/answer-date.ts';
import { answerSupervision } from './verbs/answer-supervision.ts';
import { appealSanction } from './verbs/appeal-sanction.ts';
import { archiveComplaint } from './verbs/archive.ts';
import { assignHandler } from './verbs/assign-handler.ts';
import { attachEvidence } from './verbs/attach-evidence.ts';
import { attributeResponsibility } from './verbs/attribute-responsibility.ts';
import { checkEffect } from './verbs/check-effect.ts';
import { classifyComplaint } from './verbs/classify.ts';
import { closeAsSpam } from './verbs/close-as-spam.ts';
import { closeComplaint } from './verbs/close.ts';
import { completeDuty } from './verbs/complete-duty.ts';
import { consolidateStatements } from './verbs/consolidate.ts';
import { decideApproval } from './verbs/decide-approval.ts';
import { decideMalicious } from './verbs/decide-malicious.ts';
import { decideReconsideration } from './verbs/decide-reconsideration.ts';
import { decideReview } from './verbs/decide-review.ts';
import { decideSanctionAppeal } from './verbs/decide-sanction-appeal.ts';
import { declineComplaint } from './verbs/decline.ts';
import { dispatchComplaint } from './verbs/dispatch.ts';
import { eraseIdentity } from './verbs/erase-identity.ts';
import { escalateComplaint } from './verbs/escalate.ts';
import { fireDueSteps } from './verbs/fire-due-steps.ts';
import { flagMalicious } from './verbs/flag-malicious.ts';
import { recordFollowUp } from './verbs/follow-up.ts';
import { grantExtension } from './verbs/grant-extension.ts';
import { handOver } from './verbs/hand-over.ts';
import { informComplainant } from './verbs/inform-complainant.ts';
import { liftSpamMark } from './verbs/lift-spam-mark.ts';
import { linkComplaint } from './verbs/link.ts';
import { markAsSpam } from './verbs/mark-as-spam.ts';
import { pauseHandling } from './verbs/pause.ts';
import { proposeDate } from './verbs/propose-date.ts';
import { recordSatisfaction } from './verbs/rate.ts';
import { recordBounce } from './verbs/record-bounce.ts';
import { recordCompensation } from './verbs/record-compensation.ts';
import { recordCorrectiveAction } from './verbs/record-corrective-action.ts';
import { recordSanction } from './verbs/record-sanction.ts';
import { refuseErasure } from './verbs/refuse-erasure.ts';
import { refuseExtension } from './verbs/refuse-extension.ts';
import { remindHandler } from './verbs/remind-handler.ts';
import { reopenComplaint } from './verbs/reopen.ts';
import { replaceReceiptCode } from './verbs/replace-receipt-code.ts';
import { replyToComplainant } from './verbs/reply.ts';
import { reportLateness } from './verbs/report-lateness.ts';
import { requestErasure } from './verbs/request-erasure.ts';
import { requestExtension } from './verbs/request-extension.ts';
import { requestReceiptCopy } from './verbs/request-receipt-copy.ts';
import { requestReconsideration } from './verbs/request-reconsideration.ts';
import { requestReview } from './verbs/request-review.ts';
import { requestSupplement } from './verbs/request-supplement.ts';
import { resolveOnTheSpot } from './verbs/resolve-on-the-spot.ts';
import { resumeHandling } from './verbs/resume.ts';
import { returnComplaint } from './verbs/return.ts';
import { recordIdentityReveal } from './verbs/reveal-identity.ts';
import { sealFile } from './verbs/seal-file.ts';
import { submitStatement } from './verbs/statement.ts';
import { superviseComplaint } from './verbs/supervise.ts';
import { supplementComplaint } from './verbs/supplement.ts';
import { takeBackWithdrawal } from './verbs/take-back-withdrawal.ts';
import { verifyWithdrawal } from './verbs/verify-withdrawal.ts';
import { withdrawComplaint } from './verbs/withdraw.ts';

/** The law of every verb but registration, which has no complaint to look at yet. */
export const verbs: { readonly [Name in Exclude<VerbName, 'RegisterComplaint'>]: Verb<Name> } = {
  SupplementComplaint: supplementComplaint,
  DispatchComplaint: dispatchComplaint,
  SubmitStatement: submitStatement,
  ReplyToComplainant: replyToComplainant,
  RecordSatisfaction: recordSatisfaction,
  CloseComplaint: closeComplaint,
  RecordIdentityReveal: recordIdentityReveal,
  FireDueSteps: fireDueSteps,
  SealFile: sealFile,
  RecordBounce: recordBounce,
  MarkAsSpam: markAsSpam,
  LiftSpamMark: liftSpamMark,
  CloseAsSpam: closeAsSpam,
  ClassifyComplaint: classifyComplaint,
  AcceptComplaint: acceptComplaint,
  DeclineComplaint: declineComplaint,
  ResolveOnTheSpot: resolveOnTheSpot,
  RequestSupplement: requestSupplement,
  AcknowledgeReceipt: acknowledgeReceipt,
  ReturnComplaint: returnComplaint,
  AssignHandler: assignHandler,
  ConsolidateStatements: consolidateStatements,
  RequestExtension: requestExtension,
  GrantExtension: grantExtension,
  RefuseExtension: refuseExtension,
  PauseHandling: pauseHandling,
  ResumeHandling: resumeHandling,
  AgreeDate: agreeDate,
  ReportLateness: reportLateness,
  InformComplainant: informComplainant,
  RecordFollowUp: recordFollowUp,
  ArchiveComplaint: archiveComplaint,
  WithdrawComplaint: withdrawComplaint,
  VerifyWithdrawal: verifyWithdrawal,
  ReopenComplaint: reopenComplaint,
  RequestReview: requestReview,
  DecideReview: decideReview,
  RequestReconsideration: requestReconsideration,
  DecideReconsideration: decideReconsideration,
  SuperviseComplaint: superviseComplaint,
  AnswerSupervision: answerSupervision,
  RemindHandler: remindHandler,
  EscalateComplaint: escalateComplaint,
  HandOver: handOver,
  RecordCompensation: recordCompensation,
  AttributeResponsibility: attributeResponsibility,
  RecordSanction: recordSanction,
  AppealSanction: appealSanction,
  DecideSanctionAppeal: decideSanctionAppeal,
  RecordCorrectiveAction: recordCorrectiveAction,
  CheckEffect: checkEffect,
  LinkComplaint: linkComplaint,
  FlagMalicious: flagMalicious,
  DecideMalicious: decideMalicious,
  CompleteDuty: completeDuty,
  DecideApproval: decideApproval,
  AddNote: addNote,
  AttachEvidence: attachEvidence,
  AdoptRules: adoptRules,
  AnswerDate: answerDate,
  ProposeDate: proposeDate,
  TakeBackWithdrawal: takeBackWithdrawal,
  RequestErasure: requestErasure,
  EraseIdentity: eraseIdentity,
  RefuseErasure: refuseErasure,
  ReplaceReceiptCode: replaceReceiptCode,
  RequestReceiptCopy: requestReceiptCopy,
};
