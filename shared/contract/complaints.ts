import * as z from 'zod';
import { ActorId, eventTypes } from '../complaint/events.ts';
import { StaffFile } from './files.ts';
import { ClockState, DepartmentState, Particulars } from '../complaint/state.ts';
import { IdentityMode, Stage, type VerbName } from '../rulebook/names.ts';
import { ComplaintId, StaffId, TermId } from '../kernel/ids.ts';
import { Language } from '../kernel/text.ts';
import { keysOf } from '../kernel/keys-of.ts';
import { Instant, IsoDate } from '../kernel/time.ts';
import { ShareRule } from '../rulebook/schema/accountability.ts';
import { EntryName } from '../rulebook/schema/rules.ts';
import { RegisterComplaint } from '../complaint/verbs/register.ts';

/** `GET /api/complaints`: one page of a queue, the most urgent first. `late` comes before `open`. */
export const QueueQuery = z.strictObject({
  queue: z.union([z.literal('centre'), TermId]).default('centre'),
  /** `spam` holds what is taken for spam: neither late nor open. */
  state: z.enum(['late', 'open', 'closed', 'spam']).default('open'),
  cursor: z.string().max(600).optional(),
});
export type QueueQuery = z.infer<typeof QueueQuery>;

export const QueueItem = z.strictObject({
  id: ComplaintId,
  number: z.string(),
  stage: Stage,
  channel: TermId,
  category: TermId,
  identityMode: IdentityMode,
  registeredAt: Instant,
  dueAt: Instant.optional(),
  lead: TermId.optional(),
  isEscalated: z.boolean(),
  /** The complainant said that somebody was in danger. */
  inDanger: z.literal(true).optional(),
  /** Since when the complainant waits for a word of ours. */
  unansweredSince: Instant.optional(),
});
export type QueueItem = z.infer<typeof QueueItem>;

export const QueuePage = z.strictObject({ items: z.array(QueueItem), cursor: z.string().optional() });
export type QueuePage = z.infer<typeof QueuePage>;

/** Why a date is the date: the ledger of days, and the same in sentences of the language asked for. */
export const ClockView = ClockState.extend({
  isPublic: z.boolean(),
  why: z.strictObject({
    sentences: z.array(z.string()),
    days: z.array(
      z.strictObject({
        day: IsoDate,
        /** The n-th day that counts, or null for one that does not. */
        counted: z.int().nullable(),
        reason: z.string(),
        name: z.record(z.string(), z.string()).optional(),
      }),
    ),
    rule: z.string(),
    source: z.string().optional(),
  }),
});
export type ClockView = z.infer<typeof ClockView>;

/** One event as people read it. */
export const TimelineEntry = z.strictObject({
  seq: z.int().positive(),
  at: Instant,
  type: z.enum(eventTypes),
  actor: z.strictObject({ id: ActorId, name: z.string().optional() }),
  /** Who ordered what a job carried out. */
  orderedBy: z.strictObject({ id: StaffId, name: z.string().optional() }).optional(),
  data: z.record(z.string(), z.unknown()),
  texts: z.record(z.string(), z.string()).optional(),
  /** True where a text was lawfully removed. */
  isRedacted: z.boolean().optional(),
});
export type TimelineEntry = z.infer<typeof TimelineEntry>;

