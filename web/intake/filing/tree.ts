import type { LocalText } from '../../../shared/kernel/text.ts';

/** A word of a list whose words may stand below others. */
export type Node = {
  readonly id: string;
  readonly label: LocalText;
  readonly hint?: LocalText | undefined;
  readonly parent?: string | undefined;
};

/** So many words are shown at once; a longer list is gone through level by level. */
const atOnceMax = 36;

export const childrenOf = (nodes: readonly Node[], id: string | undefined): readonly Node[] =>
  nodes.filter(({ parent }) => parent === id);

export const isLeaf = (nodes: readonly Node[], id: string): boolean => !nodes.some(({ parent }) => parent === id);

/** Whether the list is gone through level by level. */
export const isLong = (nodes: readonly Node[]): boolean =>
  nodes.length > atOnceMax && nodes.some(({ parent }) => parent !== undefined);

/** The node and those above it, the topmost first; empty for an unknown one. Stops at a loop. */
export function lineTo(nodes: readonly Node[], id: string | undefined): readonly Node[] {
  const line: Node[] = [];
  let next = nodes.find((node) => node.id === id);
  while (next && !line.includes(next)) {
    line.unshift(next);
    const above = next.parent;
    next = nodes.find((node) => node.id === above);
  }
  return line;
}

/** All the leaves below a node, each with the nodes between. */
export function leavesBelow(nodes: readonly Node[], id: string): readonly Node[] {
  return nodes.filter(
    (node) => node.id !== id && isLeaf(nodes, node.id) && lineTo(nodes, node.id).some((each) => each.id === id),
  );
}
