import * as z from 'zod';
import type { EventType } from '../complaint/events.ts';
import { ClockStatus } from '../complaint/state.ts';
import { Stage } from '../rulebook/names.ts';
import { TermId } from '../kernel/ids.ts';
import { Language, LocalText } from '../kernel/text.ts';
import { Instant, IsoDate } from '../kernel/time.ts';
import { FormRules, QuestionView, optionalLine } from './filing.ts';
import { AfterRating, ErasureView, KeepingView, OpenAction, OverAction, Proof, ProposedDate } from './following.ts';
import { AttachedFile } from './files.ts';
import { PublicProfile } from './profile.ts';

/** A clock as the public is told about it. */
export const PublicClock = z.strictObject({
  clock: TermId,
  label: LocalText,
  status: ClockStatus,
  startedAt: Instant,
  dueAt: Instant,
  dueOn: IsoDate,
  isProvisional: z.boolean(),
  /** Sentences that say why this date. */
  why: z.array(z.string()),
});
export type PublicClock = z.infer<typeof PublicClock>;

const texts = z.array(LocalText);

/** What the start page says of the rules besides the promises; generated. What a rulebook does not say is an empty list. */
export const Disclosed = z.strictObject({
  /** The ways in that are open to the public, other than these pages. */
  channels: z.array(z.strictObject({ id: TermId, label: LocalText, hint: LocalText.optional() })),
  whenLate: texts,
  extensions: texts,
  /** What a reply says. */
  replyElements: texts,
  followUps: texts,
  rights: texts,
  notHandled: z.array(z.strictObject({ id: TermId, text: LocalText })),
  /** Where else a matter may go. */
  elsewhere: texts,
  statements: texts,
});
export type Disclosed = z.infer<typeof Disclosed>;

/** What the start page of a tenant says; generated from the rulebook. */
export const PromiseView = z.strictObject({
  organisation: z.string(),
  slug: z.string(),
  isVerified: z.boolean(),
  languages: z.array(Language),
  defaultLanguage: Language,
  timeZone: z.string(),
  centre: LocalText,
  categories: z.array(
    z.strictObject({ id: TermId, label: LocalText, hint: LocalText.optional(), parent: TermId.optional() }),
  ),
  /** What the form asks besides the usual. */
  questions: z.array(QuestionView).optional(),
  /** What it has to know of the rules besides. */
  form: FormRules.optional(),
  /** What one may expect and by when, one sentence a rule, by language. */
  promises: z.array(LocalText),
  notHandled: z.array(LocalText),
  /** Absent from what was published before it was there. */
  disclosed: Disclosed.optional(),
  satisfactions: z.array(z.strictObject({ id: TermId, label: LocalText })),
  /** What the administrator says beside it; never stored with the promise. */
  profile: PublicProfile.optional(),
});
export type PromiseView = z.infer<typeof PromiseView>;

/** 小验证: asked of a form while much is filed; a script does the work, or a person answers the question. */
export const CheckView = z.strictObject({
  value: z.string(),
  /** So many leading bits of SHA-256 of `value:work` are zero. */
  bits: z.int().positive(),
  question: z.record(Language, z.string()),
  /** An answer to the question that comes sooner is not taken. */
  waitSeconds: z.int().positive(),
  /** How it was passed; nobody is asked twice for one form. */
  passed: z.strictObject({ work: z.string(), sum: z.string() }).optional(),
});
export type CheckView = z.infer<typeof CheckView>;

/** Shown once after filing; a retry or second click shows the same. `code` is 16 digits, to be printed in groups of four. */
export const ReceiptView = z.strictObject({
  number: z.string(),
  code: z.string().regex(/^\d{16}$/),
  registeredAt: Instant,
  clocks: z.array(PublicClock),
  files: z.int().nonnegative(),
  proof: Proof,
  /** Whether it can be sent to the address that was told. */
  mayMail: z.boolean(),
  /** Whether the code was replaced; every older one has stopped. */
  isReplaced: z.boolean(),
});
export type ReceiptView = z.infer<typeof ReceiptView>;

