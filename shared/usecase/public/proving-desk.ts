import { ok, refuse } from '../../kernel/result.ts';
import { type AtTheDesk, noPass } from './at-the-desk.ts';
import type { PublicParts } from './ports.ts';
import type { ProvingDesk } from './public-desk.ts';
import { isProof } from './receipt.ts';

/** Papers for elsewhere: the own dossier to take home, and a receipt that others can check. */
export function provingDesk(parts: PublicParts, { admitted, receiptOf, viewOf }: AtTheDesk): ProvingDesk {
  return {
    async ownDossier(pass, language) {
      const state = await admitted(pass);
      if (!state) return refuse(noPass);
      const at = parts.clock.now();
      await parts.access.note(state.id, { at, actorId: 'complainant', what: 'dossier' });
      const [{ proof }, complaint, { organisation }, stored] = await Promise.all([
        receiptOf(state),
        viewOf(state, language),
        parts.promise(),
        parts.log.events(state.id, { consistent: true }),
      ]);
      const steps = stored.map(({ event, hash }) => ({ seq: event.seq, at: event.at, hash }));
      return ok({ organisation, takenAt: at, proof, complaint, steps });
    },
    // Nothing is read: right and wrong take the same time, and tell nothing about any complaint.
    verify: async (proof) => isProof(await parts.secret(), proof),
  };
}
