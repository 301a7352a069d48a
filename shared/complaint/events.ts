import * as z from 'zod';
import { StaffId, TermId } from '../kernel/ids.ts';
import { keysOf } from '../kernel/keys-of.ts';
import { Instant, IsoDate } from '../kernel/time.ts';
import { Language } from '../kernel/text.ts';

/** Whether the organisation knows who complains, and whether handlers do. */
export const IdentityMode = z.enum(['named', 'confidential', 'anonymous']);
export type IdentityMode = z.infer<typeof IdentityMode>;

/** The ladder step that a clock waits for. */
export const NextStep = z.strictObject({ step: TermId, at: Instant });
export type NextStep = z.infer<typeof NextStep>;

/**
 * What a rule decided about one clock, written into the event that caused it, so that replay needs neither the rulebook
 * nor the calendar. `startedAt`, the case and the two versions are what the ledger of the due date is recomputed from.
 */
export const ClockChange = z.discriminatedUnion('change', [
  z.strictObject({
    change: z.literal('started'),
    clock: TermId,
    /** The department whose clock it is; absent for a clock of the whole complaint. */
    unit: TermId.optional(),
    case: TermId,
    startedAt: Instant,
    dueAt: Instant,
    dueOn: IsoDate,
    isProvisional: z.boolean(),
    next: NextStep.optional(),
  }),
  /** Another case of the same clock applies now: the budget changed, the start did not. */
  z.strictObject({
    change: z.literal('moved'),
    clock: TermId,
    unit: TermId.optional(),
    case: TermId,
    dueAt: Instant,
    dueOn: IsoDate,
    isProvisional: z.boolean(),
    next: NextStep.optional(),
  }),
  z.strictObject({ change: z.literal('stopped'), clock: TermId, unit: TermId.optional() }),
]);
export type ClockChange = z.infer<typeof ClockChange>;

/** A stored file: its key in the bucket is derived from the complaint and `id`. */
export const Attachment = z.strictObject({
  id: z.string().regex(/^[0-9A-HJKMNP-TV-Z]{26}$/),
  mediaType: z.enum(['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'application/pdf']),
  bytes: z.int().positive(),
  sha256: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
});
export type Attachment = z.infer<typeof Attachment>;

const clocks = z.array(ClockChange).optional();

/**
 * The facts of a complaint, by type and schema number. Free text never stands here: an event names its texts by
 * `textDigests`, and the texts lie beside it where a lawful redaction can remove them.
 */
export const eventData = {
  ComplaintRegistered: z.strictObject({
    number: z.string().min(1).max(40),
    language: Language,
    channel: TermId,
    category: TermId,
    identityMode: IdentityMode,
    rulebookVersion: z.int().positive(),
    calendarVersion: z.int().positive(),
    hasContact: z.boolean(),
    attachments: z.array(Attachment).optional(),
    clocks,
  }),
  ComplaintSupplemented: z.strictObject({ attachments: z.array(Attachment).optional() }),
  ComplaintDispatched: z.strictObject({
    lead: TermId,
    coDepartments: z.array(TermId).optional(),
    /** The route that proposed the lead, when the officer followed one. */
    route: TermId.optional(),
    clocks,
  }),
  StatementSubmitted: z.strictObject({ unit: TermId, clocks }),
  ComplaintReplied: z.strictObject({ clocks }),
  SatisfactionRecorded: z.strictObject({ satisfaction: TermId, settles: z.boolean() }),
  ComplaintClosed: z.strictObject({ because: z.enum(['complainantSatisfied', 'decided']), clocks }),
  HandlerReminded: z.strictObject({
    clock: TermId,
    unit: TermId.optional(),
    step: TermId,
    plannedAt: Instant,
    next: NextStep.optional(),
  }),
  DeadlineMissed: z.strictObject({
    clock: TermId,
    unit: TermId.optional(),
    step: TermId,
    plannedAt: Instant,
    next: NextStep.optional(),
  }),
  ComplaintEscalated: z.strictObject({
    clock: TermId,
    unit: TermId.optional(),
    step: TermId,
    plannedAt: Instant,
    next: NextStep.optional(),
  }),
  IdentityRevealed: z.strictObject({}),
} as const;

export type EventType = keyof typeof eventData;
export const eventTypes: readonly EventType[] = keysOf(eventData);

/** The names of free texts an event may carry. */
export const textNames = ['narrative', 'statement', 'reply', 'comment', 'reason', 'fileNames'] as const;
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
