import type { Rulebook } from '../../../shared/rulebook/schema/rulebook.ts';
import { templateIds } from '../../../shared/rulebook/templates/catalogue.ts';
import { templateRulebook } from '../../../shared/rulebook/templates/templates.ts';
import { FactName, Stage, VerbName } from '../../../shared/rulebook/names.ts';
import { factInWords } from '../../../shared/rulebook/words/facts.ts';
import { stageInWords } from '../../../shared/rulebook/words/labels.ts';
import { verbInWords } from '../../../shared/rulebook/words/verbs.ts';
import { rulebookJsonSchema } from './json-schema.ts';
import { referencePage } from './markdown.ts';

/** Longer examples hide more than they show. */
const exampleCharactersMax = 700;

const sizeOf = (value: unknown): number => JSON.stringify(value).length;

/** Of the first template that has a short one, the entry that says most. */
function exampleOf(key: string): unknown {
  for (const id of templateIds) {
    const rulebook: Readonly<Record<string, unknown>> = templateRulebook(id) satisfies Rulebook;
    const value = rulebook[key];
    const found: readonly unknown[] = Array.isArray(value) ? value : [value];
    const short = found.filter((each) => typeof each === 'object' && sizeOf(each) <= exampleCharactersMax);
    if (short.length > 0) return short.toSorted((one, other) => sizeOf(other) - sizeOf(one))[0];
  }
  return undefined;
}

const languages = ['zh-CN', 'en'] as const;

/** Verbs, facts and stages as pages call them. */
const words = {
  VerbName: (word: string) => languages.map((language) => verbInWords(VerbName.parse(word), language)).join(', '),
  FactName: (word: string) => languages.map((language) => factInWords(FactName.parse(word), language)).join(', '),
  Stage: (word: string) => languages.map((language) => stageInWords(Stage.parse(word), {}, language)).join(', '),
};

/** The generated files of the rulebook language by name. */
export function reference(root: string): Readonly<Record<'rulebook.schema.json' | 'reference.md', string>> {
  const schema = rulebookJsonSchema(root);
  return {
    'rulebook.schema.json': `${JSON.stringify(schema, null, 2)}\n`,
    'reference.md': referencePage(schema, { exampleOf, words }),
  };
}
