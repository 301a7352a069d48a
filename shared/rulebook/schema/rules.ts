import * as z from 'zod';
import { CountedBudget } from '../../calendar/budget.ts';
import { TermId } from '../../kernel/ids.ts';
import { LocalText } from '../../kernel/text.ts';
import { VerbName } from '../names.ts';
import { Predicate } from '../predicate.ts';
import { LadderStep, Trigger } from './clocks.ts';
import { Recipient, Who } from './organisation.ts';
import { provenance } from './source.ts';

/**
 * Classification by rule: sets what is not set yet. For every axis the first rule whose `when` holds decides; flags add
 * up. What a person has decided stays.
 */
export const ClassificationRule = z.strictObject({
  id: TermId,
  when: Predicate,
  severity: TermId.optional(),
  track: TermId.optional(),
  nature: TermId.optional(),
  flags: z.array(TermId).optional(),
  ...provenance,
});
export type ClassificationRule = z.infer<typeof ClassificationRule>;

/** The departments that a complaint of some kind goes to. The first rule whose `when` holds decides. */
export const Route = z.strictObject({
  id: TermId,
  when: Predicate,
  /** The department that leads. */
  lead: TermId,
  /** Departments that have a part in it. */
  coDepartments: z.array(TermId).optional(),
  /** Leaders and others who are told of the dispatch besides those whom the notices name. */
  inform: z.array(Recipient).optional(),
  ...provenance,
});
export type Route = z.infer<typeof Route>;

/** How complaints travel down the organisation tree: level by level 逐级, reports come back the same way. */
export const Dispatching = z.strictObject({
  /** For these complaints every dispatch goes to a unit directly below the one that has it now. */
  levelByLevel: Predicate.optional(),
  ...provenance,
});
export type Dispatching = z.infer<typeof Dispatching>;

/** What a verb can be made to carry besides its own content: entries of the form and of the complaint. */
export const entryNames = [
  'name',
  'phone',
  'email',
  'address',
  'idNumber',
  'signature',
  'contact',
  'representative',
  'respondent',
  'location',
  'origin',
  'amount',
  'personsHarmed',
  'nature',
  'severity',
  'track',
  'cause',
  'outcome',
  'compensation',
  'responsibility',
  'correctiveAction',
  'reason',
  'comment',
  'satisfaction',
  'evidence',
  'complainants',
  'representatives',
] as const;
export const EntryName = z.enum(entryNames);
export type EntryName = z.infer<typeof EntryName>;

/** Something a verb must carry: an entry, a paper, a part of the text, or the answer to a field of the tenant. */
export const Need = z.union([
  z.strictObject({ entry: EntryName }),
  z.strictObject({ document: TermId }),
  z.strictObject({ element: TermId }),
  z.strictObject({ field: TermId }),
]);
export type Need = z.infer<typeof Need>;

/** What must be there for a verb. All requirements whose `when` holds apply. */
export const Requirement = z.strictObject({
  id: TermId,
  verb: VerbName,
  when: Predicate,
  /** All of these. */
  needs: z.array(Need).min(1),
  ...provenance,
});
export type Requirement = z.infer<typeof Requirement>;

/**
 * Who may use a verb, and when. All guards whose `when` holds apply: one of `who` must act, everything in `after` must
 * have happened, `provided` must hold, and whoever is named in `notBy` may not act. `label` is what is said to those who
 * are kept back.
 */
export const Guard = z.strictObject({
  id: TermId,
  verb: VerbName,
  when: Predicate,
  label: LocalText,
  /** One of these must act. */
  who: z.array(Who).min(1).optional(),
  /** All of this must have happened. */
  after: z.array(Trigger).min(1).optional(),
  /** This must hold of the complaint as it stands. */
  provided: Predicate.optional(),
  /** None of these may act, whatever their positions. */
  notBy: z
    .array(z.enum(['respondent', 'handler', 'firstContactOwner']))
    .min(1)
    .optional(),
  ...provenance,
});
export type Guard = z.infer<typeof Guard>;

/** A verb that can wait for consent: what arrives is always registered, a timer waits for nobody, and consent needs none. */
export const ApprovableVerb = VerbName.exclude([
  'RegisterComplaint',
  'FireDueSteps',
  'SealFile',
  'RecordBounce',
  'DecideApproval',
]);

/** Whose consent a verb needs 审批, one after another. The first rule whose `when` holds decides. */
export const ApprovalRule = z.strictObject({
  id: TermId,
  verb: ApprovableVerb,
  when: Predicate,
  label: LocalText,
  chain: z
    .array(z.strictObject({ by: z.array(Who).min(1), opinionRequired: z.boolean().optional() }))
    .min(1)
    .max(8),
  ...provenance,
});
export type ApprovalRule = z.infer<typeof ApprovalRule>;

/** A window 办理窗口: a verb is open only so long after something happened, and at most so often. */
export const Window = z.strictObject({
  id: TermId,
  verb: VerbName,
  when: Predicate,
  /** Open once this has happened. */
  after: Trigger.optional(),
  /** And only so long after it. */
  within: CountedBudget.optional(),
  /** How often at most. */
  timesMax: z.int().min(1).max(100).optional(),
  ...provenance,
});
export type Window = z.infer<typeof Window>;

/**
 * A duty 事项义务: a task that facts make obligatory. It is raised once, as soon as `when` holds, or, with `on`, whenever
 * one of those things happens while it holds. It may have a time limit with a ladder, and may keep verbs back until done.
 */
export const Duty = z.strictObject({
  id: TermId,
  label: LocalText,
  /** What is to be done, for whoever has to do it. */
  hint: LocalText.optional(),
  when: Predicate,
  on: z.array(Trigger).min(1).optional(),
  /** Whose task it is. */
  who: z.array(Recipient).min(1),
  within: CountedBudget.optional(),
  ladder: z.array(LadderStep).max(20).optional(),
  /** What cannot be done until it is done. */
  blocks: z.array(VerbName).min(1).optional(),
  /** Papers without which it cannot be called done. */
  documents: z.array(TermId).min(1).optional(),
  ...provenance,
});
export type Duty = z.infer<typeof Duty>;
