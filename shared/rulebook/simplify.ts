import type { Predicate } from './predicate.ts';

/** A condition that is neither put together of others nor always so. */
export type Leaf = Exclude<Predicate, { readonly is: 'always' | 'all' | 'any' | 'not' }>;

/**
 * What is left of a condition once everything is taken out that is known already: a word where it is decided, else the
 * parts that are still open.
 *
 * @param decide whether that part holds; undefined where it is not known yet
 */
export function simplify(predicate: Predicate, decide: (leaf: Leaf) => boolean | undefined): Predicate | boolean {
  if (predicate.is === 'always') return true;
  if (predicate.is === 'not') {
    const inner = simplify(predicate.of, decide);
    return typeof inner === 'boolean' ? !inner : { is: 'not', of: inner };
  }
  if (predicate.is !== 'all' && predicate.is !== 'any') return decide(predicate) ?? predicate;
  const decisive = predicate.is === 'any';
  const parts = predicate.of.map((part) => simplify(part, decide));
  if (parts.includes(decisive)) return decisive;
  const open = parts.filter((part) => typeof part !== 'boolean');
  const [only] = open;
  if (only === undefined) return !decisive;
  return open.length === 1 ? only : { is: predicate.is, of: open };
}

/** The same of a list of conditions of which one suffices; none are never so. */
export function simplifyAny(
  predicates: readonly Predicate[],
  decide: (leaf: Leaf) => boolean | undefined,
): Predicate | boolean {
  return simplify({ is: 'any', of: predicates }, decide);
}
