/** Names of characters that mail programs write; any other stays as it is. */
const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ensp: ' ',
  emsp: ' ',
  ldquo: '“',
  rdquo: '”',
  lsquo: '‘',
  rsquo: '’',
  hellip: '…',
  mdash: '—',
  ndash: '–',
  middot: '·',
  yen: '¥',
};

/** Elements whose content nobody reads. */
const unread = /^(script|style|head|title|template|noscript|svg|math|object|iframe)$/;
/** Elements that begin a line of their own. */
const blocks =
  /^(address|article|blockquote|br|dd|div|dl|dt|fieldset|footer|form|h[1-6]|header|hr|li|main|nav|ol|p|pre|section|table|tr|ul)$/;

function character(entity: string): string {
  const code = /^#x([0-9a-f]{1,6})$/i.exec(entity)?.[1];
  const decimal = /^#(\d{1,7})$/.exec(entity)?.[1];
  const number = code === undefined ? Number(decimal ?? Number.NaN) : Number.parseInt(code, 16);
  if (Number.isNaN(number)) return named[entity] ?? `&${entity};`;
  const isControl = number < 32 || (number >= 127 && number < 160) || (number >= 0xd800 && number < 0xe000);
  return number > 0x10ffff || isControl ? ' ' : String.fromCodePoint(number);
}

/**
 * The words of an HTML mail. One pass from left to right, without building a document: nothing is executed, nothing is fetched,
 * and where a link leads is not told, only what it says. What is left is text and is shown as text.
 *
 * @param html at most as long as a mail; the time taken grows with its length alone
 */
export function textOfHtml(html: string): string {
  const words: string[] = [];
  const lastClose = html.lastIndexOf('>');
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    if (open === -1) {
      words.push(html.slice(at));
      break;
    }
    words.push(html.slice(at, open));
    if (html.startsWith('<!--', open)) {
      const end = html.indexOf('-->', open + 4);
      at = end === -1 ? html.length : end + 3;
      continue;
    }
    const name = /^<(\/?)([a-z][a-z0-9]*)/i.exec(html.slice(open, open + 20));
    const close = name && open < lastClose ? html.indexOf('>', open) : -1;
    if (close === -1 || !name) {
      // A sign that begins no element is a word: 3 < 5.
      words.push('<');
      at = open + 1;
      continue;
    }
    const [, slash = '', tag = ''] = name;
    const element = tag.toLowerCase();
    at = close + 1;
    if (slash === '' && unread.test(element)) at = endOf(html, element, at);
    else if (blocks.test(element)) words.push('\n');
    else if (element === 'td' || element === 'th') words.push(' ');
  }
  return tidy(words.join('').replaceAll(/&(#?[a-z0-9]{1,8});/gi, (_, entity: string) => character(entity)));
}

/** Where the reader goes on after an element whose content nobody reads. */
function endOf(html: string, element: string, from: number): number {
  const end = new RegExp(`</${element}[^>]{0,100}>`, 'ig');
  end.lastIndex = from;
  const found = end.exec(html);
  return found ? end.lastIndex : html.length;
}

/** Control characters, characters without width, and marks that turn the direction of writing. */
// oxlint-disable-next-line no-control-regex -- that is what is taken out
const invisible = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;

/** Text without invisible characters, runs of blanks or more than one empty line. */
export const tidy = (text: string): string =>
  text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(invisible, '')
    .split('\n')
    .map((line) => line.replaceAll(/[ \t\u00a0]+/g, ' ').trim())
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
