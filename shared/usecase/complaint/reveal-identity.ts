import type { Actor } from '../../complaint/facts.ts';
import type { Refusal } from '../../complaint/refusal.ts';
import type { IdentityView } from '../../contract/complaints.ts';
import type { ComplaintId } from '../../kernel/ids.ts';
import { ok, type Result } from '../../kernel/result.ts';
import type { Clock } from '../../kernel/time.ts';
import { handleCommand, type Obstacle } from './handle-command.ts';
import type { AccessLog, ComplaintPorts, Vault } from './ports.ts';
import { findVisible } from './read-complaint.ts';

/** The vault and the log of readings, through the identity scope. */
export type IdentityParts = { readonly clock: Clock; readonly vault: Vault; readonly access: AccessLog };

/**
 * The one way to what a complainant told about who they are: the reading is written down first, then the vault is opened.
 * Staff come here through `revealIdentity`, the sending of a notice directly.
 */
export async function openVault(
  parts: IdentityParts,
  id: ComplaintId,
  reading: { readonly actorId: Actor['id']; readonly what: 'identity' | 'contact' },
): Promise<IdentityView | undefined> {
  await parts.access.note(id, { at: parts.clock.now(), ...reading });
  return parts.vault.open(id);
}

/** Shows a member of staff who complains, with a reason that becomes part of the complaint. */
export async function revealIdentity(
  ports: ComplaintPorts & { readonly identity: IdentityParts },
  id: ComplaintId,
  asking: { readonly actor: Actor; readonly reason: string },
): Promise<Result<IdentityView, Refusal | Obstacle>> {
  const found = await findVisible(ports, id, asking.actor);
  if (!found.ok) return found;
  const recorded = await handleCommand(
    ports,
    id,
    { type: 'RecordIdentityReveal', reason: asking.reason },
    { actor: asking.actor },
  );
  if (!recorded.ok) return recorded;
  return ok((await openVault(ports.identity, id, { actorId: asking.actor.id, what: 'identity' })) ?? {});
}
