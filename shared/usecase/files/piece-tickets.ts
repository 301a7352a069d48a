import type { MediaType } from '../../complaint/media-types.ts';
import { kindOf } from '../../complaint/media-types.ts';
import { type PieceTickets, pieceBytes, piecesOf } from '../../contract/files.ts';
import type { ComplaintId } from '../../kernel/ids.ts';
import type { Claim, FileStore } from './ports.ts';

/** Tickets for the pieces of a file that are still missing: all of a new one, the rest of one that was begun before. */
export async function pieceTickets(
  files: Pick<FileStore, 'arrived' | 'pieceForms'>,
  id: ComplaintId,
  announced: Claim & { readonly id?: string | undefined },
  newFileId: () => string,
): Promise<PieceTickets> {
  const fileId = announced.id ?? newFileId();
  const place = { id, fileId };
  const { mediaType, bytes, name } = announced;
  const pieces = piecesOf(bytes);
  const there = announced.id === undefined ? new Set<number>() : await files.arrived(place, pieces);
  const missing = pieces.filter(({ number }) => !there.has(number));
  const forms = await files.pieceForms(place, { mediaType, bytes, name }, missing);
  return {
    id: fileId,
    url: forms.url,
    pieceBytes,
    pieces: forms.pieces.map(({ number, fields }) => ({ number, fields: { ...fields } })),
  };
}

/** Documents are saved and opened by a program of their own; what a browser shows by itself is shown. */
export const dispositionOf = (mediaType: MediaType): 'inline' | 'attachment' =>
  kindOf(mediaType) === 'document' && mediaType !== 'text/plain' ? 'attachment' : 'inline';
