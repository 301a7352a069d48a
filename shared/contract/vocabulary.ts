import * as z from 'zod';
import { TermId } from '../kernel/ids.ts';
import { LocalText } from '../kernel/text.ts';
import { Stage } from '../rulebook/names.ts';
import { LadderStep } from '../rulebook/schema/clocks.ts';

const Term = z.strictObject({ id: TermId, label: LocalText, parent: TermId.optional() });

/** Lists of words that not every institution has. */
export const furtherLists = [
  'natures',
  'severities',
  'tracks',
  'causes',
  'outcomes',
  'declineReasons',
  'pauseGrounds',
  'handOverTargets',
  'complainantKinds',
  'respondentRoles',
  'locations',
  'flags',
  'documents',
  'elements',
  'duties',
] as const;
export type FurtherList = (typeof furtherLists)[number];

/** `GET /api/vocabulary`: the labels that a console needs to show complaints in the tenant's own words. */
export const VocabularyView = z.strictObject({
  version: z.int().positive(),
  channels: z.array(Term),
  categories: z.array(Term),
  satisfactions: z.array(Term),
  clocks: z.array(Term),
  /** The lists that only some institutions have; one that is not there has no words. */
  further: z.partialRecord(z.enum(furtherLists), z.array(Term)),
  /** The tenant's own questions, with the answers of those that offer a choice. */
  fields: z.array(
    Term.extend({ answer: z.enum(['number', 'choice', 'text', 'date']), options: z.array(Term).optional() }),
  ),
  /** Stages for which the tenant has words of its own. */
  stages: z.partialRecord(Stage, LocalText),
  /** Labels of ladder steps are by action; this lists step ids with their action. */
  steps: z.array(z.strictObject({ clock: TermId, step: TermId, action: LadderStep.shape.action })),
  /** Those that no administrator has confirmed. */
  openQuestions: z.array(z.strictObject({ id: TermId, question: LocalText, proposed: LocalText })),
});
export type VocabularyView = z.infer<typeof VocabularyView>;
