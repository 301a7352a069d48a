import * as z from 'zod';
import { keysOf } from '../kernel/keys-of.ts';
import { LocalText } from '../kernel/text.ts';

/**
 * The one registry of what can go wrong over HTTP: code, status and the English title of RFC 9457. Pages and the console
 * translate the code; nobody parses a title.
 */
export const problems = {
  'request/malformed': { status: 400, title: 'The request cannot be read' },
  'request/invalid': { status: 422, title: 'The request is well formed but not valid' },
  'request/too-large': { status: 413, title: 'The request is too large' },
  'request/cross-site': { status: 403, title: 'The request came from another site' },
  'request/unsupported-media-type': { status: 415, title: 'The request has the wrong media type' },
  'request/idempotency-key-required': {
    status: 428,
    title: 'Send Idempotency-Key with 22 random characters of base64url',
  },
  'session/required': { status: 401, title: 'Sign in first' },
  'session/wrong-credentials': { status: 401, title: 'The e-mail address or the password is wrong' },
  'session/locked': { status: 429, title: 'Too many attempts; try again later' },
  'session/not-permitted': { status: 403, title: 'Your positions do not permit this' },
  'link/not-valid': { status: 410, title: 'This link has expired or was used before' },
  'person/email-taken': { status: 409, title: 'A person with this e-mail address exists' },
  'person/last-administrator': { status: 409, title: 'The last administrator cannot be disabled or lose the position' },
  'person/unknown-holding': { status: 422, title: 'A position or unit does not exist' },
  'unit/in-use': { status: 409, title: 'The unit is still handling complaints' },
  'complaint/not-found': { status: 404, title: 'There is no such complaint' },
  'complaint/wrong-stage': { status: 409, title: 'This cannot be done at the stage the complaint is in' },
  'complaint/version-required': { status: 428, title: 'Send If-Match with the version you have read' },
  'complaint/changed': { status: 412, title: 'Somebody else has changed the complaint' },
  'complaint/unknown-term': { status: 422, title: 'The rulebook does not know this word' },
  'complaint/unknown-unit': { status: 422, title: 'There is no such unit, or it is closed' },
  'complaint/duplicate-department': { status: 422, title: 'A department is named twice' },
  'complaint/already-stated': { status: 409, title: 'This department has already submitted its statement' },
  'complaint/not-your-unit': { status: 403, title: 'You hold no position in this department' },
  'complaint/already-rated': { status: 409, title: 'The reply has already been rated' },
  'complaint/too-many-files': { status: 409, title: 'The complaint has as many files as it may have' },
  'complaint/already-done': { status: 409, title: 'This has been done already' },
  'complaint/nothing-pending': { status: 409, title: 'Nothing of this kind waits for a decision' },
  'complaint/already-pending': { status: 409, title: 'One of these waits for a decision already' },
  'complaint/not-running': { status: 409, title: 'This deadline does not run' },
  'complaint/not-extendable': { status: 409, title: 'The rulebook does not let this deadline be extended' },
  'complaint/extension-too-long': { status: 422, title: 'The rulebook does not allow so long an extension' },
  'complaint/extension-too-late': { status: 409, title: 'An extension must be asked for before the deadline' },
  'complaint/already-paused': { status: 409, title: 'The handling is paused already' },
  'complaint/not-paused': { status: 409, title: 'The handling is not paused' },
  'complaint/date-in-the-past': { status: 422, title: 'The date must lie in the future' },
  'complaint/date-in-the-future': { status: 422, title: 'The date must not lie in the future' },
  'complaint/unknown-person': { status: 422, title: 'There is no such person at this unit' },
  'complaint/handler-is-respondent': { status: 422, title: 'Nobody handles a complaint about themselves' },
  'complaint/skips-level': { status: 422, title: 'This complaint goes down the organisation level by level' },
  'complaint/not-all-stated': { status: 409, title: 'A department has yet to submit its statement' },
  'complaint/not-lead': { status: 403, title: 'Only the lead department does this' },
  'complaint/not-next-round': { status: 409, title: 'This is not the next round of follow-up' },
  'complaint/too-many-representatives': {
    status: 422,
    title: 'There are more representatives than the rulebook allows',
  },
  'complaint/same-person': { status: 409, title: 'A second person must decide this' },
  'complaint/not-at-fault': {
    status: 409,
    title: 'The complaint has not been found to be the fault of the organisation',
  },
  'complaint/shares-not-whole': { status: 422, title: 'The shares do not add up to the whole' },
  'complaint/amount-outside-rule': { status: 422, title: 'The rule does not allow this amount' },
  'complaint/unknown-rule': { status: 422, title: 'There is no such rule, or it does not apply' },
  'complaint/unknown-version': { status: 422, title: 'There is no such version of the rules' },
  'complaint/same-complaint': { status: 422, title: 'A complaint cannot be linked to itself' },
  'complaint/must-be-kept': { status: 409, title: 'The rulebook says how long the record must be kept' },
  'complaint/marked-as-spam': {
    status: 409,
    title: 'The complaint stands in the spam box; it must be taken out first',
  },
  'filing/check-needed': { status: 422, title: 'Many filings arrive just now; a small check comes first' },
  'filing/check-failed': { status: 422, title: 'The check was not passed; there is another one' },
  'filing/check-too-soon': { status: 422, title: 'The check was answered too soon' },
  'filing/duplicate': { status: 409, title: 'The same complaint was filed from here a moment ago' },
  'file/too-many-announced': { status: 429, title: 'Too many files; try again later' },
  'filing/too-many': { status: 429, title: 'Too many filings; try again later' },
  'complaint/no-address': { status: 409, title: 'No e-mail address is known' },
  'complaint/not-yours': { status: 403, title: 'This is for somebody else to do' },
  'complaint/channel-not-yours': { status: 403, title: 'Others register what arrives through this channel' },
  'complaint/stream-not-open': { status: 422, title: 'This channel does not take complaints of this kind' },
  'complaint/guarded': { status: 409, title: 'A rule of the rulebook stands against it' },
  'complaint/window-closed': { status: 409, title: 'The time in which this could be done is over' },
  'complaint/too-often': { status: 409, title: 'This has been done as often as the rulebook allows' },
  'complaint/duty-first': { status: 409, title: 'A duty must be done first' },
  'complaint/incomplete': { status: 422, title: 'Something that the rulebook asks for is missing' },
  'complaint/not-settled': {
    status: 409,
    title: 'The rulebook does not let it be closed on this answer of the complainant',
  },
  'rulebook/not-valid': { status: 422, title: 'The rulebook has faults' },
  'rulebook/no-draft': { status: 404, title: 'There is no draft' },
  'rulebook/changed': { status: 412, title: 'Somebody else has changed the draft' },
  'rulebook/nothing-changed': { status: 409, title: 'The draft says the same as the rulebook in force' },
  'rulebook/unknown-version': { status: 404, title: 'There is no such version of the rulebook' },
  'rulebook/effective-in-the-past': { status: 422, title: 'A rulebook takes effect today or later' },
  'calendar/not-valid': { status: 422, title: 'The calendar has faults' },
  'calendar/changed': { status: 412, title: 'Somebody else has published a calendar' },
  'calendar/nothing-changed': { status: 409, title: 'The calendar says the same as the one in force' },
  'calendar/unknown-version': { status: 404, title: 'There is no such version of the calendar' },
  'calendar/not-latest': { status: 409, title: 'Only the latest version of the calendar is applied' },
  'calendar/not-icalendar': { status: 422, title: 'The file cannot be read as iCalendar' },
  'calendar/no-job': { status: 404, title: 'No calendar has been applied to running complaints' },
  'calendar/job-done': { status: 409, title: 'The calendar has been applied to all running complaints' },
  'profile/changed': { status: 412, title: 'Somebody else has changed what the public pages say' },
  'profile/faint': { status: 422, title: 'White text cannot be read on this colour' },
  'profile/not-a-logo': { status: 422, title: 'A logo is a PNG, JPEG or WebP picture of 2000 pixels at most' },
  'profile/no-logo': { status: 422, title: 'The logo has not been sent' },
  'place/label-taken': { status: 409, title: 'A place with this label exists' },
  'place/too-many': { status: 409, title: 'There are as many places as there may be' },
  'place/changed': { status: 409, title: 'Others are changing places at this moment; try again' },
  'file/not-found': { status: 404, title: 'There is no such file' },
  'file/not-what-it-claims': { status: 422, title: 'The content of the file is not of the type it claims' },
  'file/not-complete': { status: 422, title: 'The file has not arrived, or not all of it' },
  'file/too-large': { status: 422, title: 'The file is larger than files of its kind may be' },
  'file/not-for-anonymous': {
    status: 422,
    title: 'A file of this type tells who made it and cannot be cleaned of that',
  },
  'file/being-checked': { status: 409, title: 'The file is still being checked' },
  'file/withheld': { status: 403, title: 'This file is not shown to you' },
  'mail/not-found': { status: 404, title: 'There is no such mail' },
  'mail/decided': { status: 409, title: 'The mail stands with a complaint already' },
  'mail/changed': { status: 409, title: 'Somebody else has just decided about this mail' },
  'mail/no-such-complaint': { status: 422, title: 'There is no complaint of this number that you can see' },
  'receipt/not-valid': { status: 404, title: 'Number and code do not belong together' },
  'receipt/check-needed': { status: 422, title: 'Many codes were tried for this number; a small check comes first' },
  'receipt/too-many-attempts': { status: 429, title: 'Too many attempts; try again later' },
  'tenant/not-found': { status: 404, title: 'There is nothing at this address' },
  'sign-up/slug-taken': { status: 409, title: 'This address is taken' },
  'sign-up/slug-reserved': { status: 422, title: 'This address cannot be chosen' },
  'route/not-found': { status: 404, title: 'There is nothing at this address' },
  'route/method-not-allowed': { status: 405, title: 'This address does not take this method' },
  'service/unavailable': { status: 503, title: 'A part of the service does not answer; try again' },
  'service/bug': { status: 500, title: 'Something went wrong on our side' },
} as const satisfies Record<string, { status: number; title: string }>;

export type ProblemCode = keyof typeof problems;
export const problemCodes: readonly ProblemCode[] = keysOf(problems);

/** An `application/problem+json` body of RFC 9457. */
export const Problem = z.object({
  type: z.string(),
  code: z.enum(problemCodes),
  title: z.string(),
  status: z.int(),
  detail: z.string().optional(),
  requestId: z.string(),
  fields: z.array(z.object({ pointer: z.string(), code: z.string(), message: LocalText.optional() })).optional(),
  /** What the refusal is about: the words, rules, entries that the rulebook names. */
  about: z.record(z.string(), z.unknown()).optional(),
});
export type Problem = z.infer<typeof Problem>;

/** A refusal on its way to HTTP; `fields` names the faults of a body by JSON pointer. */
export type Refused<Code extends ProblemCode = ProblemCode> = {
  readonly code: Code;
  readonly detail?: string;
  readonly fields?: readonly {
    readonly pointer: string;
    readonly code: string;
    /** For those who wrote the document, in their words. */
    readonly message?: LocalText;
  }[];
  readonly about?: Readonly<Record<string, unknown>>;
};
