import type { Evolve } from './verb.ts';
import type { EventType } from './events.ts';
import { evolveAccepted } from './verbs/accept.ts';
import { evolveReceiptAcknowledged } from './verbs/acknowledge-receipt.ts';
import { evolveNoteAdded } from './verbs/add-note.ts';
import { evolveRulesAdopted } from './verbs/adopt-rules.ts';
import { evolveDateAgreed } from './verbs/agree-date.ts';
import { evolveDateRefused } from './verbs/answer-date.ts';
import { evolveSupervisionAnswered } from './verbs/answer-supervision.ts';
import { evolveSanctionAppealed } from './verbs/appeal-sanction.ts';
import { evolveArchived } from './verbs/archive.ts';
import { evolveHandlerAssigned } from './verbs/assign-handler.ts';
import { evolveEvidenceAttached } from './verbs/attach-evidence.ts';
import { evolveResponsibilityAttributed } from './verbs/attribute-responsibility.ts';
import { evolveEffectChecked } from './verbs/check-effect.ts';
import { evolveClassified } from './verbs/classify.ts';
import { evolveClosed } from './verbs/close.ts';
import { evolveDutyCompleted } from './verbs/complete-duty.ts';
import { evolveConsolidated } from './verbs/consolidate.ts';
import { evolveApprovalGiven, evolveApprovalRefused, evolveApprovalRequested } from './verbs/decide-approval.ts';
import { evolveMaliciousDecided } from './verbs/decide-malicious.ts';
import { evolveReconsiderationDecided } from './verbs/decide-reconsideration.ts';
import { evolveReviewDecided } from './verbs/decide-review.ts';
import { evolveSanctionAppealDecided } from './verbs/decide-sanction-appeal.ts';
import { evolveDeclined } from './verbs/decline.ts';
import { evolveDispatched } from './verbs/dispatch.ts';
import { evolveIdentityErased } from './verbs/erase-identity.ts';
import { evolveLevelRaised } from './verbs/escalate.ts';
import {
  evolveDutyRaised,
  evolveEscalated,
  evolveMissed,
  evolvePenaltyIncurred,
  evolveReminded,
  evolveWaived,
} from './verbs/fire-due-steps.ts';
import { evolveMaliciousFlagged } from './verbs/flag-malicious.ts';
import { evolveFollowUpRecorded } from './verbs/follow-up.ts';
import { evolveExtensionGranted } from './verbs/grant-extension.ts';
import { evolveHandedOver } from './verbs/hand-over.ts';
import { evolveInformed } from './verbs/inform-complainant.ts';
import { evolveSpamMarkLifted } from './verbs/lift-spam-mark.ts';
import { evolveLinked } from './verbs/link.ts';
import { evolveMarkedAsSpam } from './verbs/mark-as-spam.ts';
import { evolvePaused } from './verbs/pause.ts';
import { evolveDateProposed } from './verbs/propose-date.ts';
import { evolveRated } from './verbs/rate.ts';
import { evolveCompensationRecorded } from './verbs/record-compensation.ts';
import { evolveCorrectiveActionRecorded } from './verbs/record-corrective-action.ts';
import { evolveSanctionRecorded } from './verbs/record-sanction.ts';
import { evolveErasureRefused } from './verbs/refuse-erasure.ts';
import { evolveExtensionRefused } from './verbs/refuse-extension.ts';
import { evolveHandlerUrged } from './verbs/remind-handler.ts';
import { evolveReopened } from './verbs/reopen.ts';
import { evolveReceiptCodeReplaced } from './verbs/replace-receipt-code.ts';
import { evolveReplied } from './verbs/reply.ts';
import { evolveLatenessReported } from './verbs/report-lateness.ts';
import { evolveErasureRequested } from './verbs/request-erasure.ts';
import { evolveExtensionRequested } from './verbs/request-extension.ts';
import { evolveReceiptCopyRequested } from './verbs/request-receipt-copy.ts';
import { evolveReconsiderationRequested } from './verbs/request-reconsideration.ts';
import { evolveReviewRequested } from './verbs/request-review.ts';
import { evolveSupplementRequested } from './verbs/request-supplement.ts';
import { evolveResolvedOnTheSpot } from './verbs/resolve-on-the-spot.ts';
import { evolveResumed } from './verbs/resume.ts';
import { evolveReturned } from './verbs/return.ts';
import { evolveRevealed } from './verbs/reveal-identity.ts';
import { evolveBounced } from './verbs/record-bounce.ts';
import { evolveSealed } from './verbs/seal-file.ts';
import { evolveStated } from './verbs/statement.ts';
import { evolveSupervisionOrdered } from './verbs/supervise.ts';
import { evolveSupplemented } from './verbs/supplement.ts';
import { evolveWithdrawalTakenBack } from './verbs/take-back-withdrawal.ts';
import { evolveWithdrawalVerified } from './verbs/verify-withdrawal.ts';
import { evolveWithdrawalRequested } from './verbs/withdraw.ts';

