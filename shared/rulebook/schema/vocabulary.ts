import * as z from 'zod';
import { TimeOfDay } from '../../calendar/time-of-day.ts';
import { TermId } from '../../kernel/ids.ts';
import { LocalText } from '../../kernel/text.ts';
import { IntakeKind, Origin, Stream } from '../names.ts';
import { Predicate } from '../predicate.ts';
import { Who } from './organisation.ts';

/** A word of the tenant: its id in the data, its label on pages. */
export const Term = z.strictObject({ id: TermId, label: LocalText, hint: LocalText.optional() });
export type Term = z.infer<typeof Term>;

/** A duty to look into a box, book or mailbox. Finding nothing is an entry of its log too. */
export const Inspection = z.strictObject({
  /** How often somebody looks. */
  every: z.enum(['working-day', 'day', 'week']),
  /** By when on that day; unset: before the close of business. */
  by: TimeOfDay.optional(),
  who: z.array(Who).min(1),
});
export type Inspection = z.infer<typeof Inspection>;

/** A channel 渠道 through which complaints arrive. */
export const Channel = z.strictObject({
  id: TermId,
  label: LocalText,
  hint: LocalText.optional(),
  /** Complaints of the hosted intake pages arrive here. One channel at most. */
  isHosted: z.boolean().optional(),
  /** Streams that may use it; unset: both. */
  streams: z.array(Stream).min(1).optional(),
  /** Who registers what arrives here; unset: whoever may register. */
  registeredBy: z.array(Who).min(1).optional(),
  inspection: Inspection.optional(),
  /** The order form that is opened for what arrives here. */
  opens: z.enum(['transferOrder', 'supervisionOrder']).optional(),
});
export type Channel = z.infer<typeof Channel>;

/** A node of the category tree 类别; `parent` names another category. */
export const Category = z.strictObject({
  id: TermId,
  label: LocalText,
  parent: TermId.optional(),
  /** What the public form says under the category. */
  hint: LocalText.optional(),
  /** Hidden from the public form: for staff and internal complaints. */
  isInternal: z.boolean().optional(),
});
export type Category = z.infer<typeof Category>;

/** A node of the tree of places 地点: region, site, building, floor. */
export const Location = z.strictObject({
  id: TermId,
  label: LocalText,
  parent: TermId.optional(),
  /**
   * Whether what happens here is domestic or foreign 境内 / 境外, and below it unless a place there says otherwise. What
   * is said of a complaint itself comes first.
   */
  origin: Origin.optional(),
});
export type Location = z.infer<typeof Location>;

/** A degree of satisfaction 满意度. `settles`: a complainant who gives it agrees that the complaint may be closed. */
export const Satisfaction = z.strictObject({ id: TermId, label: LocalText, settles: z.boolean() });
export type Satisfaction = z.infer<typeof Satisfaction>;

/** A nature 性质. `isFault`: the organisation is to blame, so that responsibility may be attributed. */
export const Nature = z.strictObject({ id: TermId, label: LocalText, isFault: z.boolean().optional() });
export type Nature = z.infer<typeof Nature>;

/** A flag 标记. `isDanger`: it is set by itself where a complainant says that somebody is in danger right now. */
export const Flag = Term.extend({ isDanger: z.boolean().optional() });
export type Flag = z.infer<typeof Flag>;

/** A question of the tenant's own, asked when a complaint is filed or classified; rules look at the answer. */
export const Field = z.strictObject({
  id: TermId,
  label: LocalText,
  /** What kind of answer it takes. */
  answer: z.enum(['number', 'choice', 'text', 'date']),
  /** The answers of a `choice`. */
  options: z.array(Term).min(2).optional(),
  /** Whether the public form asks it, or the staff's. */
  askedOf: z.enum(['public', 'staff']),
  /** For which complaints it is asked; unset: all. */
  when: Predicate.optional(),
});
export type Field = z.infer<typeof Field>;

/** A ground on which clocks may stand still 中止. `resumesOn`: these facts end the pause by themselves. */
export const PauseGround = z.strictObject({
  id: TermId,
  label: LocalText,
  resumesOn: z
    .array(z.enum(['ComplaintSupplemented', 'ReviewDecided', 'ReconsiderationDecided']))
    .min(1)
    .optional(),
});
export type PauseGround = z.infer<typeof PauseGround>;

const terms = z.array(Term).max(200).optional();

/** Every list of words of a rulebook. Only what an institution uses need be there. */
export const vocabulary = {
  channels: z.array(Channel).min(1).max(100),
  categories: z.array(Category).min(1).max(1000),
  satisfactions: z.array(Satisfaction).min(2).max(20),
  /** What the intake takes besides complaints; unset: complaints only. */
  intakeKinds: z.array(IntakeKind).min(1).optional(),
  natures: z.array(Nature).max(50).optional(),
  /** Degrees of severity 等级: common, major, grave. */
  severities: terms,
  /** Tracks 办理程序: settled on the spot, ordinary, major. */
  tracks: terms,
  /** What it came from, found out in handling. */
  causes: terms,
  /** How it was decided: justified, partly justified, not justified. */
  outcomes: terms,
  /** Reasons for not taking a complaint on 不予受理. */
  declineReasons: terms,
  /** Reasons for which a department returns a complaint 退回. */
  returnReasons: terms,
  pauseGrounds: z.array(PauseGround).max(50).optional(),
  /** Where a complaint may go when it leaves the house: mediation, court, police, discipline, regulator. */
  handOverTargets: terms,
  /** Who complains: a patient, a relative, a customer, a member of staff. */
  complainantKinds: terms,
  /** What those complained about are: a doctor, a nurse, a driver. */
  respondentRoles: terms,
  locations: z.array(Location).max(2000).optional(),
  /** Facts that are either so or not: danger to persons, a publicly known person, media interest. */
  flags: z.array(Flag).max(200).optional(),
  fields: z.array(Field).max(60).optional(),
  /** Kinds of papers: a signed form, written material, a power of attorney. */
  documents: terms,
  /** Parts a reply or a statement can have: findings, measures, contact person. */
  elements: terms,
  /** Kinds of compensation 赔偿 and of goodwill 补偿关怀. */
  compensations: terms,
};
