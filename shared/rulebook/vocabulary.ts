import type { Origin } from './names.ts';
import type { Rulebook } from './schema/rulebook.ts';

type Node = { readonly id: string; readonly parent?: string | undefined; readonly origin?: Origin | undefined };

/** A tree by id; a rulebook never changes, so it is made once for each list. */
const trees = new WeakMap<readonly Node[], ReadonlyMap<string, Node>>();

function treeOf(nodes: readonly Node[]): ReadonlyMap<string, Node> {
  const known = trees.get(nodes);
  if (known) return known;
  const tree = new Map(nodes.map((node) => [node.id, node]));
  trees.set(nodes, tree);
  return tree;
}

/** The node and its ancestors, nearest first; empty for an unknown one. Stops at a loop. */
function nodesTo(nodes: readonly Node[], id: string): readonly Node[] {
  const tree = treeOf(nodes);
  const path: Node[] = [];
  let next = tree.get(id);
  while (next && !path.includes(next)) {
    path.push(next);
    next = next.parent === undefined ? undefined : tree.get(next.parent);
  }
  return path;
}

/** The ids of the node and its ancestors, nearest first; empty for an unknown one. Stops at a loop. */
export const pathIn = (nodes: readonly Node[], id: string): readonly string[] =>
  nodesTo(nodes, id).map((node) => node.id);

/** The category and its ancestors, nearest first; empty for a category the rulebook does not know. */
export const categoryPath = (rulebook: Rulebook, category: string): readonly string[] =>
  pathIn(rulebook.categories, category);

/** The location and its ancestors, nearest first. */
export const locationPath = (rulebook: Rulebook, location: string): readonly string[] =>
  pathIn(rulebook.locations ?? [], location);

/** Whether a place is domestic or foreign: its own word, else that of the nearest place above it that has one. */
export const originOf = (rulebook: Rulebook, location: string): Origin | undefined =>
  nodesTo(rulebook.locations ?? [], location).find(({ origin }) => origin !== undefined)?.origin;