/** What each fact makes of a complaint. */
export const evolvers: { readonly [Type in Exclude<EventType, 'ComplaintRegistered'>]: Evolve<Type> } = {
  ComplaintSupplemented: evolveSupplemented,
  ComplaintDispatched: evolveDispatched,
  StatementSubmitted: evolveStated,
  ComplaintReplied: evolveReplied,
  SatisfactionRecorded: evolveRated,
  ComplaintClosed: evolveClosed,
  IdentityRevealed: evolveRevealed,
  HandlerReminded: evolveReminded,
  DeadlineMissed: evolveMissed,
  ComplaintEscalated: evolveEscalated,
  StatementWaived: evolveWaived,
  PenaltyIncurred: evolvePenaltyIncurred,
  DutyRaised: evolveDutyRaised,
  ComplaintClassified: evolveClassified,
  ComplaintAccepted: evolveAccepted,
  ComplaintDeclined: evolveDeclined,
  ComplaintResolvedOnTheSpot: evolveResolvedOnTheSpot,
  SupplementRequested: evolveSupplementRequested,
  ReceiptAcknowledged: evolveReceiptAcknowledged,
  ComplaintReturned: evolveReturned,
  HandlerAssigned: evolveHandlerAssigned,
  StatementsConsolidated: evolveConsolidated,
  ExtensionRequested: evolveExtensionRequested,
  ExtensionGranted: evolveExtensionGranted,
  ExtensionRefused: evolveExtensionRefused,
  HandlingPaused: evolvePaused,
  HandlingResumed: evolveResumed,
  DateAgreed: evolveDateAgreed,
  LatenessReported: evolveLatenessReported,
  ComplainantInformed: evolveInformed,
  FollowUpRecorded: evolveFollowUpRecorded,
  ComplaintArchived: evolveArchived,
  WithdrawalRequested: evolveWithdrawalRequested,
  WithdrawalVerified: evolveWithdrawalVerified,
  ComplaintReopened: evolveReopened,
  ReviewRequested: evolveReviewRequested,
  ReviewDecided: evolveReviewDecided,
  ReconsiderationRequested: evolveReconsiderationRequested,
  ReconsiderationDecided: evolveReconsiderationDecided,
  SupervisionOrdered: evolveSupervisionOrdered,
  SupervisionAnswered: evolveSupervisionAnswered,
  HandlerUrged: evolveHandlerUrged,
  LevelRaised: evolveLevelRaised,
  ComplaintHandedOver: evolveHandedOver,
  CompensationRecorded: evolveCompensationRecorded,
  ResponsibilityAttributed: evolveResponsibilityAttributed,
  SanctionRecorded: evolveSanctionRecorded,
  SanctionAppealed: evolveSanctionAppealed,
  SanctionAppealDecided: evolveSanctionAppealDecided,
  CorrectiveActionRecorded: evolveCorrectiveActionRecorded,
  EffectChecked: evolveEffectChecked,
  ComplaintLinked: evolveLinked,
  MaliciousFlagged: evolveMaliciousFlagged,
  MaliciousDecided: evolveMaliciousDecided,
  DutyCompleted: evolveDutyCompleted,
  ApprovalRequested: evolveApprovalRequested,
  ApprovalGiven: evolveApprovalGiven,
  ApprovalRefused: evolveApprovalRefused,
  NoteAdded: evolveNoteAdded,
  EvidenceAttached: evolveEvidenceAttached,
  RulesAdopted: evolveRulesAdopted,
  FileSealed: evolveSealed,
  NoticeBounced: evolveBounced,
  MarkedAsSpam: evolveMarkedAsSpam,
  SpamMarkLifted: evolveSpamMarkLifted,
  DateRefused: evolveDateRefused,
  DateProposed: evolveDateProposed,
  WithdrawalTakenBack: evolveWithdrawalTakenBack,
  ErasureRequested: evolveErasureRequested,
  IdentityErased: evolveIdentityErased,
  ErasureRefused: evolveErasureRefused,
  ReceiptCodeReplaced: evolveReceiptCodeReplaced,
  ReceiptCopyRequested: evolveReceiptCopyRequested,
};
