import * as z from 'zod';
import type { StoredItem } from '../item.ts';

const Cursor = z.strictObject({ pk: z.string(), sk: z.string(), queue: z.string(), nextAt: z.string() });

/** A place in a queue as an opaque text. */
export function encodeCursor(key: StoredItem): string {
  const plain = Object.fromEntries(Object.entries(key).map(([name, value]) => [name, value.S]));
  return Buffer.from(JSON.stringify(plain)).toString('base64url');
}

/** The place a cursor names, when it is one of ours and belongs to this queue. */
export function decodeCursor(cursor: string, queue: string): StoredItem | undefined {
  let plain: unknown;
  try {
    plain = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
  const parsed = Cursor.safeParse(plain);
  if (!parsed.success || parsed.data.queue !== queue) return undefined;
  return Object.fromEntries(Object.entries(parsed.data).map(([name, text]) => [name, { S: text }]));
}
