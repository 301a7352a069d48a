import * as z from 'zod';
import { StaffId } from '../kernel/ids.ts';
import { keysOf } from '../kernel/keys-of.ts';
import type { Instant } from '../kernel/time.ts';
import type { FactName } from '../rulebook/names.ts';
import { ComplaintAccepted } from './verbs/accept.ts';
import { ReceiptAcknowledged } from './verbs/acknowledge-receipt.ts';
import { NoteAdded } from './verbs/add-note.ts';
import { RulesAdopted } from './verbs/adopt-rules.ts';
import { DateAgreed } from './verbs/agree-date.ts';
import { DateRefused } from './verbs/answer-date.ts';
import { SupervisionAnswered } from './verbs/answer-supervision.ts';
import { SanctionAppealed } from './verbs/appeal-sanction.ts';
import { ComplaintArchived } from './verbs/archive.ts';
import { HandlerAssigned } from './verbs/assign-handler.ts';
import { EvidenceAttached } from './verbs/attach-evidence.ts';
import { ResponsibilityAttributed } from './verbs/attribute-responsibility.ts';
import { EffectChecked } from './verbs/check-effect.ts';
import { ComplaintClassified } from './verbs/classify.ts';
import { ComplaintClosed } from './verbs/close.ts';
import { DutyCompleted } from './verbs/complete-duty.ts';
import { StatementsConsolidated } from './verbs/consolidate.ts';
import { ApprovalGiven, ApprovalRefused, ApprovalRequested } from './verbs/decide-approval.ts';
import { MaliciousDecided } from './verbs/decide-malicious.ts';
import { ReconsiderationDecided } from './verbs/decide-reconsideration.ts';
import { ReviewDecided } from './verbs/decide-review.ts';
import { SanctionAppealDecided } from './verbs/decide-sanction-appeal.ts';
import { ComplaintDeclined } from './verbs/decline.ts';
import { ComplaintDispatched } from './verbs/dispatch.ts';
import { IdentityErased } from './verbs/erase-identity.ts';
import { LevelRaised } from './verbs/escalate.ts';
import {
  ComplaintEscalated,
  DeadlineMissed,
  DutyRaised,
  HandlerReminded,
  PenaltyIncurred,
  StatementWaived,
} from './verbs/fire-due-steps.ts';
import { MaliciousFlagged } from './verbs/flag-malicious.ts';
import { FollowUpRecorded } from './verbs/follow-up.ts';
import { ExtensionGranted } from './verbs/grant-extension.ts';
import { ComplaintHandedOver } from './verbs/hand-over.ts';
import { ComplainantInformed } from './verbs/inform-complainant.ts';
import { SpamMarkLifted } from './verbs/lift-spam-mark.ts';
import { ComplaintLinked } from './verbs/link.ts';
import { MarkedAsSpam } from './verbs/mark-as-spam.ts';
import { HandlingPaused } from './verbs/pause.ts';
import { DateProposed } from './verbs/propose-date.ts';
import { SatisfactionRecorded } from './verbs/rate.ts';
import { NoticeBounced } from './verbs/record-bounce.ts';
import { CompensationRecorded } from './verbs/record-compensation.ts';
import { CorrectiveActionRecorded } from './verbs/record-corrective-action.ts';
import { SanctionRecorded } from './verbs/record-sanction.ts';
import { ErasureRefused } from './verbs/refuse-erasure.ts';
import { ExtensionRefused } from './verbs/refuse-extension.ts';
import { ComplaintRegistered } from './verbs/register.ts';
import { HandlerUrged } from './verbs/remind-handler.ts';
import { ComplaintReopened } from './verbs/reopen.ts';
import { ReceiptCodeReplaced } from './verbs/replace-receipt-code.ts';
import { ComplaintReplied } from './verbs/reply.ts';
import { LatenessReported } from './verbs/report-lateness.ts';
import { ErasureRequested } from './verbs/request-erasure.ts';
import { ExtensionRequested } from './verbs/request-extension.ts';
import { ReceiptCopyRequested } from './verbs/request-receipt-copy.ts';
import { ReconsiderationRequested } from './verbs/request-reconsideration.ts';
import { ReviewRequested } from './verbs/request-review.ts';
import { SupplementRequested } from './verbs/request-supplement.ts';
import { ComplaintResolvedOnTheSpot } from './verbs/resolve-on-the-spot.ts';
import { HandlingResumed } from './verbs/resume.ts';
import { ComplaintReturned } from './verbs/return.ts';
import { IdentityRevealed } from './verbs/reveal-identity.ts';
import { FileSealed } from './verbs/seal-file.ts';
import { StatementSubmitted } from './verbs/statement.ts';
import { SupervisionOrdered } from './verbs/supervise.ts';
import { ComplaintSupplemented } from './verbs/supplement.ts';
import { WithdrawalTakenBack } from './verbs/take-back-withdrawal.ts';
import { WithdrawalVerified } from './verbs/verify-withdrawal.ts';
import { WithdrawalRequested } from './verbs/withdraw.ts';

