import * as z from 'zod';
import { Details } from '../complaint/details.ts';
import { StaffId, TermId } from '../kernel/ids.ts';
import { Language, LocalText } from '../kernel/text.ts';
import { Instant, IsoDate } from '../kernel/time.ts';
import { IdentityMode, IntakeKind, Stream } from '../rulebook/names.ts';

/** Largest rulebook, in bytes of JSON. The largest template has a tenth of it. */
export const rulebookBytesMax = 1_000_000;

/** Something that is wrong with a rulebook, or might be: where, and in words. Errors keep it from being published. */
export const FindingView = z.strictObject({
  severity: z.enum(['error', 'warning']),
  code: z.string(),
  /** RFC 6901, into the rulebook. */
  pointer: z.string(),
  message: LocalText,
});
export type FindingView = z.infer<typeof FindingView>;

/** One difference between two rulebooks, as a head of office would say it. */
export const ChangeView = z.strictObject({
  kind: z.enum(['added', 'removed', 'changed', 'moved']),
  pointer: z.string(),
  sentence: LocalText,
});
export type ChangeView = z.infer<typeof ChangeView>;

/** A published version. */
export const VersionView = z.strictObject({
  version: z.int().positive(),
  /** From when complaints are registered under it; absent for one that was replaced before its day came. */
  effectiveAt: Instant.optional(),
  publishedAt: Instant,
  publishedBy: z.union([StaffId, z.literal('system')]),
  /** What was changed and why, in the words of whoever published it. */
  note: z.string().optional(),
});
export type VersionView = z.infer<typeof VersionView>;

const DraftState = z.strictObject({
  /** Grows with every change; the ETag. */
  revision: z.int().positive(),
  /** The version it was begun from. */
  basedOn: z.int().positive(),
  changedAt: Instant,
  changedBy: StaffId,
});

/** `GET /api/rulebook`: what is in force, what is to come, and whether somebody is at work on a draft. */
export const RulebookView = z.strictObject({
  inForce: z.int().positive(),
  upcoming: z.array(z.strictObject({ version: z.int().positive(), effectiveAt: Instant })),
  versions: z.array(VersionView),
  calendarVersion: z.int().positive(),
  draft: DraftState.optional(),
  /** The rulebook in force. */
  rulebook: z.record(z.string(), z.unknown()),
});
export type RulebookView = z.infer<typeof RulebookView>;

/** `GET /api/rulebook/versions/{n}` */
export const RulebookVersionView = VersionView.extend({ rulebook: z.record(z.string(), z.unknown()) });
export type RulebookVersionView = z.infer<typeof RulebookVersionView>;

/** `GET` and `PUT /api/rulebook/draft`: the document as it was written, which may be incomplete, and what is wrong with it. */
export const DraftView = DraftState.extend({
  rulebook: z.record(z.string(), z.unknown()),
  findings: z.array(FindingView),
});
export type DraftView = z.infer<typeof DraftView>;

/** A document that may be anything; what is wrong with it is said by findings, not by the door. */
export const AnyRulebook = z.record(z.string(), z.unknown());

/** `PUT /api/rulebook/draft`; `If-Match` with the revision that was read, none for the first. */
export const DraftBody = z.strictObject({ rulebook: AnyRulebook });

/** Bodies of the questions; without a rulebook they are about the draft, or, when there is none, the rulebook in force. */
const asked = { rulebook: AnyRulebook.optional() };
/** `POST /api/rulebook/validate` and `/lint` */
export const LintBody = z.strictObject(asked);
export const FindingsView = z.strictObject({ findings: z.array(FindingView) });
/** `POST /api/rulebook/diff`: against the rulebook in force, or a version by number. */
export const DiffBody = z.strictObject({ ...asked, against: z.int().positive().optional() });
export const ChangesView = z.strictObject({ changes: z.array(ChangeView) });

/** `POST /api/rulebook/explain`: the dates that a complaint filed at `at` (now, when unset) would get. */
export const ExplainBody = z.strictObject({
  ...asked,
  at: Instant.optional(),
  language: Language,
  filing: z.strictObject({
    channel: TermId.optional(),
    category: TermId,
    identityMode: IdentityMode.optional(),
    stream: Stream.optional(),
    kind: IntakeKind.optional(),
    /** Departments it would be sent to at once, lead first; none: it stays at the centre. */
    departments: z.array(TermId).max(11).optional(),
    details: Details.optional(),
  }),
});
export type ExplainBody = z.infer<typeof ExplainBody>;
export const ExplainedClock = z.strictObject({
  clock: TermId,
  unit: TermId.optional(),
  label: LocalText,
  case: LocalText,
  isPublic: z.boolean(),
  dueAt: Instant,
  dueOn: IsoDate,
  targetAt: Instant.optional(),
  isProvisional: z.boolean(),
  why: z.array(z.string()),
  /** The steps of its ladder, in order. */
  ladder: z.array(z.strictObject({ step: TermId, at: Instant, sentence: z.string() })),
});
export type ExplainedClock = z.infer<typeof ExplainedClock>;
export const ExplainView = z.strictObject({
  clocks: z.array(ExplainedClock),
  /** The department that routing proposes. */
  proposed: z.strictObject({ route: TermId, unit: TermId }).optional(),
  duties: z.array(TermId),
  /** Why a complaint like this would not be registered. */
  refusal: z.string().optional(),
});
export type ExplainView = z.infer<typeof ExplainView>;

/** `POST /api/rulebook/simulate`: a scenario played on virtual time; the language of scenarios is shared/rehearsal's. */
export const SimulateBody = z.strictObject({
  ...asked,
  scenario: z.record(z.string(), z.unknown()),
  language: Language,
});

/** `POST /api/rulebook/publish`; `If-Match` with the revision of the draft. */
export const PublishBody = z.strictObject({
  /** A day of the tenant's; today: at once. */
  effectiveOn: IsoDate.optional(),
  note: z.string().trim().max(2000).optional(),
});
export type PublishBody = z.infer<typeof PublishBody>;