/** The verbs of staff by the last part of their address: `POST /api/complaints/{id}/<verb>`. */
export const staffVerbs = {
  classify: 'ClassifyComplaint',
  accept: 'AcceptComplaint',
  decline: 'DeclineComplaint',
  'resolve-on-the-spot': 'ResolveOnTheSpot',
  'request-supplement': 'RequestSupplement',
  dispatch: 'DispatchComplaint',
  'acknowledge-receipt': 'AcknowledgeReceipt',
  return: 'ReturnComplaint',
  'assign-handler': 'AssignHandler',
  statement: 'SubmitStatement',
  consolidate: 'ConsolidateStatements',
  'request-extension': 'RequestExtension',
  'grant-extension': 'GrantExtension',
  'refuse-extension': 'RefuseExtension',
  pause: 'PauseHandling',
  resume: 'ResumeHandling',
  'agree-date': 'AgreeDate',
  'propose-date': 'ProposeDate',
  'answer-date': 'AnswerDate',
  'report-lateness': 'ReportLateness',
  'inform-complainant': 'InformComplainant',
  reply: 'ReplyToComplainant',
  satisfaction: 'RecordSatisfaction',
  'follow-up': 'RecordFollowUp',
  close: 'CloseComplaint',
  archive: 'ArchiveComplaint',
  withdraw: 'WithdrawComplaint',
  'verify-withdrawal': 'VerifyWithdrawal',
  'take-back-withdrawal': 'TakeBackWithdrawal',
  reopen: 'ReopenComplaint',
  'request-review': 'RequestReview',
  'decide-review': 'DecideReview',
  'request-reconsideration': 'RequestReconsideration',
  'decide-reconsideration': 'DecideReconsideration',
  supervise: 'SuperviseComplaint',
  'answer-supervision': 'AnswerSupervision',
  'remind-handler': 'RemindHandler',
  escalate: 'EscalateComplaint',
  'hand-over': 'HandOver',
  'record-compensation': 'RecordCompensation',
  'attribute-responsibility': 'AttributeResponsibility',
  'record-sanction': 'RecordSanction',
  'appeal-sanction': 'AppealSanction',
  'decide-sanction-appeal': 'DecideSanctionAppeal',
  'record-corrective-action': 'RecordCorrectiveAction',
  'check-effect': 'CheckEffect',
  link: 'LinkComplaint',
  'flag-malicious': 'FlagMalicious',
  'decide-malicious': 'DecideMalicious',
  'complete-duty': 'CompleteDuty',
  'decide-approval': 'DecideApproval',
  'add-note': 'AddNote',
  'adopt-rules': 'AdoptRules',
  'request-erasure': 'RequestErasure',
  'erase-identity': 'EraseIdentity',
  'refuse-erasure': 'RefuseErasure',
  'mark-as-spam': 'MarkAsSpam',
  'lift-spam-mark': 'LiftSpamMark',
  'close-as-spam': 'CloseAsSpam',
} as const satisfies Readonly<Record<string, VerbName>>;
export type StaffVerb = keyof typeof staffVerbs;
export const StaffVerb = z.enum(keysOf(staffVerbs));

/** `GET /api/complaints/{id}`; the ETag is the version. */
export const ComplaintView = z.strictObject({
  id: ComplaintId,
  version: z.int().positive(),
  number: z.string(),
  stage: Stage,
  language: Language,
  channel: TermId,
  category: TermId,
  identityMode: IdentityMode,
  hasContact: z.boolean(),
  registeredAt: Instant,
  rulebookVersion: z.int().positive(),
  calendarVersion: z.int().positive(),
  departments: z.array(DepartmentState),
  particulars: Particulars,
  clocks: z.array(ClockView),
  satisfaction: TermId.optional(),
  isEscalated: z.boolean(),
  isLate: z.boolean(),
  closedAt: Instant.optional(),
  attachments: z.array(StaffFile),
  timeline: z.array(TimelineEntry),
  /** What the signed-in person may do now. */
  allowed: z.array(StaffVerb),
  mayRevealIdentity: z.boolean(),
  /** Whether they may hand out a new receipt code, after checking who asks. */
  mayReplaceCode: z.boolean(),
  /** Whom the rulebook's routing proposes to send it to next. */
  proposedLead: z
    .strictObject({ route: TermId, unit: TermId, coDepartments: z.array(TermId).readonly().optional() })
    .optional(),
  /** For whoever accounts for it: who bears how much by the rules, which measures may be applied, and how each comes about. */
  proposedAccounting: z
    .strictObject({
      shares: z.array(z.strictObject({ rule: TermId, role: ShareRule.shape.role, percent: z.number() })).readonly(),
      measures: z
        .array(
          z.strictObject({
            rule: TermId,
            measure: TermId,
            amount: z.number().optional(),
            range: z.strictObject({ from: z.number(), to: z.number() }).optional(),
            how: z.array(z.string()).readonly(),
          }),
        )
        .readonly(),
    })
    .optional(),
});
export type ComplaintView = z.infer<typeof ComplaintView>;

