import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';

const Headers = z.record(z.string(), z.string());

const Row = z.object({
  key: z.string(),
  file: z.string(),
  size: z.number(),
  /** With its quotes. */
  etag: z.string(),
  /** Virtual clock, milliseconds since 1970 UTC. */
  modifiedAt: z.number(),
  /** Content type, disposition, user metadata and checksums, as they are answered. */
  headers: z.string().transform((text) => Headers.parse(JSON.parse(text))),
});
export type StoredObject = z.infer<typeof Row>;

/**
 * The objects of one bucket: contents as files under random names, everything else in the store. An object is replaced by
 * one row, so a reader sees the old one or the new one.
 */
export class Objects {
  readonly #store: DatabaseSync;
  readonly #folder: string;
  readonly #table: 'object' | 'upload' | 'arrival';
  readonly #keptMs: number;
  readonly #nowMs: () => number;

  /** @param options.daysKept after how many days an object is gone, as a lifecycle rule of the bucket would have it */
  constructor(
    store: DatabaseSync,
    dataDir: string,
    nowMs: () => number,
    options: { readonly table: 'object' | 'upload' | 'arrival'; readonly daysKept?: number } = { table: 'object' },
  ) {
    this.#store = store;
    this.#table = options.table;
    this.#keptMs = (options.daysKept ?? Number.POSITIVE_INFINITY) * 24 * 3600 * 1000;
    this.#folder = join(dataDir, `${options.table}s`);
    this.#nowMs = nowMs;
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
    store.exec(`
      CREATE TABLE IF NOT EXISTS ${this.#table} (
        key TEXT PRIMARY KEY, file TEXT NOT NULL, size INTEGER NOT NULL, etag TEXT NOT NULL,
        modifiedAt INTEGER NOT NULL, headers TEXT NOT NULL)`);
  }

  put(key: string, content: Buffer, headers: Readonly<Record<string, string>>): StoredObject {
    if (Number.isFinite(this.#keptMs)) this.#forget();
    const before = this.#row(key);
    const file = randomUUID();
    writeFileSync(join(this.#folder, file), content, { flush: true, mode: 0o600 });
    const etag = `"${createHash('md5').update(content).digest('hex')}"`;
    const row = this.#store
      .prepare(
        `INSERT OR REPLACE INTO ${this.#table} (key, file, size, etag, modifiedAt, headers) VALUES (?, ?, ?, ?, ?, ?) RETURNING *`,
      )
      .get(key, file, content.length, etag, this.#nowMs(), JSON.stringify(headers));
    if (before !== undefined) rmSync(join(this.#folder, before.file), { force: true });
    return Row.parse(row);
  }

  find(key: string): StoredObject | undefined {
    const row = this.#row(key);
    return row === undefined || this.#isOver(row) ? undefined : row;
  }

  #row(key: string): StoredObject | undefined {
    const row = this.#store.prepare(`SELECT * FROM ${this.#table} WHERE key = ?`).get(key);
    return row === undefined ? undefined : Row.parse(row);
  }

  readonly #isOver = ({ modifiedAt }: StoredObject): boolean => modifiedAt + this.#keptMs <= this.#nowMs();

  /** Takes away what has been kept long enough. */
  #forget(): void {
    const rows = this.#store
      .prepare(`SELECT * FROM ${this.#table} WHERE modifiedAt <= ?`)
      .all(Math.max(0, this.#nowMs() - this.#keptMs));
    for (const { key } of z.array(Row).parse(rows)) this.delete(key);
  }

  content(object: StoredObject): Buffer {
    return readFileSync(join(this.#folder, object.file));
  }

  delete(key: string): void {
    const before = this.#row(key);
    if (before === undefined) return;
    this.#store.prepare(`DELETE FROM ${this.#table} WHERE key = ?`).run(key);
    rmSync(join(this.#folder, before.file), { force: true });
  }

  /** The objects whose key starts with `prefix` and sorts after `after`, in the order of their keys' bytes. */
  list(prefix: string, after: string): readonly StoredObject[] {
    const rows = this.#store
      .prepare(`SELECT * FROM ${this.#table} WHERE substr(key, 1, length(?)) = ? AND key > ? ORDER BY key`)
      .all(prefix, prefix, after);
    return z
      .array(Row)
      .parse(rows)
      .filter((row) => !this.#isOver(row));
  }
}
