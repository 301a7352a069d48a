import * as z from 'zod';
import { TermId } from '../kernel/ids.ts';
import { LocalText } from '../kernel/text.ts';
import { Instant, IsoDate } from '../kernel/time.ts';
import { FormToken, optionalLine } from './filing.ts';

/** A text of the complainant's own, as long as a letter. */
const message = z.string().trim().min(1).max(5000);
const remark = optionalLine(1000);

/** What the complainant can do about the own complaint, each with what its form asks. The law says what is open when. */
export const FollowAct = z.discriminatedUnion('action', [
  z.strictObject({ action: z.literal('write'), message }),
  z.strictObject({
    action: z.literal('answerDate'),
    on: IsoDate,
    answer: z.enum(['agree', 'refuse']),
    comment: remark,
  }),
  z.strictObject({ action: z.literal('remind'), comment: remark }),
  z.strictObject({
    action: z.literal('withdraw'),
    freely: z.enum(['freely', 'urged', 'notSaid']),
    comment: remark,
  }),
  z.strictObject({ action: z.literal('takeBack') }),
  z.strictObject({ action: z.literal('review'), message }),
  /** `token` makes the id of the second complaint, where it is a case of its own. */
  z.strictObject({ action: z.literal('second'), message, token: FormToken }),
  z.strictObject({ action: z.literal('erase'), understood: z.literal('yes') }),
  z.strictObject({ action: z.literal('newCode') }),
  z.strictObject({ action: z.literal('mailCopy') }),
]);
export type FollowAct = z.infer<typeof FollowAct>;
export type FollowAction = FollowAct['action'];
export const followActions = FollowAct.options.map(({ shape }) => shape.action.value);
export const FollowAction = z.enum(followActions);

/** An action that the rules have open now, and until when they have. */
export const OpenAction = z.strictObject({ action: FollowAction, until: Instant.optional() });
/** One whose time is over, and since when. */
export const OverAction = z.strictObject({ action: FollowAction, since: Instant });

/** What follows when the reply is rated so, as the rules have it today. */
export const AfterRating = z.strictObject({
  satisfaction: TermId,
  leadsTo: z.enum(['closed', 'handledAgain', 'withOfficer']),
});

/** A day that was put to the complainant. */
export const ProposedDate = z.strictObject({
  on: IsoDate,
  at: Instant,
  /** The date that it would move; absent for a talk or a visit. */
  clock: LocalText.optional(),
  comment: z.string().optional(),
});

const keeping = {
  /** The complaint is still being handled. */
  isOpen: z.boolean(),
  keptUntil: IsoDate.optional(),
  /** How many years after closing records are kept by the rule, and the words it rests on. */
  years: z.int().positive().optional(),
  cite: z.string().optional(),
};

/** What stands against erasing personal data today. */
export const KeepingView = z.strictObject(keeping);
export type KeepingView = z.infer<typeof KeepingView>;

/** What has become of the wish that personal data be erased. */
export const ErasureView = z.strictObject({
  status: z.enum(['waiting', 'refused', 'erased']),
  requestedAt: Instant,
  /** When it was refused or done. */
  at: Instant.optional(),
  ...keeping,
  /** Why it was refused. */
  reason: z.string().optional(),
});

/** What is printed on a receipt for others to check: day of registration and a signature that only this organisation can make. */
export const Proof = z.strictObject({
  number: z.string(),
  on: IsoDate,
  code: z.string().regex(/^[0-9A-HJKMNP-TV-Z]{20}$/),
});
export type Proof = z.infer<typeof Proof>;

/** The page that checks a receipt. Blanks, hyphens and small letters are forgiven. */
export const VerifyForm = z.strictObject({
  number: z.string().trim().min(1).max(40),
  on: z.string().trim().pipe(IsoDate),
  code: z
    .string()
    .max(60)
    .transform((text) => text.replaceAll(/[\s-]/g, '').toUpperCase().replaceAll('O', '0').replaceAll(/[IL]/g, '1'))
    .pipe(Proof.shape.code),
});
export type VerifyForm = z.infer<typeof VerifyForm>;
