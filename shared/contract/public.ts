import * as z from 'zod';
import { Attachment } from '../complaint/attachment.ts';
import type { EventType } from '../complaint/events.ts';
import { ClockStatus } from '../complaint/state.ts';
import { Stage } from '../rulebook/names.ts';
import { filesMax } from '../complaint/verbs/supplement.ts';
import { TermId } from '../kernel/ids.ts';
import { Language, LocalText } from '../kernel/text.ts';
import { Instant, IsoDate } from '../kernel/time.ts';
import { FormRules, FormToken, QuestionView, optionalLine } from './filing.ts';
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
  satisfactions: z.array(z.strictObject({ id: TermId, label: LocalText })),
  /** What the administrator says beside it; never stored with the promise. */
  profile: PublicProfile.optional(),
});
export type PromiseView = z.infer<typeof PromiseView>;

/** Shown once after filing; a retry or second click shows the same. `code` is 16 digits, to be printed in groups of four. */
export const ReceiptView = z.strictObject({
  number: z.string(),
  code: z.string().regex(/^\d{16}$/),
  registeredAt: Instant,
  clocks: z.array(PublicClock),
  files: z.int().nonnegative(),
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
      attachments: z.array(Attachment.extend({ name: z.string() })).optional(),
    }),
  ),
  reply: z.strictObject({ at: Instant, text: z.string() }).optional(),
  mayRate: z.boolean(),
  mayAttach: z.boolean(),
  satisfaction: LocalText.optional(),
  closedAt: Instant.optional(),
});
export type FollowView = z.infer<typeof FollowView>;

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

/** Largest file, in bytes, and how many a complaint may have. */
export const fileBytesMax = 20 * 1024 * 1024;
export { filesMax };
export const fileMediaTypes = Attachment.shape.mediaType.options;

/** `POST /uploads` (script only): asks for a ticket to send one file to the files host. */
export const UploadRequest = z.strictObject({
  token: FormToken,
  name: z.string().trim().min(1).max(120),
  mediaType: Attachment.shape.mediaType,
  bytes: z.int().positive().max(fileBytesMax),
});
export type UploadRequest = z.infer<typeof UploadRequest>;

/** A form that a browser posts to the files host as multipart/form-data, the `file` field last. */
export const UploadTicket = z.strictObject({
  id: z.string(),
  url: z.string(),
  fields: z.record(z.string(), z.string()),
});
export type UploadTicket = z.infer<typeof UploadTicket>;
