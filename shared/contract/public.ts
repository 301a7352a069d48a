import * as z from 'zod';
import { Attachment } from '../complaint/attachment.ts';
import { IdentityMode, Origin } from '../rulebook/names.ts';
import type { EventType } from '../complaint/events.ts';
import { ClockStatus } from '../complaint/state.ts';
import { Stage } from '../rulebook/names.ts';
import { filesMax } from '../complaint/verbs/supplement.ts';
import { TermId } from '../kernel/ids.ts';
import { Language, LocalText } from '../kernel/text.ts';
import { Instant, IsoDate } from '../kernel/time.ts';
import { askedEntries } from '../rulebook/public-questions.ts';
import { Field } from '../rulebook/schema/vocabulary.ts';

/** The hidden token of a filing form: 128 random bits, base64url. It makes the complaint's id, so a retry files nothing twice. */
export const FormToken = z.string().regex(/^[A-Za-z0-9_-]{22}$/);

const optionalLine = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .transform((text) => (text === '' ? undefined : text))
    .optional();

/** Separators of thousands are forgiven. */
const optionalNumber = z
  .string()
  .max(30)
  .transform((text) => text.replaceAll(/[\s,，]/g, ''))
  .transform((text) => (text === '' ? undefined : Number(text)))
  .optional();

const WithIdentityMode = z.looseObject({ identityMode: IdentityMode });
const hasIdentityMode = ({ value }: { readonly value: unknown }): boolean => WithIdentityMode.safeParse(value).success;

/** The fields of the public form, as a browser without JavaScript sends them. Lengths in characters. */
export const FilingForm = z
  .strictObject({
    token: FormToken,
    category: TermId,
    narrative: z.string().trim().min(5).max(5000),
    identityMode: IdentityMode,
    name: optionalLine(60),
    phone: optionalLine(30),
    email: z.union([z.literal('').transform(() => undefined), z.email().max(254)]).optional(),
    address: optionalLine(300),
    idNumber: optionalLine(40),
    location: z.union([z.literal('').transform(() => undefined), TermId]).optional(),
    origin: z.union([z.literal('').transform(() => undefined), Origin]).optional(),
    amount: optionalNumber.pipe(z.number().nonnegative().optional()),
    personsHarmed: optionalNumber.pipe(z.int().nonnegative().optional()),
    /** Answers to the tenant's own questions, by their ids. */
    fields: z.record(TermId, z.string().trim().max(500)).default({}),
    /** Uploads made with this form's token before it was sent. */
    uploads: z
      .array(z.string().regex(/^[0-9A-HJKMNP-TV-Z]{26}$/))
      .max(filesMax)
      .default([]),
    language: Language,
  })
  // Each of these is looked at even while another field is wrong, so that a person hears of everything at once.
  .refine((form) => form.identityMode === 'anonymous' || form.name !== undefined, {
    path: ['name'],
    error: 'required',
    when: hasIdentityMode,
  })
  .refine((form) => form.identityMode === 'anonymous' || form.phone !== undefined || form.email !== undefined, {
    path: ['phone'],
    error: 'contactRequired',
    when: hasIdentityMode,
  })
  .refine((form) => form.identityMode !== 'anonymous' || form.name === undefined, {
    path: ['name'],
    error: 'anonymous',
    when: hasIdentityMode,
  })
  .refine((form) => form.identityMode !== 'anonymous' || form.phone === undefined, {
    path: ['phone'],
    error: 'anonymous',
    when: hasIdentityMode,
  })
  .refine((form) => form.identityMode !== 'anonymous' || form.email === undefined, {
    path: ['email'],
    error: 'anonymous',
    when: hasIdentityMode,
  })
  .refine((form) => form.identityMode !== 'anonymous' || form.address === undefined, {
    path: ['address'],
    error: 'anonymous',
    when: hasIdentityMode,
  })
  .refine((form) => form.identityMode !== 'anonymous' || form.idNumber === undefined, {
    path: ['idNumber'],
    error: 'anonymous',
    when: hasIdentityMode,
  });
export type FilingForm = z.infer<typeof FilingForm>;

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

const Choices = z.array(z.strictObject({ id: TermId, label: LocalText }));

/** A question that the rulebook adds to the form: an entry of every rulebook, or a field of the tenant's own. */
export const QuestionView = z.union([
  z.strictObject({ entry: z.enum(askedEntries), options: Choices.optional() }),
  z.strictObject({ field: TermId, label: LocalText, answer: Field.shape.answer, options: Choices.optional() }),
]);
export type QuestionView = z.infer<typeof QuestionView>;

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
  /** What one may expect and by when, one sentence a rule, by language. */
  promises: z.array(LocalText),
  notHandled: z.array(LocalText),
  satisfactions: z.array(z.strictObject({ id: TermId, label: LocalText })),
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
      /** The complainant's own words or the reply; never a department's statement. */
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
