import { ok, refuse, type Result } from '../../kernel/result.ts';
import type { RecordIdentityReveal } from '../commands.ts';
import type { DecidedEvent } from '../events.ts';
import type { Facts } from '../facts.ts';
import type { Refusal } from '../refusal.ts';
import type { ComplaintState } from '../state.ts';

/** Opening the vault is an event of the complaint, with the reason, before anything is shown. */
export function decideRevealIdentity(
  command: RecordIdentityReveal,
  state: ComplaintState,
  facts: Facts,
): Result<readonly DecidedEvent[], Refusal> {
  if (!facts.actor.capabilities.includes('revealIdentity') || state.identityMode === 'anonymous') {
    return refuse({ code: 'session/not-permitted', about: 'revealIdentity' });
  }
  return ok([{ type: 'IdentityRevealed', data: {}, texts: { reason: command.reason } }]);
}
