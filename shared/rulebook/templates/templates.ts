import { Rulebook } from '../schema/rulebook.ts';
import type { TemplateId } from './catalogue.ts';
import hospitalYueqing from './hospital-yueqing.json' with { type: 'json' };

/** The documents as they lie in this folder. */
const documents: Readonly<Record<TemplateId, unknown>> = {
  'hospital-yueqing': hospitalYueqing,
};

const read = new Map<TemplateId, Rulebook>();

/** The rulebook of a template. Read on first use, so that nobody pays for the others. */
export function templateRulebook(id: TemplateId): Rulebook {
  const known = read.get(id);
  if (known) return known;
  const rulebook = Rulebook.parse(documents[id]);
  read.set(id, rulebook);
  return rulebook;
}
