import { ok, refuse } from '../../kernel/result.ts';
import { complainantsFiles } from '../complaint/attachments.ts';
import type { StoredEvent } from '../complaint/ports.ts';
import { sealings } from '../files/sealed-files.ts';
import { type AtTheDesk, noPass } from './at-the-desk.ts';
import type { PublicParts } from './ports.ts';
import type { ProvingDesk } from './public-desk.ts';
import { isProof } from './receipt.ts';

/** The digest of each of the complainant's files that is known. Those of the first days stand with the file itself. */
function fingerprintsOf(events: readonly StoredEvent[]): Record<string, string> {
  const sealed = sealings(events);
  const known = events.flatMap(complainantsFiles).flatMap(({ id, sha256 }): [string, string][] => {
    const digest = sha256 ?? sealed.get(id)?.original?.sha256 ?? sealed.get(id)?.shown?.sha256;
    return digest === undefined ? [] : [[id, digest]];
  });
  return Object.fromEntries(known);
}

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
      return ok({ organisation, takenAt: at, proof, complaint, fingerprints: fingerprintsOf(stored), steps });
    },
    // Nothing is read: right and wrong take the same time, and tell nothing about any complaint.
    verify: async (proof) => isProof(await parts.secret(), proof),
  };
}
