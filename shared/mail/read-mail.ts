import PostalMime, { type Address, type Attachment, type Email } from 'postal-mime';
import type { IncomingMail } from '../usecase/mail-box/ports.ts';
import { automaticSign } from './automatic.ts';
import { textOfHtml, tidy } from './html-text.ts';

/** Bounds of what is taken apart: bytes of the mail, parts, levels, bytes of all headers together. */
export const mailBytesMax = 25 * 1024 * 1024;
const partsMax = 50;
const levelsMax = 12;
const headerBytesMax = 128 * 1024;
/** Characters of text that are kept: what a complaint may have, less what an officer may add. */
const textMax = 18_000;
const filesMax = 20;

const latin = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');

/** The header block alone. */
function headOf(raw: Uint8Array): Uint8Array {
  const start = raw.subarray(0, headerBytesMax);
  const end = /\r?\n\r?\n/.exec(latin(start));
  return end === null ? start : start.subarray(0, end.index + end[0].length);
}

/** Whether there are more parts than anybody would send, counted by lines that begin one, without taking them apart. */
function hasTooManyParts(raw: Uint8Array): boolean {
  const text = latin(raw);
  let parts = 0;
  for (const _ of text.matchAll(/^content-type:/gim)) if (++parts > partsMax) return true;
  const boundaries = [...text.matchAll(/boundary="?([^"\s;]{1,200})/gi)].map(([, name = '']) => `\n--${name}`);
  if (boundaries.length > partsMax) return true;
  let lines = 0;
  for (const boundary of new Set(boundaries)) {
    for (let at = text.indexOf(boundary); at !== -1; at = text.indexOf(boundary, at + 1)) {
      if (++lines > 2 * partsMax) return true;
    }
  }
  return false;
}

const firstOf = (address: Address | undefined) => (address?.group ? address.group[0] : address);

const plainAddress = /^[^\s@<>"]{1,64}@[^\s@<>"]{1,253}$/;

/** The words of the mail: as it says them in plain text, else those of its HTML. */
function textOf({ text, html }: Pick<Email, 'text' | 'html'>): string {
  const plain = tidy(text ?? '');
  return plain !== '' || html === undefined ? plain : textOfHtml(html);
}

const bytesOf = ({ content }: Attachment): Uint8Array =>
  typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content);

/** Pictures that only decorate an HTML mail are no evidence; one without a name that the text shows is one of them. */
const isFile = ({ related, filename }: Attachment): boolean => related !== true || filename !== null;

function mailOf(email: Email, ownDomain: string, isUnreadable: boolean): IncomingMail {
  const headers = new Map<string, string[]>();
  for (const { key, value } of email.headers) headers.set(key, [...(headers.get(key) ?? []), value]);
  const sender = firstOf(email.from);
  const address = sender?.address.trim() ?? '';
  const name = tidy(sender?.name ?? '').slice(0, 120);
  const from = plainAddress.test(address) ? { address, name: name === '' ? undefined : name } : undefined;
  const text = isUnreadable ? '' : textOf(email);
  const files = email.attachments.filter(isFile);
  const answers = `${email.inReplyTo ?? ''} ${email.references ?? ''}`;
  return {
    messageId: email.messageId?.slice(0, 300),
    from,
    subject: tidy(email.subject ?? '')
      .replaceAll('\n', ' ')
      .slice(0, 300),
    text: text.slice(0, textMax),
    isCut: text.length > textMax || files.length > filesMax,
    isUnreadable,
    answers: answers
      .split(/\s+/)
      .filter((id) => id !== '')
      .slice(-20),
    automatic: automaticSign(headers, from?.address, ownDomain),
    files: files.slice(0, filesMax).map((file) => ({
      name: tidy(file.filename ?? '')
        .replaceAll(/[\n/\\]+/g, ' ')
        .slice(0, 120),
      content: bytesOf(file),
    })),
  };
}

/**
 * Takes a mail apart. It never fails: what is too large, too tangled or broken is read as far as its header goes, and says so.
 *
 * @param ownDomain the domain that our own mails come from
 */
export async function readMail(raw: Uint8Array, ownDomain: string): Promise<IncomingMail> {
  const bounds = { maxNestingDepth: levelsMax, maxHeadersSize: headerBytesMax, maxRfc822NestingDepth: 2 };
  if (raw.byteLength <= mailBytesMax && !hasTooManyParts(raw)) {
    try {
      return mailOf(await PostalMime.parse(raw, bounds), ownDomain, false);
    } catch {
      // What cannot be taken apart is told to the officer, with what its header says.
    }
  }
  try {
    return mailOf(await PostalMime.parse(headOf(raw), bounds), ownDomain, true);
  } catch {
    const nothing: Email = { headers: [], headerLines: [], attachments: [] };
    return mailOf(nothing, ownDomain, true);
  }
}
