import type { Actor } from '../../complaint/facts.ts';
import type { Refusal } from '../../complaint/refusal.ts';
import type { ComplaintId } from '../../kernel/ids.ts';
import { ok, type Result } from '../../kernel/result.ts';
import { receiptCode } from '../public/receipt.ts';
import { type Obstacle, handleCommand } from './handle-command.ts';
import type { ComplaintPorts } from './ports.ts';
import { findVisible } from './read-complaint.ts';

/** Hands out a new receipt code to somebody of whom an officer has checked that it is the complainant; the old one stops. */
export async function handOutNewCode(
  ports: ComplaintPorts & { readonly secret: () => Promise<Uint8Array> },
  id: ComplaintId,
  by: { readonly actor: Actor; readonly reason: string },
): Promise<Result<{ readonly number: string; readonly code: string }, Refusal | Obstacle>> {
  const found = await findVisible(ports, id, by.actor);
  if (!found.ok) return found;
  const command = { type: 'ReplaceReceiptCode', reason: by.reason } as const;
  const replaced = await handleCommand(ports, id, command, { actor: by.actor });
  if (!replaced.ok) return replaced;
  const { number, codeRotation } = replaced.value;
  return ok({ number, code: receiptCode(await ports.secret(), id, codeRotation) });
}