/**
 * `POST /api/complaints`: registration by staff, for what came by phone, letter, visit or box. `Idempotency-Key` names the
 * filing, so that sending it twice files it once; the answer is the new ComplaintView.
 */
export const RegisterBody = RegisterComplaint.omit({
  type: true,
  id: true,
  number: true,
  hasContact: true,
  given: true,
  files: true,
  repeatOf: true,
  place: true,
  suspicion: true,
}).extend({
  identity: z
    .strictObject({
      name: z.string().trim().min(1).max(60).optional(),
      phone: z.string().trim().min(3).max(40).optional(),
      email: z.email().max(254).optional(),
      address: z.string().trim().min(1).max(300).optional(),
      idNumber: z.string().trim().min(1).max(40).optional(),
    })
    .optional(),
  /** What else is on the form: a signature, a representative. */
  given: z.array(EntryName).optional(),
  /** The complaint that this one repeats 二次投诉; that one is marked as taken up again. */
  repeatOf: ComplaintId.optional(),
});
export type RegisterBody = z.infer<typeof RegisterBody>;

/**
 * The body of a verb is the verb's own schema without its type, see shared/complaint/verbs; all need `If-Match` with the
 * version and answer the new ComplaintView.
 */
/** `POST /api/complaints/{id}/identity`: shows who complains, and writes down who looked and why. */
export const RevealBody = z.strictObject({ reason: z.string().trim().min(1).max(500) });
export const IdentityView = z.strictObject({
  name: z.string().optional(),
  phone: z.string().optional(),
  email: z.string().optional(),
  address: z.string().optional(),
  idNumber: z.string().optional(),
  /** Whom it is about where somebody else complains, and what they are to each other. */
  affectedPerson: z.string().optional(),
  relation: z.string().optional(),
  organisationName: z.string().optional(),
  /** Who speaks for a group: name and how to reach them. */
  representatives: z.array(z.string()).optional(),
});
export type IdentityView = z.infer<typeof IdentityView>;

/** `POST /api/complaints/{id}/receipt-code`: hands out a new code; the old one stops. `reason`: how it was checked who asks. */
export const NewCodeBody = z.strictObject({ reason: z.string().trim().min(1).max(500) });
export const NewCodeView = z.strictObject({ number: z.string(), code: z.string().regex(/^\d{16}$/) });

/** `GET /api/complaints/{id}/files/{fileId}`: a short-lived address on the files host. */
export const FileView = z.strictObject({ url: z.string() });

/** `GET /api/complaints/{id}/dossier`: every step with its digest, and whether the two chains hold. */
export const DossierView = z.strictObject({
  number: z.string(),
  events: z.array(
    TimelineEntry.extend({
      schema: z.int().positive(),
      hash: z.string(),
      prev: z.string().nullable(),
      textDigests: z.record(z.string(), z.string()),
      isIntact: z.boolean(),
    }),
  ),
  accesses: z.array(
    z.strictObject({
      seq: z.int().positive(),
      at: Instant,
      actor: z.strictObject({ id: ActorId, name: z.string().optional() }),
      what: z.enum(['complaint', 'identity', 'contact', 'dossier', 'file', 'original']),
      hash: z.string(),
      isIntact: z.boolean(),
    }),
  ),
  isIntact: z.boolean(),
});
export type DossierView = z.infer<typeof DossierView>;
