import * as z from 'zod';
import { AcceptComplaint } from './verbs/accept.ts';
import { AcknowledgeReceipt } from './verbs/acknowledge-receipt.ts';
import { AddNote } from './verbs/add-note.ts';
import { AdoptRules } from './verbs/adopt-rules.ts';
import { AgreeDate } from './verbs/agree-date.ts';
import { AnswerDate } from './verbs/answer-date.ts';
import { AnswerSupervision } from './verbs/answer-supervision.ts';
import { AppealSanction } from './verbs/appeal-sanction.ts';
import { ArchiveComplaint } from './verbs/archive.ts';
import { AssignHandler } from './verbs/assign-handler.ts';
import { AttachEvidence } from './verbs/attach-evidence.ts';
import { AttributeResponsibility } from './verbs/attribute-responsibility.ts';
import { CheckEffect } from './verbs/check-effect.ts';
import { ClassifyComplaint } from './verbs/classify.ts';
import { CloseAsSpam } from './verbs/close-as-spam.ts';
import { CloseComplaint } from './verbs/close.ts';
import { CompleteDuty } from './verbs/complete-duty.ts';
import { ConsolidateStatements } from './verbs/consolidate.ts';
import { DecideApproval } from './verbs/decide-approval.ts';
import { DecideMalicious } from './verbs/decide-malicious.ts';
import { DecideReconsideration } from './verbs/decide-reconsideration.ts';
import { DecideReview } from './verbs/decide-review.ts';
import { DecideSanctionAppeal } from './verbs/decide-sanction-appeal.ts';
import { DeclineComplaint } from './verbs/decline.ts';
import { DispatchComplaint } from './verbs/dispatch.ts';
import { EraseIdentity } from './verbs/erase-identity.ts';
import { EscalateComplaint } from './verbs/escalate.ts';
import { FireDueSteps } from './verbs/fire-due-steps.ts';
import { SealFile } from './verbs/seal-file.ts';
import { FlagMalicious } from './verbs/flag-malicious.ts';
import { RecordFollowUp } from './verbs/follow-up.ts';
import { GrantExtension } from './verbs/grant-extension.ts';
import { HandOver } from './verbs/hand-over.ts';
import { InformComplainant } from './verbs/inform-complainant.ts';
import { LiftSpamMark } from './verbs/lift-spam-mark.ts';
import { LinkComplaint } from './verbs/link.ts';
import { MarkAsSpam } from './verbs/mark-as-spam.ts';
import { PauseHandling } from './verbs/pause.ts';
import { ProposeDate } from './verbs/propose-date.ts';
import { RecordSatisfaction } from './verbs/rate.ts';
import { RecordBounce } from './verbs/record-bounce.ts';
import { RecordCompensation } from './verbs/record-compensation.ts';
import { RecordCorrectiveAction } from './verbs/record-corrective-action.ts';
import { RecordSanction } from './verbs/record-sanction.ts';
import { RefuseErasure } from './verbs/refuse-erasure.ts';
import { RefuseExtension } from './verbs/refuse-extension.ts';
import { RegisterComplaint } from './verbs/register.ts';
import { RemindHandler } from './verbs/remind-handler.ts';
import { ReopenComplaint } from './verbs/reopen.ts';
import { ReplaceReceiptCode } from './verbs/replace-receipt-code.ts';
import { ReplyToComplainant } from './verbs/reply.ts';
import { ReportLateness } from './verbs/report-lateness.ts';
import { RequestErasure } from './verbs/request-erasure.ts';
import { RequestExtension } from './verbs/request-extension.ts';
import { RequestReceiptCopy } from './verbs/request-receipt-copy.ts';
import { RequestReconsideration } from './verbs/request-reconsideration.ts';
import { RequestReview } from './verbs/request-review.ts';
import { RequestSupplement } from './verbs/request-supplement.ts';
import { ResolveOnTheSpot } from './verbs/resolve-on-the-spot.ts';
import { ResumeHandling } from './verbs/resume.ts';
import { ReturnComplaint } from './verbs/return.ts';
import { RecordIdentityReveal } from './verbs/reveal-identity.ts';
import { SubmitStatement } from './verbs/statement.ts';
import { SuperviseComplaint } from './verbs/supervise.ts';
import { SupplementComplaint } from './verbs/supplement.ts';
import { TakeBackWithdrawal } from './verbs/take-back-withdrawal.ts';
import { VerifyWithdrawal } from './verbs/verify-withdrawal.ts';
import { WithdrawComplaint } from './verbs/withdraw.ts';

/** Every verb with its content. */
export const ComplaintCommand = z.discriminatedUnion('type', [
  RegisterComplaint,
  SupplementComplaint,
  DispatchComplaint,
  SubmitStatement,
  ReplyToComplainant,
  RecordSatisfaction,
  CloseComplaint,
  RecordIdentityReveal,
  FireDueSteps,
  SealFile,
  RecordBounce,
  ClassifyComplaint,
  AcceptComplaint,
  DeclineComplaint,
  ResolveOnTheSpot,
  RequestSupplement,
  AcknowledgeReceipt,
  ReturnComplaint,
  AssignHandler,
  ConsolidateStatements,
  RequestExtension,
  GrantExtension,
  RefuseExtension,
  PauseHandling,
  ResumeHandling,
  AgreeDate,
  ReportLateness,
  InformComplainant,
  RecordFollowUp,
  ArchiveComplaint,
  WithdrawComplaint,
  VerifyWithdrawal,
  ReopenComplaint,
  RequestReview,
  DecideReview,
  RequestReconsideration,
  DecideReconsideration,
  SuperviseComplaint,
  AnswerSupervision,
  RemindHandler,
  EscalateComplaint,
  HandOver,
  RecordCompensation,
  AttributeResponsibility,
  RecordSanction,
  AppealSanction,
  DecideSanctionAppeal,
  RecordCorrectiveAction,
  CheckEffect,
  LinkComplaint,
  FlagMalicious,
  DecideMalicious,
  CompleteDuty,
  DecideApproval,
  AddNote,
  AttachEvidence,
  AdoptRules,
  AnswerDate,
  ProposeDate,
  TakeBackWithdrawal,
  RequestErasure,
  EraseIdentity,
  RefuseErasure,
  ReplaceReceiptCode,
  RequestReceiptCopy,
  MarkAsSpam,
  LiftSpamMark,
  CloseAsSpam,
]);
export type ComplaintCommand = z.infer<typeof ComplaintCommand>;

/** The command of one verb. */
export type CommandOf<Name extends ComplaintCommand['type']> = Extract<ComplaintCommand, { readonly type: Name }>;

/** A verb on a complaint that exists. */
export type RunningCommand = Exclude<ComplaintCommand, { readonly type: 'RegisterComplaint' }>;
