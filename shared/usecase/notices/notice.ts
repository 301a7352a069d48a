import * as z from 'zod';
import { complaintNoticeKinds } from '../../complaint/notices.ts';
import { ComplaintId, StaffId, TermId } from '../../kernel/ids.ts';
import { Language } from '../../kernel/text.ts';
import { Instant } from '../../kernel/time.ts';
import { FactName } from '../../rulebook/names.ts';

/** What a notice says; web/words/mail has the words. */
export const noticeKinds = [
  'invitation',
  'passwordReset',
  'mailWaiting',
  'spamWaiting',
  ...complaintNoticeKinds,
] as const;
export const NoticeKind = z.enum(noticeKinds);
export type NoticeKind = z.infer<typeof NoticeKind>;

/** Who is told. Never an address: it is looked up at the moment of sending and stands nowhere else. */
export const NoticeRecipient = z.discriminatedUnion('who', [
  z.strictObject({ who: z.literal('staff'), staffId: StaffId }),
  z.strictObject({ who: z.literal('complainant'), complaintId: ComplaintId }),
]);
export type NoticeRecipient = z.infer<typeof NoticeRecipient>;

/** The rules under which something happened, from which the labels and the tenant's own paragraph are read when it is sent. */
export const NoticeCause = z.strictObject({
  event: FactName,
  rulebookVersion: z.int().positive(),
  /** The clock or the duty that it is about. */
  about: TermId.optional(),
});
export type NoticeCause = z.infer<typeof NoticeCause>;

/**
 * One message to one recipient, as it waits in the outbox. It holds no free text and no personal data: a number, ids, an
 * instant. `id` derives from the cause and the recipient, so that the same cause never makes two.
 */
export const Notice = z.strictObject({
  id: z.string().regex(/^[0-9A-HJKMNP-TV-Z]{26}$/),
  kind: NoticeKind,
  to: NoticeRecipient,
  language: Language,
  complaintId: ComplaintId.optional(),
  number: z.string().optional(),
  dueAt: Instant.optional(),
  cause: NoticeCause.optional(),
  /** Set for invitations and resets: the mail link's id, from which the token is derived at the moment of sending. */
  linkId: z.string().optional(),
  createdAt: Instant,
});
export type Notice = z.infer<typeof Notice>;

/** Where notices are left to be sent. Leaving the same notice twice leaves it once. */
export type Outbox = { readonly leave: (notice: Notice) => Promise<void> };
