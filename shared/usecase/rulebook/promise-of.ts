import type { PromiseView } from '../../contract/public.ts';
import { languages } from '../../kernel/text.ts';
import { promises } from '../../rulebook/disclose.ts';
import type { Rulebook } from '../../rulebook/schema/rulebook.ts';

/** What the public pages show of a rulebook. */
export function promiseOf(
  rulebook: Rulebook,
  tenant: { organisation: string; slug: string; timeZone: string },
): PromiseView {
  const centre = rulebook.units.find((unit) => unit.id === rulebook.centre)?.label ?? rulebook.title;
  return {
    ...tenant,
    isVerified: false,
    languages: [...languages],
    defaultLanguage: rulebook.defaultLanguage,
    centre,
    categories: rulebook.categories
      .filter((category) => category.isInternal !== true)
      .map(({ isInternal: _, ...category }) => category),
    promises: [...promises(rulebook)],
    notHandled: rulebook.disclosure.notHandled.map((item) => item.text),
    satisfactions: rulebook.satisfactions.map(({ id, label }) => ({ id, label })),
  };
}
