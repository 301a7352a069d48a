import { recordOf } from '../fault.ts';
import type { Predicate } from '../predicate.ts';
import type { Rulebook } from '../schema/rulebook.ts';

/** A condition, whole as a rule has it, with its pointer. */
export type Condition = { readonly predicate: Predicate; readonly pointer: string };

const keys = new Set(['when', 'provided', 'levelByLevel', 'jointLiability', 'rework']);

/** Every condition of a rulebook. Keys of this length are no languages, so no text of the tenant is taken for one. */
export function conditionsOf(rulebook: Rulebook): readonly Condition[] {
  const found: Condition[] = [];
  const visit = (value: unknown, pointer: string, key: string): void => {
    const inside = recordOf(value);
    if (!inside) return;
    if (keys.has(key)) {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the schema has conditions under these keys alone
      found.push({ predicate: value as Predicate, pointer });
      return;
    }
    for (const [name, child] of Object.entries(inside)) visit(child, `${pointer}/${name}`, name);
  };
  visit(rulebook, '', '');
  return found;
}
