import * as z from 'zod';
import { CountedBudget, Offset } from '../calendar/budget.ts';
import { TermId } from '../kernel/ids.ts';
import { Language, LocalText } from '../kernel/text.ts';
import { Capability } from './capabilities.ts';
import { Predicate } from './predicate.ts';

/** Where a rule comes from: the institution's own text, the law, or a proposal of ours that its administrator may change. */
export const Source = z.enum(['institution', 'law', 'huiyin']);

const Term = z.strictObject({ id: TermId, label: LocalText });

/** A node of the category tree 类别; `parent` names another category. */
export const Category = z.strictObject({
  id: TermId,
  label: LocalText,
  parent: TermId.optional(),
  /** What the public form says under the category. */
  hint: LocalText.optional(),
});
export type Category = z.infer<typeof Category>;

/** A degree of satisfaction 满意度. `settles`: a complainant who gives it agrees that the complaint may be closed. */
export const Satisfaction = z.strictObject({ id: TermId, label: LocalText, settles: z.boolean() });
export type Satisfaction = z.infer<typeof Satisfaction>;

/** A position 岗位: named by the tenant, held by people at a unit, granting capabilities. */
export const Position = z.strictObject({ id: TermId, label: LocalText, capabilities: z.array(Capability) });
export type Position = z.infer<typeof Position>;

/** A unit of the organisation that the template brings along; administrators add and rename their own. */
export const UnitSeed = z.strictObject({ id: TermId, label: LocalText, parent: TermId.optional() });
export type UnitSeed = z.infer<typeof UnitSeed>;

/**
 * Whom a rule means: the holders of a position at the complaint's centre, at each department that handles it, or
 * anywhere in the tenant. Nobody holding it there falls back to the administrators, so that no notice is lost.
 */
export const Recipient = z.strictObject({ position: TermId, at: z.enum(['anywhere', 'departments']) });
export type Recipient = z.infer<typeof Recipient>;

/** The department that a complaint of some kind goes to. The first rule whose `when` holds decides. */
export const Route = z.strictObject({ id: TermId, when: Predicate, lead: TermId, source: Source.optional() });
export type Route = z.infer<typeof Route>;

/** What starts or stops a clock: a fact of the complaint. */
export const ClockTrigger = z.enum([
  'ComplaintRegistered',
  'ComplaintDispatched',
  'StatementSubmitted',
  'ComplaintReplied',
]);
export type ClockTrigger = z.infer<typeof ClockTrigger>;

/**
 * One rung of a ladder 督办阶梯: `remind` tells people that a deadline comes, `miss` records that it has passed (every
 * ladder has exactly one, at the due instant), `escalate` puts the complaint before a higher level.
 */
export const LadderStep = z.strictObject({
  id: TermId,
  action: z.enum(['remind', 'miss', 'escalate']),
  /** At the due instant, or so long before or after it. */
  at: z.union([z.literal('due'), Offset]),
  tell: z.array(Recipient).min(1),
});
export type LadderStep = z.infer<typeof LadderStep>;

/** One case of a clock: for which complaints it holds, in words and as a condition, and how much time there is. */
export const ClockCase = z.strictObject({
  id: TermId,
  label: LocalText,
  when: Predicate,
  budget: CountedBudget,
  source: Source.optional(),
});
export type ClockCase = z.infer<typeof ClockCase>;

/** A clock 时限. The first of its cases whose `when` holds gives the budget. */
export const ClockRule = z.strictObject({
  id: TermId,
  label: LocalText,
  start: ClockTrigger,
  stop: z.array(ClockTrigger).min(1),
  cases: z.array(ClockCase).min(1),
  ladder: z.array(LadderStep),
  /** Whether the complainant is told this due date. */
  isPublic: z.boolean(),
});
export type ClockRule = z.infer<typeof ClockRule>;

/** Who among the staff is told when something happens to a complaint, besides what the ladders say. */
export const NoticeRules = z.strictObject({
  ComplaintRegistered: z.array(Recipient).optional(),
  ComplaintDispatched: z.array(Recipient).optional(),
  StatementSubmitted: z.array(Recipient).optional(),
  SatisfactionRecorded: z.array(Recipient).optional(),
});
export type NoticeRules = z.infer<typeof NoticeRules>;

/** A question the institution left open where a clock needs an answer; sign-up runs on `proposed` until it is confirmed. */
export const OpenQuestion = z.strictObject({
  id: TermId,
  question: LocalText,
  proposed: LocalText,
  source: z.literal('huiyin'),
});
export type OpenQuestion = z.infer<typeof OpenQuestion>;

/** What the public is told on the start page beside the promise that is generated from the clocks. */
export const Disclosure = z.strictObject({
  notHandled: z.array(z.strictObject({ id: TermId, text: LocalText })),
});

/** A rulebook 投诉处理办法: all the rules of one institution. Every complaint keeps the version it was registered under. */
export const Rulebook = z.strictObject({
  schema: z.literal(1),
  title: LocalText,
  defaultLanguage: Language,
  channels: z.array(Term).min(1),
  categories: z.array(Category).min(1),
  satisfactions: z.array(Satisfaction).min(2),
  positions: z.array(Position).min(1),
  units: z.array(UnitSeed).min(1),
  /** The unit of the complaint centre 投诉中心, whose officers receive everything first. */
  centre: TermId,
  routes: z.array(Route),
  clocks: z.array(ClockRule),
  notices: NoticeRules,
  /** `{YYYY}`, `{MM}`, `{DD}` and `{serial:4}`; the serial starts anew whenever the rest of the pattern changes. */
  numbering: z.strictObject({ pattern: z.string().regex(/\{serial:[1-9]\}/) }),
  disclosure: Disclosure,
  openQuestions: z.array(OpenQuestion),
});
export type Rulebook = z.infer<typeof Rulebook>;

/** A published version: numbered, immutable, effective from an instant. */
export const PublishedRulebook = z.strictObject({ version: z.int().positive(), rulebook: Rulebook });
export type PublishedRulebook = z.infer<typeof PublishedRulebook>;
