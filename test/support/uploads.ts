import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { PieceTickets } from '../../shared/contract/files.ts';
import { type Browser, read, type Reply } from './service.ts';
import type { Organisation } from './sign-up.ts';

/** A photo of 24 by 16 pixels, a real JPEG. */
export const photo = Buffer.from(
  '/9j/2wBDABQODxIPDRQSEBIXFRQYHjIhHhwcHj0sLiQySUBMS0dARkVQWnNiUFVtVkVGZIhlbXd7gYKBTmCNl4x9lnN+gXz/2wBDARUXFx4aHjshITt8' +
    'U0ZTfHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHz/wAARCAAQABgDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAA' +
    'AAAAAAAAAAX/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFgEBAQEAAAAAAAAAAAAAAAAAAAME/8QAFBEBAAAAAAAAAAAAAAAAAAAAAP/aAAwDAQACEQMR' +
    'AD8AjgKMAAD/2Q==',
  'base64',
);

/** The smallest thing that opens as a PDF. */
export const pdf = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n' +
    '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
);

/** A file as a browser offers it. */
export type Offer = { readonly name: string; readonly mediaType: string; readonly content: Buffer };

export const photoOffer: Offer = { name: '病历 第1页.jpg', mediaType: 'image/jpeg', content: photo };

/** Asks for tickets for a file of a form that is still open. */
export const askForTicket = (
  browser: Browser,
  organisation: Organisation,
  token: string,
  { name, mediaType, content, id }: Offer & { readonly id?: string },
): Promise<Reply> =>
  browser.ask(organisation.hosts.intake, '/uploads', { json: { token, id, name, mediaType, bytes: content.length } });

/** Posts a file to the files host with the fields of a ticket, as a browser's form does: the file last. */
export function sendFile(
  browser: Browser,
  filesHost: string,
  ticket: { readonly url: string; readonly fields: Readonly<Record<string, string>> },
  { name, mediaType, content }: Offer,
): Promise<Reply> {
  const boundary = `form-${randomUUID()}`;
  const fields = Object.entries(ticket.fields).map(
    ([field, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${field}"\r\n\r\n${value}\r\n`,
  );
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: ${mediaType}\r\n\r\n`;
  return browser.ask(filesHost, new URL(ticket.url).pathname, {
    body: Buffer.concat([Buffer.from(fields.join('') + head), content, Buffer.from(`\r\n--${boundary}--\r\n`)]),
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  });
}

/** The one form of a file that fits into a piece. */
export function onlyForm({ id, url, pieces }: PieceTickets): {
  readonly id: string;
  readonly url: string;
  readonly fields: PieceFields;
} {
  const [first, ...rest] = pieces;
  if (!first || rest.length > 0) throw new Error(`one piece was expected, not ${pieces.length}`);
  return { id, url, fields: first.fields };
}
type PieceFields = PieceTickets['pieces'][number]['fields'];

/** Sends those pieces of a file that the tickets are for, one after the other. */
export async function sendPieces(
  browser: Browser,
  filesHost: string,
  tickets: PieceTickets,
  offer: Offer,
): Promise<readonly Reply[]> {
  const replies: Reply[] = [];
  for (const { number, fields } of tickets.pieces) {
    const from = number * tickets.pieceBytes;
    const content = offer.content.subarray(from, from + tickets.pieceBytes);
    replies.push(await sendFile(browser, filesHost, { url: tickets.url, fields }, { ...offer, content }));
  }
  return replies;
}

/** Sends a file ahead of the form and answers its id, for the field `uploads`. */
export async function uploadAhead(
  browser: Browser,
  organisation: Organisation,
  token: string,
  offer: Offer,
): Promise<string> {
  const tickets = read(await askForTicket(browser, organisation, token, offer), PieceTickets);
  for (const sent of await sendPieces(browser, organisation.hosts.files, tickets, offer)) {
    if (sent.status !== 204) throw new Error(`the files host answered ${sent.status}: ${sent.text.slice(0, 300)}`);
  }
  return tickets.id;
}

const unescaped = (text: string): string =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

/** The form for one more file that a page without script carries. */
export function attachFormOf(page: string): {
  readonly url: string;
  readonly fields: Readonly<Record<string, string>>;
} {
  const form = /<form[^>]*data-attach[\s\S]*?<\/form>/.exec(page)?.[0] ?? '';
  const inputs = [...form.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)];
  const url = z.string().parse(/action="([^"]+)"/.exec(form)?.[1]);
  return {
    url: unescaped(url),
    fields: Object.fromEntries(inputs.map(([, name = '', value = '']) => [unescaped(name), unescaped(value)])),
  };
}
