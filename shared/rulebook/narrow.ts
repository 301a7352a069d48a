import { type Result, ok, refuse } from '../kernel/result.ts';
import { type Fault, pathOf, pointerOf, recordOf, valueAt } from './fault.ts';
import { weakenings } from './narrow-checks.ts';
import { readRulebook } from './read-rulebook.ts';
import type { Rulebook } from './schema/rulebook.ts';

type Part = Readonly<Record<string, unknown>>;

/** Parts that are put together key by key; everything else that a child states stands in the place of the parent's. */
const joined = new Set([
  'closing',
  'accountability',
  'disclosure',
  'dispatching',
  'numbering',
  'notices',
  'texts',
  'stageLabels',
]);

/** Lists in which the first rule that holds decides: what the child adds goes before what it inherits. */
const ordered = new Set(['classification', 'routes', 'approvals', 'cases', 'conditions', 'retention']);

const idOf = (value: unknown): string | undefined => {
  const id = recordOf(value)?.['id'];
  return typeof id === 'string' ? id : undefined;
};
const isListOfIds = (value: unknown): value is readonly unknown[] =>
  Array.isArray(value) && value.every((each) => idOf(each) !== undefined);

function join(parent: unknown, child: unknown, key: string): unknown {
  if (isListOfIds(parent) && isListOfIds(child)) return joinLists(parent, child, key);
  const [left, right] = [recordOf(parent), recordOf(child)];
  return left && right && joined.has(key) ? joinParts(left, right) : child;
}

function joinParts(parent: Part, child: Part): Part {
  const merged: Record<string, unknown> = { ...parent };
  for (const [key, value] of Object.entries(child)) merged[key] = key in parent ? join(parent[key], value, key) : value;
  return merged;
}

function joinLists(parent: readonly unknown[], child: readonly unknown[], key: string): readonly unknown[] {
  const own = new Map(child.map((each) => [idOf(each), each]));
  const inherited = parent.map((each) => {
    const change = recordOf(own.get(idOf(each)));
    return change ? joinParts(recordOf(each) ?? {}, change) : each;
  });
  const known = new Set(parent.map(idOf));
  const added = child.filter((each) => !known.has(idOf(each)));
  return ordered.has(key) ? [...added, ...inherited] : [...inherited, ...added];
}

/** The place in the child's document of a place in the joined one; the latter itself for what the child inherits. */
function inChild(pointer: string, merged: unknown, child: unknown): string {
  const found: string[] = [];
  let [at, own] = [merged, child];
  for (const key of pathOf(pointer)) {
    const next = valueAt(at, [key]);
    const id = Array.isArray(own) ? idOf(next) : undefined;
    const place = id !== undefined && Array.isArray(own) ? own.findIndex((each) => idOf(each) === id) : -1;
    if (id !== undefined && place < 0) return pointer;
    const step = id === undefined ? key : String(place);
    found.push(step);
    [at, own] = [next, valueAt(own, [step])];
  }
  return pointerOf(found);
}

/**
 * A rulebook that inherits everything from another and only narrows it: a branch under its bank. The child states what is
 * its own; lists are joined by id, and of an entry that both have, the child's properties stand in place of the parent's.
 * Nothing can be taken out. What it states may add words, rules and units of its own, but makes no limit longer, no
 * guard, requirement, approval or duty weaker, and breaks no promise to the public.
 *
 * @param child a part of a rulebook as JSON
 * @returns the whole, or faults that point into the child's document where the fault is the child's
 */
export function narrow(parent: Rulebook, child: unknown): Result<Rulebook, readonly Fault[]> {
  const own = recordOf(child);
  if (!own || Array.isArray(child)) return readRulebook(child);
  const merged = joinParts({ ...parent, narrows: { title: parent.title } }, own);
  const read = readRulebook(merged);
  const place = (fault: Fault): Fault => ({ ...fault, pointer: inChild(fault.pointer, merged, child) });
  if (!read.ok) return refuse(read.refusal.map(place));
  const faults = weakenings(parent, read.value);
  return faults.length > 0 ? refuse(faults.map(place)) : ok(read.value);
}
