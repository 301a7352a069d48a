import type { Actor } from '../../complaint/facts.ts';
import type { MediaType } from '../../complaint/media-types.ts';
import type { ComplaintState } from '../../complaint/state.ts';
import type { StaffFile } from '../../contract/files.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import { namedAttachments } from '../complaint/attachments.ts';
import type { AccessLog, ComplaintPorts, StoredEvent } from '../complaint/ports.ts';
import { dispositionOf } from './piece-tickets.ts';
import type { FileStore, KeptFile } from './ports.ts';
import { type Sealing, attachedFile, sealings, statusOf } from './sealed-files.ts';

/**
 * Whether a member of staff may fetch the original, which can tell who sent it and from where: of somebody who is named, those
 * who read all complaints, and whoever handles this one where there is nothing else to see; of somebody in confidence, those
 * who may see the identity.
 */
export function mayOpenOriginal(actor: Actor, state: ComplaintState, sealing: Sealing | undefined): boolean {
  if (!sealing?.isOriginalKept) return false;
  if (state.identityMode !== 'named') return actor.capabilities.includes('revealIdentity');
  return sealing.shown === undefined || actor.capabilities.includes('readComplaints');
}

/** The files of a complaint as a member of staff sees them. */
export function staffFiles(events: readonly StoredEvent[], state: ComplaintState, actor: Actor): StaffFile[] {
  const sealed = sealings(events);
  return events.flatMap((stored) =>
    namedAttachments(stored).map((file): StaffFile => {
      const sealing = sealed.get(file.id);
      return {
        ...attachedFile(file, sealed),
        seq: stored.event.seq,
        ...(sealing && { cleaning: sealing.cleaning }),
        ...(sealing?.original && { originalSha256: sealing.original.sha256 }),
        ...(sealing?.shown && { shownSha256: sealing.shown.sha256 }),
        mayOpenOriginal: mayOpenOriginal(actor, state, sealing),
      };
    }),
  );
}

type Wanted = {
  readonly which: KeptFile;
  readonly mediaType: MediaType;
  readonly disposition: 'inline' | 'attachment';
};

/** What opening a file comes to. */
function wantedOf(
  which: KeptFile,
  sealing: Sealing | undefined,
  { mediaType, isPermitted }: { readonly mediaType: MediaType; readonly isPermitted: boolean },
): Result<Wanted, { readonly code: 'file/being-checked' | 'file/withheld' }> {
  const status = statusOf(sealing);
  if (status === 'being-checked') return refuse({ code: 'file/being-checked' });
  if (which === 'original') {
    return isPermitted ? ok({ which, mediaType, disposition: 'attachment' }) : refuse({ code: 'file/withheld' });
  }
  return status === 'ready'
    ? ok({ which, mediaType, disposition: dispositionOf(mediaType) })
    : refuse({ code: 'file/withheld' });
}

/**
 * A short-lived address of a file for a member of staff who may see the complaint; that it was asked for is written down first,
 * and that it was the original as a reading of its own kind.
 */
export async function openFile(
  ports: Pick<ComplaintPorts, 'log' | 'clock'> & {
    readonly access: AccessLog;
    readonly files: Pick<FileStore, 'address'>;
  },
  state: ComplaintState,
  asked: { readonly actor: Actor; readonly fileId: string; readonly which: KeptFile },
): Promise<Result<string, { readonly code: 'file/not-found' | 'file/being-checked' | 'file/withheld' }>> {
  const { actor, fileId, which } = asked;
  const events = await ports.log.events(state.id);
  const found = events.flatMap(namedAttachments).find((file) => file.id === fileId);
  if (!found) return refuse({ code: 'file/not-found' });
  const sealing = sealings(events).get(found.id);
  const isPermitted = mayOpenOriginal(actor, state, sealing);
  const wanted = wantedOf(which, sealing, { mediaType: found.mediaType, isPermitted });
  if (!wanted.ok) return wanted;
  const what = which === 'original' ? 'original' : 'file';
  await ports.access.note(state.id, { at: ports.clock.now(), actorId: actor.id, what });
  const { mediaType, disposition } = wanted.value;
  return ok(
    await ports.files.address({ id: state.id, fileId: found.id }, which, { mediaType, name: found.name, disposition }),
  );
}
