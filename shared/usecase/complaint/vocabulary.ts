import type { VocabularyView } from '../../contract/vocabulary.ts';
import type { PublishedRulebook } from '../../rulebook/schema/rulebook.ts';

/** The words of a rulebook, for those who show complaints. */
export const vocabularyView = ({ version, rulebook }: PublishedRulebook): VocabularyView => ({
  version,
  channels: rulebook.channels.map(({ id, label }) => ({ id, label })),
  categories: rulebook.categories.map(({ id, label, parent }) => ({ id, label, ...(parent && { parent }) })),
  satisfactions: rulebook.satisfactions.map(({ id, label }) => ({ id, label })),
  clocks: rulebook.clocks.map(({ id, label }) => ({ id, label })),
  steps: rulebook.clocks.flatMap((clock) =>
    clock.ladder.map((step) => ({ clock: clock.id, step: step.id, action: step.action })),
  ),
  openQuestions: rulebook.openQuestions.map(({ id, question, proposed }) => ({ id, question, proposed })),
});
