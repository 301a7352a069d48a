import * as z from 'zod';
import { TermId } from '../kernel/ids.ts';
import { LocalText } from '../kernel/text.ts';
import { LadderStep } from '../rulebook/schema/clocks.ts';

const Term = z.strictObject({ id: TermId, label: LocalText, parent: TermId.optional() });

/** `GET /api/vocabulary`: the labels that a console needs to show complaints in the tenant's own words. */
export const VocabularyView = z.strictObject({
  version: z.int().positive(),
  channels: z.array(Term),
  categories: z.array(Term),
  satisfactions: z.array(Term),
  clocks: z.array(Term),
  /** Labels of ladder steps are by action; this lists step ids with their action. */
  steps: z.array(z.strictObject({ clock: TermId, step: TermId, action: LadderStep.shape.action })),
  openQuestions: z.array(z.strictObject({ id: TermId, question: LocalText, proposed: LocalText })),
});
export type VocabularyView = z.infer<typeof VocabularyView>;
