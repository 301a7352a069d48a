import * as z from 'zod';
import { FileId } from '../complaint/attachment.ts';
import { mediaTypes } from '../complaint/media-types.ts';
import { ComplaintId, StaffId } from '../kernel/ids.ts';
import { Instant } from '../kernel/time.ts';
import { RegisterBody } from './complaints.ts';

/**
 * Where a mail of the box stands. `waiting`: for an officer. `automatic`: a machine wrote it, nobody answers it. `set-aside`:
 * no complaint. `registered`: it became one. `joined`: it belongs to one.
 */
export const MailState = z.enum(['waiting', 'automatic', 'set-aside', 'registered', 'joined']);
export type MailState = z.infer<typeof MailState>;

/** What was found about a mail on its way. `unknown`: nobody looked, or nothing could be said. */
export const Verdict = z.enum(['pass', 'fail', 'unknown']);
export const Verdicts = z.strictObject({ spf: Verdict, dkim: Verdict, dmarc: Verdict, spam: Verdict, virus: Verdict });
export type Verdicts = z.infer<typeof Verdicts>;

/** By what a mail shows that a machine wrote it. */
export const AutomaticSign = z.enum(['auto-submitted', 'list', 'bulk', 'bounce', 'own', 'too-many']);
export type AutomaticSign = z.infer<typeof AutomaticSign>;

/** Why it is no complaint. */
export const SetAsideReason = z.enum(['spam', 'enquiry', 'other']);
export type SetAsideReason = z.infer<typeof SetAsideReason>;

/** An attachment; those of no type that we take have none, and are not kept. */
export const MailFile = z.strictObject({
  id: FileId,
  name: z.string().max(300),
  mediaType: z.enum(mediaTypes).optional(),
  bytes: z.int().nonnegative(),
});
export type MailFile = z.infer<typeof MailFile>;

/** A line of the box. */
export const MailLine = z.strictObject({
  id: ComplaintId,
  state: MailState,
  receivedAt: Instant,
  subject: z.string(),
  /** Gone once it is decided that the mail is, or belongs to, a complaint. */
  from: z.string().optional(),
  files: z.int().nonnegative(),
  /** A verdict on it, or its form, is a warning. */
  isSuspect: z.boolean(),
});
export type MailLine = z.infer<typeof MailLine>;

/** `GET /api/mail-box`: one page; what waits comes oldest first, all else newest first. */
export const MailBoxQuery = z.strictObject({
  state: MailState.default('waiting'),
  cursor: z.string().max(600).optional(),
});
export const MailBoxPage = z.strictObject({ items: z.array(MailLine), cursor: z.string().optional() });
export type MailBoxPage = z.infer<typeof MailBoxPage>;

/** `GET /api/mail-box/count`: how many wait; no more than `atMost` are counted. */
export const MailCount = z.strictObject({ waiting: z.int().nonnegative(), atMost: z.int().positive() });
export type MailCount = z.infer<typeof MailCount>;

/** How a decision about a mail is remembered. */
export const MailDecision = z.strictObject({
  at: Instant,
  by: z.union([StaffId, z.literal('system')]),
  what: z.enum(['registered', 'joined', 'set-aside', 'taken-back']),
  reason: SetAsideReason.optional(),
});
export type MailDecision = z.infer<typeof MailDecision>;

/** `GET /api/mail-box/{id}`; the ETag is the revision. Its id becomes the complaint's, when it becomes one. */
export const MailView = z.strictObject({
  id: ComplaintId,
  revision: z.int().positive(),
  state: MailState,
  receivedAt: Instant,
  subject: z.string(),
  from: z.strictObject({ name: z.string().optional(), address: z.string() }).optional(),
  text: z.string().optional(),
  /** The mail was longer than a complaint may be, or had more files. */
  isCut: z.boolean(),
  /** It could not be taken apart; what is shown is what could be read of it. */
  isUnreadable: z.boolean(),
  files: z.array(MailFile),
  verdicts: Verdicts,
  automatic: AutomaticSign.optional(),
  /** The complaint that it names. */
  names: z.string().optional(),
  /** Its sender is that complainant; it was not added because it is suspect, too long, or the complaint is closed. */
  isProved: z.literal(true).optional(),
  decisions: z.array(MailDecision),
  complaint: z.strictObject({ id: ComplaintId, number: z.string() }).optional(),
});
export type MailView = z.infer<typeof MailView>;

/** `POST /api/mail-box/{id}/register`: the complaint that this mail is; text and files are the mail's unless told otherwise. */
export const RegisterMailBody = RegisterBody.extend({ files: z.array(FileId).max(20).default([]) });
export type RegisterMailBody = z.infer<typeof RegisterMailBody>;

/** `POST /api/mail-box/{id}/join`. */
export const JoinMailBody = z.strictObject({ number: z.string().trim().min(1).max(40) });
/** `POST /api/mail-box/{id}/set-aside`. */
export const SetAsideBody = z.strictObject({ reason: SetAsideReason });
/** `POST /api/mail-box/{id}/take-back`. */
export const TakeBackBody = z.strictObject({});

/** What registering and joining answer. */
export const MailComplaint = z.strictObject({ id: ComplaintId, number: z.string() });
export type MailComplaint = z.infer<typeof MailComplaint>;
