import { createHash } from 'node:crypto';
import type { CommandOf } from '../../complaint/commands.ts';
import { system } from '../../complaint/facts.ts';
import type { MediaType } from '../../complaint/media-types.ts';
import { findAttachment } from '../complaint/attachments.ts';
import { handleCommand } from '../complaint/handle-command.ts';
import type { ComplaintPorts } from '../complaint/ports.ts';
import type { Cleaner, FilePlace, SealingStore } from './ports.ts';
import { sealings } from './sealed-files.ts';

const digestOf = (content: Uint8Array): string => createHash('sha256').update(content).digest('base64url');
const measured = (content: Uint8Array) => ({ sha256: digestOf(content), bytes: content.byteLength });

/** How often the event is decided anew when others keep writing first. */
const attemptsMax = 6;

/** What sealing needs. */
export type SealingParts = {
  readonly ports: ComplaintPorts;
  readonly files: SealingStore;
  readonly clean: Cleaner;
  /** The type of a file by its content; undefined for none that is taken. */
  readonly typeOf: (content: Uint8Array) => MediaType | undefined;
  /** Cleaning has brought the function down before: the file is kept as it is, or not at all. */
  readonly isCleaningGivenUp: boolean;
  /** Called between two writes; tests stop here. */
  readonly reached?: (point: 'originalKept' | 'shownKept') => void;
};

type Found = Omit<CommandOf<'SealFile'>, 'type' | 'fileId'>;

const lost: Found = { cleaning: 'lost', isOriginalKept: false };

/** Keeps what may be kept of a file and says what that is; undefined while a scanner has not answered. */
async function keepWhatMayBe(
  { files, clean, typeOf, isCleaningGivenUp, reached }: SealingParts,
  place: FilePlace,
  file: { readonly mediaType: MediaType; readonly bytes: number; readonly isAnonymous: boolean },
): Promise<Found | undefined> {
  const { mediaType, isAnonymous } = file;
  // Sealed before in a run that was broken off: what was uploaded since does not count.
  const sealed = await files.kept(place, 'original');
  const uploaded = sealed ?? (await files.upload(place));
  // A ticket is good for a while: what it brought in the meantime may be something else.
  if (uploaded?.byteLength !== file.bytes || typeOf(uploaded) !== mediaType) return lost;
  const scan = sealed ? 'clean' : await files.scan(place, uploaded);
  if (scan === 'pending') return undefined;
  if (scan === 'infected') return { cleaning: 'infected', original: measured(uploaded), isOriginalKept: false };
  const content = isAnonymous || sealed ? uploaded : await files.keep(place, 'original', uploaded, mediaType);
  const original = measured(content);
  reached?.('originalKept');
  const isOriginalKept = !isAnonymous;
  const cleaned = isCleaningGivenUp || scan === 'unscannable' ? 'cannot-clean' : await clean(content, mediaType);
  if (cleaned === 'cannot-clean') return { cleaning: cleaned, original, isOriginalKept };
  const shown = await files.keep(place, 'shown', cleaned.content, mediaType);
  reached?.('shownKept');
  return {
    cleaning: cleaned.changed ? 'cleaned' : 'nothing-to-clean',
    original,
    isOriginalKept,
    shown: { ...measured(shown), mediaType },
  };
}

/**
 * Seals one file: reads what was uploaded, keeps the original under its digest (never of the anonymous), cleans it, keeps what
 * people see, and writes both digests into the log. Early, twice or broken off anywhere: the next run finishes it, and what is
 * there already stays as it is.
 *
 * @returns `pending` while a scanner of malware has not answered
 * @throws when others keep writing first; the caller tries again
 */
export async function sealUpload(parts: SealingParts, place: FilePlace): Promise<'done' | 'pending'> {
  const { log } = parts.ports;
  let found: Found | undefined;
  for (let attempt = 0; attempt < attemptsMax; attempt++) {
    const [loaded, events] = await Promise.all([log.load(place.id), log.events(place.id, { consistent: true })]);
    const file = findAttachment(events, place.fileId);
    if (!loaded || !file) return 'done';
    const { bytes, mediaType } = file;
    if (loaded.state.erasure?.erasedAt !== undefined) {
      await parts.files.removeKept(place);
      await parts.files.removeUpload(place, bytes);
      return 'done';
    }
    if (!sealings(events).has(place.fileId)) {
      const isAnonymous = loaded.state.identityMode === 'anonymous';
      found ??= await keepWhatMayBe(parts, place, { bytes, mediaType, isAnonymous });
      if (!found) return 'pending';
      const command = { type: 'SealFile', fileId: place.fileId, ...found } as const;
      const expectedSeq = events.at(-1)?.event.seq;
      const answer = await handleCommand(parts.ports, place.id, command, { actor: system, expectedSeq });
      if (!answer.ok && answer.refusal.code === 'complaint/changed') continue;
      if (!answer.ok) throw new Error(`sealing was refused: ${answer.refusal.code}`);
    }
    await parts.files.removeUpload(place, bytes);
    return 'done';
  }
  throw new Error('others kept writing first');
}
