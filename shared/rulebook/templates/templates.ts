import { Rulebook } from '../schema/rulebook.ts';
import { type TemplateId, templateIds } from './catalogue.ts';
import { templateDocuments } from './load-template.ts';

const documents = new Map(
  await Promise.all(
    templateIds.map(async (id): Promise<[TemplateId, unknown]> => [id, (await templateDocuments[id]()).default]),
  ),
);

const read = new Map<TemplateId, Rulebook>();

/** The rulebook of a template where all of them may lie at hand: on the command line and in tests. */
export function templateRulebook(id: TemplateId): Rulebook {
  const known = read.get(id);
  if (known) return known;
  const rulebook = Rulebook.parse(documents.get(id));
  read.set(id, rulebook);
  return rulebook;
}
