import type { Refusal } from './refusal.ts';

type Words = readonly { readonly id: string }[];

/** A list of the rulebook, and the words that must be of it; a list that is not there knows no word. */
type Check = readonly [list: Words | undefined, words: readonly (string | undefined)[] | string | undefined];

/** Why a command cannot be taken as it is: the first word that the rulebook does not know. */
export function unknownTerm(...checks: readonly Check[]): Refusal | undefined {
  for (const [list = [], words = []] of checks) {
    const named = typeof words === 'string' ? [words] : words;
    const unknown = named.find((word) => word !== undefined && !list.some(({ id }) => id === word));
    if (unknown !== undefined) return { code: 'complaint/unknown-term', about: unknown };
  }
  return undefined;
}