/**
 * The facts of a complaint, by type; each stands in the file of the verb that makes it. Free text never stands here: an
 * event names its texts by `textDigests`, and the texts lie beside it where a lawful redaction can remove them.
 */
export const eventData = {
  ComplaintRegistered,
  ComplaintSupplemented,
  ComplaintDispatched,
  StatementSubmitted,
  ComplaintReplied,
  SatisfactionRecorded,
  ComplaintClosed,
  IdentityRevealed,
  HandlerReminded,
  DeadlineMissed,
  ComplaintEscalated,
  StatementWaived,
  PenaltyIncurred,
  DutyRaised,
  ComplaintClassified,
  ComplaintAccepted,
  ComplaintDeclined,
  ComplaintResolvedOnTheSpot,
  SupplementRequested,
  ReceiptAcknowledged,
  ComplaintReturned,
  HandlerAssigned,
  StatementsConsolidated,
  ExtensionRequested,
  ExtensionGranted,
  ExtensionRefused,
  HandlingPaused,
  HandlingResumed,
  DateAgreed,
  LatenessReported,
  ComplainantInformed,
  FollowUpRecorded,
  ComplaintArchived,
  WithdrawalRequested,
  WithdrawalVerified,
  ComplaintReopened,
  ReviewRequested,
  ReviewDecided,
  ReconsiderationRequested,
  ReconsiderationDecided,
  SupervisionOrdered,
  SupervisionAnswered,
  HandlerUrged,
  LevelRaised,
  ComplaintHandedOver,
  CompensationRecorded,
  ResponsibilityAttributed,
  SanctionRecorded,
  SanctionAppealed,
  SanctionAppealDecided,
  CorrectiveActionRecorded,
  EffectChecked,
  ComplaintLinked,
  MaliciousFlagged,
  MaliciousDecided,
  DutyCompleted,
  ApprovalRequested,
  ApprovalGiven,
  ApprovalRefused,
  NoteAdded,
  EvidenceAttached,
  RulesAdopted,
  DateRefused,
  DateProposed,
  WithdrawalTakenBack,
  ErasureRequested,
  IdentityErased,
  ErasureRefused,
  ReceiptCodeReplaced,
  ReceiptCopyRequested,
  FileSealed,
  NoticeBounced,
  MarkedAsSpam,
  SpamMarkLifted,
} as const satisfies Record<FactName, z.ZodType>;

export type EventType = keyof typeof eventData;
export const eventTypes: readonly EventType[] = keysOf(eventData);

/** The names of free texts an event may carry. */
export const textNames = [
  'narrative',
  'statement',
  'reply',
  'comment',
  'reason',
  'fileNames',
  'elements',
  'opinion',
  'notice',
  'request',
  'measure',
  'effect',
  'note',
  'parties',
  'explanation',
  'answers',
] as const;
export type TextName = (typeof textNames)[number];
export type EventTexts = Readonly<Partial<Record<TextName, string>>>;

export type EventData<Type extends EventType> = z.infer<(typeof eventData)[Type]>;

/** Who acted: a member of staff, the complainant through the public pages, or the rules themselves. */
export const ActorId = z.union([StaffId, z.literal('complainant'), z.literal('system')]);
export type ActorId = z.infer<typeof ActorId>;

/** A fact that was decided and not yet written. */
export type DecidedEvent = {
  readonly [Type in EventType]: { readonly type: Type; readonly data: EventData<Type>; readonly texts?: EventTexts };
}[EventType];

/** A fact of the log as evolve sees it. `seq` counts from 1. */
export type ComplaintEvent = {
  readonly [Type in EventType]: {
    readonly type: Type;
    readonly seq: number;
    readonly at: Instant;
    readonly actorId: ActorId;
    readonly data: EventData<Type>;
  };
}[EventType];
export type EventOf<Type extends EventType> = Extract<ComplaintEvent, { readonly type: Type }>;
