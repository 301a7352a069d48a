import { ok, refuse, type Result } from '../kernel/result.ts';
import { type Fault, recordOf } from './fault.ts';
import { narrow } from './narrow.ts';
import { readJson } from './read-json.ts';
import { depthFault, readRulebook } from './read-rulebook.ts';
import type { Rulebook } from './schema/rulebook.ts';

/**
 * Reads what somebody writes: a whole rulebook, or what a branch states of its own, with the document that it narrows
 * under `parent`, which may narrow another in turn. Comes out whole.
 */
export function readDocument(json: unknown): Result<Rulebook, readonly Fault[]> {
  const deep = depthFault(json);
  return deep ? refuse([deep]) : readShallow(json);
}

/** The same of a document that is known not to be too deep: each parent is one level further down. */
function readShallow(json: unknown): Result<Rulebook, readonly Fault[]> {
  const inside = recordOf(json);
  if (inside === undefined || Array.isArray(json) || inside['parent'] === undefined) return readRulebook(json);
  const { parent, ...child } = inside;
  const above = readShallow(parent);
  if (!above.ok) return refuse(above.refusal.map((fault) => ({ ...fault, pointer: `/parent${fault.pointer}` })));
  const whole = narrow(above.value, child);
  return whole.ok ? ok({ ...whole.value, narrows: { title: above.value.title, ...whole.value.narrows } }) : whole;
}

/** The same from text as it is sent: at most a million characters of JSON. */
export function readDocumentText(text: string): Result<Rulebook, readonly Fault[]> {
  const json = readJson(text);
  return json.ok ? readDocument(json.value) : json;
}
