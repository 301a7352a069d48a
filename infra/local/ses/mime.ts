/** A mail as its readers see it. */
export type ParsedMail = {
  /** Header names in lower case; of a repeated header the last one. */
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  readonly html: string;
};

type Part = { readonly headers: Readonly<Record<string, string>>; readonly body: string };

/** Splits at the first empty line and unfolds the header lines. Input is binary text, one character per byte. */
function splitPart(source: string): Part {
  const end = /\r?\n\r?\n/.exec(source);
  const head = end === null ? source : source.slice(0, end.index);
  const body = end === null ? '' : source.slice(end.index + end[0].length);
  const headers: Record<string, string> = {};
  for (const line of head.replaceAll(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':');
    if (colon > 0) headers[line.slice(0, colon).trim().toLowerCase()] = line.slice(colon + 1).trim();
  }
  return { headers, body };
}

const quotedBytes = (text: string): Buffer =>
  Buffer.from(
    text.replaceAll(/=([0-9A-Fa-f]{2})/g, (_whole, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  );

const decodeCharset = (bytes: Buffer, charset: string): string => new TextDecoder(charset).decode(bytes);

/** Encoded words of RFC 2047 as text; blanks between two of them do not count. */
function decodeWords(header: string): string {
  const joined = header.replaceAll(/(\?=)\s+(=\?)/g, '$1$2');
  const words = /(?:=\?[^?]+\?[BbQq]\?[^?]*\?=)+/g;
  return joined.replaceAll(words, (run) => {
    const pieces = [...run.matchAll(/=\?([^?]+)\?([BbQq])\?([^?]*)\?=/g)];
    const charset = pieces[0]?.[1] ?? 'utf-8';
    const bytes = pieces.map(([, , encoding = '', content = '']) =>
      encoding.toUpperCase() === 'B' ? Buffer.from(content, 'base64') : quotedBytes(content.replaceAll('_', ' ')),
    );
    return decodeCharset(Buffer.concat(bytes), charset);
  });
}

/** Header text: either encoded words, or raw UTF-8. */
const decodeHeader = (value: string): string => decodeWords(Buffer.from(value, 'latin1').toString('utf8'));

function parameter(header: string, name: string): string | undefined {
  const match = new RegExp(`;\\s*${name}=(?:"([^"]*)"|([^;\\s]+))`, 'i').exec(header);
  return match?.[1] ?? match?.[2];
}

function decodeBody(part: Part): string {
  const encoding = (part.headers['content-transfer-encoding'] ?? '7bit').toLowerCase();
  const charset = parameter(part.headers['content-type'] ?? '', 'charset') ?? 'utf-8';
  switch (encoding) {
    case 'base64':
      return decodeCharset(Buffer.from(part.body, 'base64'), charset);
    case 'quoted-printable':
      return decodeCharset(quotedBytes(part.body.replaceAll(/[ \t]*=\r?\n/g, '')), charset);
    default:
      return decodeCharset(Buffer.from(part.body, 'latin1'), charset);
  }
}

function collect(part: Part, into: { text: string; html: string }): void {
  const type = part.headers['content-type'] ?? 'text/plain';
  if (/^multipart\//i.test(type)) {
    const boundary = parameter(type, 'boundary') ?? '';
    const [, ...pieces] = `\r\n${part.body}`.split(new RegExp(`\\r?\\n--${escapePattern(boundary)}`));
    for (const piece of pieces) {
      if (piece.startsWith('--')) break;
      collect(splitPart(piece.replace(/^[ \t]*\r?\n/, '')), into);
    }
    return;
  }
  if (/^attachment/i.test(part.headers['content-disposition'] ?? '')) return;
  if (/^text\/plain/i.test(type)) into.text ||= decodeBody(part);
  else if (/^text\/html/i.test(type)) into.html ||= decodeBody(part);
}

const escapePattern = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

/** Reads a mail: headers, and the first plain and first HTML text in it. */
export function parseMail(raw: Buffer): ParsedMail {
  const whole = splitPart(raw.toString('latin1'));
  const found = { text: '', html: '' };
  collect(whole, found);
  const headers = Object.entries(whole.headers).map(([name, value]) => [name, decodeHeader(value)]);
  return { headers: Object.fromEntries(headers), ...found };
}

/** The plain addresses in an address header, without the names. */
export const addressesIn = (header: string): readonly string[] =>
  [...header.matchAll(/[^\s<>,;:"]+@[^\s<>,;:"]+/g)].map((match) => match[0]);
