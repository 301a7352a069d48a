import * as z from 'zod';
import { ActorId, eventTypes } from '../complaint/events.ts';
import { Attachment } from '../complaint/attachment.ts';
import { IdentityMode } from '../rulebook/names.ts';
import { ClockState, DepartmentState } from '../complaint/state.ts';
import { Stage } from '../rulebook/names.ts';
import { ComplaintId, TermId } from '../kernel/ids.ts';
import { Language } from '../kernel/text.ts';
import { Instant, IsoDate } from '../kernel/time.ts';

/** `GET /api/complaints`: one page of a queue, the most urgent first. `late` comes before `open`. */
export const QueueQuery = z.strictObject({
  queue: z.union([z.literal('centre'), TermId]).default('centre'),
  state: z.enum(['late', 'open', 'closed']).default('open'),
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
  data: z.record(z.string(), z.unknown()),
  texts: z.record(z.string(), z.string()).optional(),
  /** True where a text was lawfully removed. */
  isRedacted: z.boolean().optional(),
});
export type TimelineEntry = z.infer<typeof TimelineEntry>;

export const staffVerbs = ['dispatch', 'statement', 'reply', 'close'] as const;
export type StaffVerb = (typeof staffVerbs)[number];

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
  clocks: z.array(ClockView),
  satisfaction: TermId.optional(),
  isEscalated: z.boolean(),
  isLate: z.boolean(),
  closedAt: Instant.optional(),
  attachments: z.array(Attachment.extend({ name: z.string(), seq: z.int().positive() })),
  timeline: z.array(TimelineEntry),
  /** What the signed-in person may do now. */
  allowed: z.array(z.enum(staffVerbs)),
  mayRevealIdentity: z.boolean(),
  /** The lead that the rulebook's routing proposes for this category. */
  proposedLead: z.strictObject({ route: TermId, unit: TermId }).optional(),
});
export type ComplaintView = z.infer<typeof ComplaintView>;

/** Bodies of `POST /api/complaints/{id}/<verb>`; all need `If-Match` with the version and answer the new ComplaintView. */
export const DispatchBody = z.strictObject({
  lead: TermId,
  coDepartments: z.array(TermId).max(10).default([]),
  comment: z.string().trim().max(2000).optional(),
});
export const StatementBody = z.strictObject({ unit: TermId, statement: z.string().trim().min(1).max(20_000) });
export const ReplyBody = z.strictObject({ reply: z.string().trim().min(1).max(20_000) });
export const CloseBody = z.strictObject({ reason: z.string().trim().min(1).max(2000) });

/** `POST /api/complaints/{id}/identity`: shows who complains, and writes down who looked and why. */
export const RevealBody = z.strictObject({ reason: z.string().trim().min(1).max(500) });
export const IdentityView = z.strictObject({
  name: z.string().optional(),
  phone: z.string().optional(),
  email: z.string().optional(),
});
export type IdentityView = z.infer<typeof IdentityView>;

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
      what: z.enum(['complaint', 'identity', 'contact', 'dossier', 'file']),
      hash: z.string(),
      isIntact: z.boolean(),
    }),
  ),
  isIntact: z.boolean(),
});
export type DossierView = z.infer<typeof DossierView>;
