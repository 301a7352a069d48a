import type { Rulebook } from './schema.ts';

/** The category and its ancestors, nearest first; empty for a category the rulebook does not know. */
export function categoryPath(rulebook: Rulebook, category: string): readonly string[] {
  const path: string[] = [];
  let next: string | undefined = category;
  while (next !== undefined && !path.includes(next)) {
    const found = rulebook.categories.find((candidate) => candidate.id === next);
    if (!found) break;
    path.push(found.id);
    next = found.parent;
  }
  return path;
}
