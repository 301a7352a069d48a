import type { FindingView } from '../../contract/rulebook.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import type { Fault } from '../../rulebook/fault.ts';
import { readDocument as readAny } from '../../rulebook/read-document.ts';
import type { Rulebook } from '../../rulebook/schema/rulebook.ts';
import type { RulebookPorts } from './ports.ts';
import { questions } from './questions.ts';
import { versionAt } from './schedule.ts';

/** A fault as the API tells it. */
export const asFinding = ({ code, pointer, message }: Fault): FindingView => ({
  severity: 'error',
  code,
  pointer,
  message: { ...message },
});

/** A document as a rulebook, or what keeps it from being one. */
export function readDocument(document: unknown): Result<Rulebook, readonly FindingView[]> {
  const read = readAny(document);
  return read.ok ? ok(read.value) : refuse(read.refusal.map(asFinding));
}

/** The rulebook that new complaints are registered under at this moment. */
export async function rulebookInForce(
  ports: Pick<RulebookPorts, 'store' | 'clock'>,
): Promise<{ readonly version: number; readonly rulebook: Rulebook }> {
  const { steps } = await ports.store.schedule();
  const version = versionAt(steps, ports.clock.now());
  const published = await ports.store.rulebook(version);
  if (!published) throw new Error(`rulebook version ${version} is missing`);
  return published;
}

/** Everything that is wrong with a document, or might be, as this tenant stands today: who holds what, which units are open. */
export async function findingsOf(ports: RulebookPorts, document: unknown): Promise<readonly FindingView[]> {
  const read = readDocument(document);
  if (!read.ok) return read.refusal;
  const [lint, heldPositions, units, inForce] = await Promise.all([
    questions.lint(),
    ports.heldPositions(),
    ports.units(),
    rulebookInForce(ports),
  ]);
  const open = new Set<string>(units.filter(({ isClosed }) => !isClosed).map(({ id }) => id));
  return lint(read.value, { heldPositions, inForce: inForce.rulebook, units: open }).map(
    ({ severity, code, pointer, message }) => ({ severity, code, pointer, message: { ...message } }),
  );
}
