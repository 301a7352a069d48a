import type { TermId } from '../../../shared/kernel/ids.ts';
import { type Language, textIn } from '../../../shared/kernel/text.ts';
import { clockRule } from '../../../shared/rulebook/clocks/clock-rules.ts';
import type { FactName } from '../../../shared/rulebook/names.ts';
import type { Rulebook } from '../../../shared/rulebook/schema/rulebook.ts';

/**
 * What the tenant's rules add to a letter: the label of the clock or duty that it is about (empty for one that they do not
 * know), and, for the complainant, the tenant's own paragraph about what has happened.
 */
export function ownWords(
  rulebook: Rulebook,
  { event, about, isToComplainant }: { event: FactName; about: TermId | undefined; isToComplainant: boolean },
  language: Language,
): { readonly label: string; readonly paragraphs: readonly string[] } {
  const named =
    about === undefined ? undefined : (clockRule(rulebook, about) ?? rulebook.duties?.find(({ id }) => id === about));
  const paragraph = isToComplainant ? rulebook.texts?.[event] : undefined;
  return {
    label: named ? textIn(named.label, language) : '',
    paragraphs: paragraph ? [textIn(paragraph, language)] : [],
  };
}
