import type { NamedAttachment } from '../../complaint/command.ts';
import type { Actor } from '../../complaint/facts.ts';
import type { Refusal } from '../../complaint/refusal.ts';
import type { ComplaintState } from '../../complaint/state.ts';
import type { RegisterBody } from '../../contract/complaints.ts';
import type { ComplaintId } from '../../kernel/ids.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import { complaintIdOf } from '../public/receipt.ts';
import { type Obstacle, handleCommand } from './handle-command.ts';
import type { ComplaintPorts } from './ports.ts';
import { findVisible } from './read-complaint.ts';
import { registerComplaint } from './register.ts';

/** The first one is still handled, or its rulebook takes the same case up again and knows no linked one. */
const unmarkable: readonly string[] = ['complaint/wrong-stage', 'complaint/same-complaint'];

const identityNames = ['name', 'phone', 'email', 'address', 'idNumber'] as const;

/**
 * Registers what a member of staff took down. A second complaint is registered as a case of its own; the first one is then
 * marked as taken up again, and sending the same filing once more mends a mark that was missed.
 *
 * @param by who registers, and what names the filing, so that a second click files nothing twice: a token, or the id and the
 *   files of what arrived in writing
 */
export async function registerByStaff(
  ports: ComplaintPorts & { readonly secret: () => Promise<Uint8Array> },
  body: RegisterBody,
  by: { readonly actor: Actor } & (
    | { readonly token: string }
    | { readonly id: ComplaintId; readonly files: readonly NamedAttachment[] }
  ),
): Promise<Result<ComplaintState, Refusal | Obstacle>> {
  const id = 'id' in by ? by.id : complaintIdOf(await ports.secret(), `${by.actor.id}/${by.token}`);
  const { identity: said = {}, given = [], repeatOf, ...filing } = body;
  // Of the anonymous nothing is kept, so nothing counts as told.
  const identity = filing.identityMode === 'anonymous' ? undefined : said;
  const first = repeatOf && (await findVisible(ports, repeatOf, by.actor));
  if (first && !first.ok) return refuse({ code: 'complaint/unknown-term', about: repeatOf });
  const told = identityNames.filter((name) => identity?.[name] !== undefined);
  const registered = await registerComplaint(
    ports,
    {
      ...filing,
      id,
      files: 'files' in by ? [...by.files] : [],
      hasContact: identity?.email !== undefined,
      given: [...told, ...given],
      ...(first && { repeatOf: { complaint: first.value.id, count: (first.value.repeatOf?.count ?? 0) + 1 } }),
    },
    { actor: by.actor, identity },
  );
  if (!registered.ok || !first) return registered;
  const isMarked = first.value.links?.some(({ other }) => other === id) ?? false;
  if (!isMarked) {
    const command = { type: 'ReopenComplaint', reason: filing.narrative.slice(0, 2000), second: id } as const;
    const marked = await handleCommand(ports, first.value.id, command, { actor: by.actor });
    if (!marked.ok && !unmarkable.includes(marked.refusal.code)) return marked;
  }
  return ok(registered.value);
}
