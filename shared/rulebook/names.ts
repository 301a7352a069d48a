import * as z from 'zod';

/**
 * What can be done to a complaint, by the names that rules use. The complaint core has one file for each of them; which
 * of them are open to whom, when and with what content is the rulebook's.
 */
export const verbNames = [
  'RegisterComplaint',
  'SupplementComplaint',
  'ClassifyComplaint',
  'AcceptComplaint',
  'DeclineComplaint',
  'ResolveOnTheSpot',
  'RequestSupplement',
  'DispatchComplaint',
  'AcknowledgeReceipt',
  'ReturnComplaint',
  'AssignHandler',
  'SubmitStatement',
  'ConsolidateStatements',
  'RequestExtension',
  'GrantExtension',
  'RefuseExtension',
  'PauseHandling',
  'ResumeHandling',
  'AgreeDate',
  'ProposeDate',
  'AnswerDate',
  'ReportLateness',
  'InformComplainant',
  'ReplyToComplainant',
  'RecordSatisfaction',
  'RecordFollowUp',
  'CloseComplaint',
  'ArchiveComplaint',
  'WithdrawComplaint',
  'VerifyWithdrawal',
  'TakeBackWithdrawal',
  'ReopenComplaint',
  'RequestReview',
  'DecideReview',
  'RequestReconsideration',
  'DecideReconsideration',
  'SuperviseComplaint',
  'AnswerSupervision',
  'RemindHandler',
  'EscalateComplaint',
  'HandOver',
  'RecordCompensation',
  'AttributeResponsibility',
  'RecordSanction',
  'AppealSanction',
  'DecideSanctionAppeal',
  'RecordCorrectiveAction',
  'CheckEffect',
  'LinkComplaint',
  'FlagMalicious',
  'DecideMalicious',
  'CompleteDuty',
  'DecideApproval',
  'AddNote',
  'AttachEvidence',
  'RecordIdentityReveal',
  'RequestErasure',
  'EraseIdentity',
  'RefuseErasure',
  'ReplaceReceiptCode',
  'RequestReceiptCopy',
  'AdoptRules',
  'FireDueSteps',
  'SealFile',
  'RecordBounce',
  'MarkAsSpam',
  'LiftSpamMark',
  'CloseAsSpam',
] as const;
export const VerbName = z.enum(verbNames);
export type VerbName = z.infer<typeof VerbName>;

/** What can have happened to a complaint, by the names that rules use: the types of its events. */
export const factNames = [
  'ComplaintRegistered',
  'ComplaintSupplemented',
  'ComplaintClassified',
  'ComplaintAccepted',
  'ComplaintDeclined',
  'ComplaintResolvedOnTheSpot',
  'SupplementRequested',
  'ComplaintDispatched',
  'ReceiptAcknowledged',
  'ComplaintReturned',
  'HandlerAssigned',
  'StatementSubmitted',
  'StatementWaived',
  'StatementsConsolidated',
  'ExtensionRequested',
  'ExtensionGranted',
  'ExtensionRefused',
  'HandlingPaused',
  'HandlingResumed',
  'DateProposed',
  'DateAgreed',
  'DateRefused',
  'LatenessReported',
  'ComplainantInformed',
  'ComplaintReplied',
  'SatisfactionRecorded',
  'FollowUpRecorded',
  'ComplaintClosed',
  'ComplaintArchived',
  'WithdrawalRequested',
  'WithdrawalVerified',
  'WithdrawalTakenBack',
  'ComplaintReopened',
  'ReviewRequested',
  'ReviewDecided',
  'ReconsiderationRequested',
  'ReconsiderationDecided',
  'SupervisionOrdered',
  'SupervisionAnswered',
  'HandlerUrged',
  'LevelRaised',
  'ComplaintHandedOver',
  'CompensationRecorded',
  'ResponsibilityAttributed',
  'SanctionRecorded',
  'SanctionAppealed',
  'SanctionAppealDecided',
  'CorrectiveActionRecorded',
  'EffectChecked',
  'ComplaintLinked',
  'MaliciousFlagged',
  'MaliciousDecided',
  'DutyRaised',
  'DutyCompleted',
  'ApprovalRequested',
  'ApprovalGiven',
  'ApprovalRefused',
  'NoteAdded',
  'EvidenceAttached',
  'IdentityRevealed',
  'ErasureRequested',
  'IdentityErased',
  'ErasureRefused',
  'ReceiptCodeReplaced',
  'ReceiptCopyRequested',
  'RulesAdopted',
  'HandlerReminded',
  'DeadlineMissed',
  'ComplaintEscalated',
  'PenaltyIncurred',
  'FileSealed',
  'NoticeBounced',
  'MarkedAsSpam',
  'SpamMarkLifted',
] as const;
export const FactName = z.enum(factNames);
export type FactName = z.infer<typeof FactName>;

/** Where a complaint stands. Derived from its events, never set; a rulebook may give the stages other labels. */
export const stages = ['registered', 'accepted', 'dispatched', 'stated', 'replied', 'closed', 'archived'] as const;
export const Stage = z.enum(stages);
export type Stage = z.infer<typeof Stage>;

/** Whether the organisation knows who complains, and whether handlers do. */
export const IdentityMode = z.enum(['named', 'confidential', 'anonymous']);
export type IdentityMode = z.infer<typeof IdentityMode>;

/** From outside, or from the organisation's own staff: a stream of its own with its own rules. */
export const Stream = z.enum(['external', 'internal']);
export type Stream = z.infer<typeof Stream>;

/** 境内 / 境外: where the matter belongs. Foreign takes in Hong Kong, Macao and Taiwan, as 境外 does in law. */
export const Origin = z.enum(['domestic', 'foreign']);
export type Origin = z.infer<typeof Origin>;

/** 撤诉: asked for, found to be the complainant's own wish, or found to be made under pressure. */
export const Withdrawal = z.enum(['requested', 'voluntary', 'coerced']);
export type Withdrawal = z.infer<typeof Withdrawal>;

/** 投诉 / 建议 / 表扬 / 咨询: the same intake, counted apart. */
export const IntakeKind = z.enum(['complaint', 'suggestion', 'praise', 'enquiry']);
export type IntakeKind = z.infer<typeof IntakeKind>;

/**
 * 可疑迹象: why a complaint was put into the spam box as it arrived. `trap`: a field that people do not see was filled in;
 * `haste`: sent faster than a person can; `noPage`: not sent from a page of ours; `links`: mostly addresses of other sites;
 * `flood`: many others were sent at the same time.
 */
export const SpamSign = z.enum(['trap', 'haste', 'noPage', 'links', 'flood']);
export type SpamSign = z.infer<typeof SpamSign>;
