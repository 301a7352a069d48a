import { type MediaType, mediaTypes } from '../../../shared/complaint/media-types.ts';
import { PieceTickets } from '../../../shared/contract/files.ts';
import { CallFailure } from '../server/failure.ts';
import { call } from '../server/call.ts';

/** How often what is missing is sent again before a person is asked. */
const attemptsMax = 4;

export const isTaken = (type: string): type is MediaType => mediaTypes.some((mediaType) => mediaType === type);

async function post(url: string, fields: Readonly<Record<string, string>>, piece: Blob): Promise<boolean> {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  body.append('file', piece);
  const answer = await fetch(url, { method: 'POST', body }).catch(() => undefined);
  return answer?.ok ?? false;
}

/**
 * Sends a file for a complaint in pieces; what did not arrive is sent again.
 *
 * @param onShare how much has arrived, from 0 to 1
 * @returns its id
 * @throws CallFailure when tickets are refused, or the network stays away
 */
export async function sendFile(complaint: string, file: File, onShare: (share: number) => void): Promise<string> {
  let id: string | undefined;
  for (let attempt = 0; attempt < attemptsMax; attempt++) {
    const tickets: PieceTickets = await call({
      method: 'POST',
      path: `/api/complaints/${complaint}/uploads`,
      answer: PieceTickets,
      body: { ...(id !== undefined && { id }), name: file.name.slice(-120), mediaType: file.type, bytes: file.size },
    });
    ({ id } = tickets);
    let missing = tickets.pieces.length;
    const all = Math.ceil(file.size / tickets.pieceBytes);
    for (const { number, fields } of tickets.pieces) {
      const from = number * tickets.pieceBytes;
      if (!(await post(tickets.url, fields, file.slice(from, from + tickets.pieceBytes)))) break;
      missing -= 1;
      onShare((all - missing) / all);
    }
    if (missing === 0) return id;
  }
  throw new CallFailure('network');
}
