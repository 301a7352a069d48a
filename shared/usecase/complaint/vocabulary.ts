import { furtherLists, type VocabularyView } from '../../contract/vocabulary.ts';
import type { TermId } from '../../kernel/ids.ts';
import type { LocalText } from '../../kernel/text.ts';
import type { PublishedRulebook } from '../../rulebook/schema/rulebook.ts';

type Labelled = { readonly id: TermId; readonly label: LocalText; readonly parent?: TermId | undefined };

const term = ({ id, label, parent }: Labelled) => ({ id, label, ...(parent && { parent }) });

/** The words of a rulebook, for those who show complaints. */
export const vocabularyView = ({ version, rulebook }: PublishedRulebook): VocabularyView => ({
  version,
  channels: rulebook.channels.map(({ id, label }) => ({ id, label })),
  categories: rulebook.categories.map(term),
  satisfactions: rulebook.satisfactions.map(term),
  clocks: rulebook.clocks.map(({ id, label }) => ({ id, label })),
  further: Object.fromEntries(
    furtherLists.flatMap((list) => {
      const terms: readonly Labelled[] | undefined = rulebook[list];
      return terms ? [[list, terms.map(term)]] : [];
    }),
  ),
  fields: (rulebook.fields ?? []).map(({ id, label, answer, options }) => ({
    id,
    label,
    answer,
    ...(options && { options: options.map(term) }),
  })),
  stages: rulebook.stageLabels ?? {},
  steps: rulebook.clocks.flatMap((clock) =>
    clock.ladder.map((step) => ({ clock: clock.id, step: step.id, action: step.action })),
  ),
  openQuestions: rulebook.openQuestions
    .filter(({ isConfirmed }) => isConfirmed !== true)
    .map(({ id, question, proposed }) => ({ id, question, proposed })),
});