/** What a complainant sees happening. The rest stays inside the house: reminders, notes, who looked at what. */
export const publicEventTypes = [
  'ComplaintRegistered',
  'ComplaintSupplemented',
  'ComplaintDispatched',
  'StatementSubmitted',
  'ComplaintReplied',
  'SatisfactionRecorded',
  'ComplaintClosed',
  'DeadlineMissed',
  'ComplaintEscalated',
  'ComplaintAccepted',
  'ComplaintDeclined',
  'ComplaintResolvedOnTheSpot',
  'SupplementRequested',
  'ExtensionGranted',
  'HandlingPaused',
  'HandlingResumed',
  'DateAgreed',
  'LatenessReported',
  'ComplainantInformed',
  'WithdrawalRequested',
  'WithdrawalVerified',
  'ComplaintReopened',
  'ReviewRequested',
  'ReviewDecided',
  'ComplaintHandedOver',
  'RulesAdopted',
  'DateProposed',
  'DateRefused',
  'WithdrawalTakenBack',
  'HandlerUrged',
  'ErasureRequested',
  'ErasureRefused',
  'IdentityErased',
  'ReceiptCodeReplaced',
] as const satisfies readonly EventType[];
export type PublicEventType = (typeof publicEventTypes)[number];

/** Stages as a complainant sees them; an archived complaint is a closed one. */
export const publicStages = ['registered', 'accepted', 'dispatched', 'stated', 'replied', 'closed'] as const;

/** What a complainant sees of the own complaint. Staff stand here as "the organisation", never by name. */
export const FollowView = z.strictObject({
  number: z.string(),
  stage: Stage,
  language: Language,
  category: TermId,
  registeredAt: Instant,
  clocks: z.array(PublicClock),
  /** The departments that handle it, by label. */
  departments: z.array(LocalText),
  timeline: z.array(
    z.strictObject({
      at: Instant,
      type: z.enum(publicEventTypes),
      by: z.enum(['complainant', 'organisation', 'rules']),
      /** The complainant's own words, the reply, or a date that moved; never a department's statement. */
      text: z.string().optional(),
      departments: z.array(LocalText).optional(),
      satisfaction: LocalText.optional(),
      /** Whom it was handed to, or on what ground it stands still. */
      about: LocalText.optional(),
      /** The day that was proposed, agreed on or refused. */
      on: IsoDate.optional(),
      attachments: z.array(AttachedFile).optional(),
    }),
  ),
  reply: z.strictObject({ at: Instant, text: z.string() }).optional(),
  mayRate: z.boolean(),
  mayAttach: z.boolean(),
  /** What the law and the rules have open now, asked on trial; and what they had open until some moment. */
  open: z.array(OpenAction),
  over: z.array(OverAction),
  /** What would follow from each rating, while one may be given. */
  afterRating: z.array(AfterRating),
  proposedDate: ProposedDate.optional(),
  erasure: ErasureView.optional(),
  /** What would stand against erasing now; absent when it would be done at once. */
  keeping: KeepingView.optional(),
  /** A second complaint is a case of its own, or the same one goes on. */
  secondIs: z.enum(['linked-case', 'same-case']),
  satisfaction: LocalText.optional(),
  closedAt: Instant.optional(),
});
export type FollowView = z.infer<typeof FollowView>;

/** What complainants take home: all that they see, the signature of the receipt, and the digest of every step, in order. */
export const OwnDossier = z.strictObject({
  organisation: z.string(),
  takenAt: Instant,
  proof: Proof,
  complaint: FollowView,
  /** SHA-256 of the files as they were sent, base64url, by id; of what was not kept, as people see it. */
  fingerprints: z.record(z.string(), z.string()),
  steps: z.array(z.strictObject({ seq: z.int().positive(), at: Instant, hash: z.string() })),
});
export type OwnDossier = z.infer<typeof OwnDossier>;

export const FollowForm = z.strictObject({
  number: z.string().trim().min(1).max(40),
  /** Blanks and hyphens are forgiven. */
  code: z
    .string()
    .max(40)
    .transform((text) => text.replaceAll(/[\s-]/g, ''))
    .pipe(z.string().regex(/^\d{16}$/)),
});
export type FollowForm = z.infer<typeof FollowForm>;

export const RatingForm = z.strictObject({ satisfaction: TermId, comment: optionalLine(1000) });
export type RatingForm = z.infer<typeof RatingForm>;
