import { ok, refuse, type Result } from '../kernel/result.ts';
import type { NotIcalendar } from '../usecase/calendar/ports.ts';

/** A content line with its folds taken out, and the line of the file that it begins on, from 1. */
export type ContentLine = { readonly text: string; readonly line: number };

const [lineFeed, carriageReturn, space, tab] = [10, 13, 32, 9];

type RawLine = { readonly bytes: Uint8Array; readonly line: number };

function physicalLines(bytes: Uint8Array): readonly Uint8Array[] {
  const lines: Uint8Array[] = [];
  let from = 0;
  for (let at = 0; at <= bytes.length; at++) {
    const byte = bytes[at];
    if (at < bytes.length && byte !== lineFeed && byte !== carriageReturn) continue;
    lines.push(bytes.subarray(from, at));
    if (byte === carriageReturn && bytes[at + 1] === lineFeed) at += 1;
    from = at + 1;
  }
  return lines;
}

/** RFC 5545, 3.1: a fold may stand in the middle of a character, so that it is taken out of bytes, not of text. */
function unfolded(bytes: Uint8Array): readonly RawLine[] {
  const whole: { parts: Uint8Array[]; line: number }[] = [];
  physicalLines(bytes).forEach((part, index) => {
    const last = whole.at(-1);
    if (last && (part[0] === space || part[0] === tab)) last.parts.push(part.subarray(1));
    else whole.push({ parts: [part], line: index + 1 });
  });
  return whole.map(({ parts, line }) => ({ bytes: joined(parts), line }));
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const [only] = parts;
  if (parts.length === 1 && only) return only;
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function decoded(lines: readonly RawLine[], encoding: string): readonly ContentLine[] | undefined {
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  try {
    return lines.map(({ bytes, line }) => ({ text: decoder.decode(bytes), line }));
  } catch {
    return undefined;
  }
}

/** UTF-16 is turned into UTF-8 first: its bytes have no lines. */
function asUtf8(bytes: Uint8Array): Uint8Array | undefined {
  const [first, second] = bytes;
  const encoding = first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : '';
  if (encoding === '') return bytes;
  try {
    return new TextEncoder().encode(new TextDecoder(encoding, { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

/**
 * The content lines of a file in UTF-8 or UTF-16, with or without its mark, or in GB 18030, which older Chinese programs
 * write (GBK and GB 2312 are parts of it). Lines may end with CR LF, LF or CR.
 */
export function contentLines(file: Uint8Array): Result<readonly ContentLine[], NotIcalendar> {
  const bytes = asUtf8(file);
  if (!bytes || bytes.includes(0)) return refuse({ fault: 'not-text' });
  const isMarked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const raw = unfolded(isMarked ? bytes.subarray(3) : bytes);
  const lines = decoded(raw, 'utf-8') ?? decoded(raw, 'gb18030');
  return lines ? ok(lines.filter(({ text }) => text.trim() !== '')) : refuse({ fault: 'not-text' });
}

/** The lines of one component, from its BEGIN to its END. */
export type Block = { readonly name: string; readonly lines: readonly ContentLine[] };

/** The components directly inside the calendars of a file; refused where a line is none, or BEGIN and END do not match. */
export function blocksOf(lines: readonly ContentLine[]): Result<readonly Block[], NotIcalendar> {
  const open: string[] = [];
  const blocks: { name: string; lines: ContentLine[] }[] = [];
  for (const content of lines) {
    const { text, line } = content;
    if (!/^[a-z][\w.-]*(?:;.*)?:/iu.test(text))
      return refuse({ fault: open.length === 0 ? 'no-calendar' : 'bad-line', line });
    const [, verb, name] = /^(begin|end):\s*([\w-]+)\s*$/iu.exec(text)?.map((part) => part.toUpperCase()) ?? [];
    if (open.length === 0 && (verb !== 'BEGIN' || name !== 'VCALENDAR')) return refuse({ fault: 'no-calendar', line });
    if (verb === 'BEGIN' && name !== undefined) {
      if (open.length === 1) blocks.push({ name, lines: [] });
      open.push(name);
    }
    if (open.length > 1) blocks.at(-1)?.lines.push(content);
    if (verb === 'END' && open.pop() !== name) return refuse({ fault: 'not-closed', line });
  }
  const last = lines.at(-1);
  if (!last) return refuse({ fault: 'no-calendar' });
  return open.length > 0 ? refuse({ fault: 'not-closed', line: last.line }) : ok(blocks);
}
