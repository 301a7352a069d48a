import * as z from 'zod';
import { TermId } from '../../kernel/ids.ts';
import { Language, LocalText } from '../../kernel/text.ts';
import { FactName, Stage } from '../names.ts';
import { Accountability } from './accountability.ts';
import { ClockRule } from './clocks.ts';
import { Closing } from './closing.ts';
import { Position, Recipient, UnitSeed } from './organisation.ts';
import { Disclosure, Note, Numbering, OpenQuestion, RegisterRule, ReportRule, RetentionRule } from './records.ts';
import { ApprovalRule, ClassificationRule, Dispatching, Duty, Guard, Requirement, Route, Window } from './rules.ts';
import { vocabulary } from './vocabulary.ts';

/** Who among the staff is told when something happens to a complaint, besides what the ladders say. */
export const NoticeRules = z.partialRecord(FactName, z.array(Recipient));
export type NoticeRules = z.infer<typeof NoticeRules>;

/** The rulebook that this one narrows: which one it was, and what its text came to. */
export const Parent = z.strictObject({
  title: LocalText,
  /** The version that was narrowed. */
  version: z.int().positive().optional(),
});
export type Parent = z.infer<typeof Parent>;

/**
 * A rulebook 投诉处理办法: all the rules of one institution. Every complaint keeps the version it was registered under.
 * What an institution has not stated stays unset.
 */
export const Rulebook = z.strictObject({
  /** The version of this language. */
  schema: z.literal(1),
  /** What the institution calls its rules. */
  title: LocalText,
  /** The language in which complaints are taken down when nothing is said about it. */
  defaultLanguage: Language,
  narrows: Parent.optional(),
  ...vocabulary,
  positions: z.array(Position).min(1).max(100),
  units: z.array(UnitSeed).min(1).max(1000),
  /** The unit of the complaint centre 投诉中心, whose officers receive everything first. */
  centre: TermId,
  classification: z.array(ClassificationRule).max(200).optional(),
  routes: z.array(Route).max(500),
  dispatching: Dispatching.optional(),
  requirements: z.array(Requirement).max(200).optional(),
  guards: z.array(Guard).max(200).optional(),
  approvals: z.array(ApprovalRule).max(100).optional(),
  windows: z.array(Window).max(100).optional(),
  clocks: z.array(ClockRule).max(100),
  duties: z.array(Duty).max(100).optional(),
  closing: Closing.optional(),
  accountability: Accountability.optional(),
  notices: NoticeRules,
  /** A paragraph of the tenant's own in the message that the complainant gets when this happens. */
  texts: z.partialRecord(FactName, LocalText).optional(),
  /** Labels of stages where the tenant uses other words. */
  stageLabels: z.partialRecord(Stage, LocalText).optional(),
  numbering: Numbering,
  registers: z.array(RegisterRule).max(40).optional(),
  reports: z.array(ReportRule).max(60).optional(),
  retention: z.array(RetentionRule).max(30).optional(),
  disclosure: Disclosure,
  openQuestions: z.array(OpenQuestion),
  notes: z.array(Note).max(100).optional(),
});
export type Rulebook = z.infer<typeof Rulebook>;

/** A published version: numbered, immutable. */
export const PublishedRulebook = z.strictObject({ version: z.int().positive(), rulebook: Rulebook });
export type PublishedRulebook = z.infer<typeof PublishedRulebook>;
