import { useMemo } from 'react';
import type { OrganisationView } from '../../../shared/contract/staff.ts';
import type { FurtherList, VocabularyView } from '../../../shared/contract/vocabulary.ts';
import { type Language, type LocalText, textIn } from '../../../shared/kernel/text.ts';
import { useSpeech } from './language.tsx';
import { useTenant } from './tenant-gate.tsx';

/** The tenant's labels by id. A word that is not known shows its id, which is better than nothing. */
export type Names = {
  readonly channel: (id: string) => string;
  /** With its ancestors: "收费 / 重复收费". */
  readonly category: (id: string) => string;
  readonly satisfaction: (id: string) => string;
  readonly clock: (id: string) => string;
  readonly unit: (id: string) => string;
  readonly position: (id: string) => string;
  /** A word of a list that only some institutions have. */
  readonly further: (list: FurtherList, id: string) => string;
  /** Such a list to choose from. */
  readonly choices: (list: FurtherList) => { value: string; label: string }[];
  readonly field: (id: string) => string;
  /** The answer to a question of the tenant's own; a choice by its label. */
  readonly answer: (field: string, answer: string | number) => string;
};

type Labelled = { readonly id: string; readonly label: LocalText; readonly parent?: string | undefined };

const labelIn = (terms: readonly Labelled[], language: Language) => {
  const labels = new Map(terms.map((term) => [term.id, textIn(term.label, language)]));
  return (id: string): string => labels.get(id) ?? id;
};

const pathIn = (terms: readonly Labelled[], language: Language) => {
  const byId = new Map(terms.map((term) => [term.id, term]));
  const path = (id: string, depth = 0): string => {
    const term = byId.get(id);
    if (term === undefined) return id;
    const own = textIn(term.label, language);
    return term.parent === undefined || depth > 5 ? own : `${path(term.parent, depth + 1)} / ${own}`;
  };
  return (id: string): string => path(id);
};

const namesOf = (vocabulary: VocabularyView, organisation: OrganisationView, language: Language): Names => ({
  channel: labelIn(vocabulary.channels, language),
  category: pathIn(vocabulary.categories, language),
  satisfaction: labelIn(vocabulary.satisfactions, language),
  clock: labelIn(vocabulary.clocks, language),
  unit: labelIn(organisation.units, language),
  position: labelIn(organisation.positions, language),
  further: (list, id) => (list === 'locations' ? pathIn : labelIn)(vocabulary.further[list] ?? [], language)(id),
  choices: (list) =>
    (vocabulary.further[list] ?? []).map(({ id, label }) => ({ value: String(id), label: textIn(label, language) })),
  field: labelIn(vocabulary.fields, language),
  answer: (field, answer) =>
    labelIn(vocabulary.fields.find(({ id }) => id === field)?.options ?? [], language)(String(answer)),
});

/** The tenant's labels in the language of the pages. */
export function useNames(): Names {
  const { language } = useSpeech();
  const { vocabulary, organisation } = useTenant();
  return useMemo(() => namesOf(vocabulary, organisation, language), [vocabulary, organisation, language]);
}
