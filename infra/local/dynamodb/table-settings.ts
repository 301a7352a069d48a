import type { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';

const TimeToLiveRow = z.object({ tableName: z.string(), attribute: z.string() });
const TagRow = z.object({ key: z.string(), value: z.string() });

/** What AWS keeps about a table and DynamoDB Local does not: time to live, tags, point-in-time recovery. Durable. */
export class TableSettings {
  readonly #store: DatabaseSync;

  constructor(store: DatabaseSync) {
    this.#store = store;
    store.exec(`
      CREATE TABLE IF NOT EXISTS table_ttl (tableName TEXT PRIMARY KEY, attribute TEXT NOT NULL);
      CREATE TABLE IF NOT EXISTS table_recovery (tableName TEXT PRIMARY KEY);
      CREATE TABLE IF NOT EXISTS table_tag (tableName TEXT, key TEXT, value TEXT, PRIMARY KEY (tableName, key));
    `);
  }

  timeToLive(tableName: string): string | undefined {
    return this.timeToLiveTables().find((row) => row.tableName === tableName)?.attribute;
  }

  timeToLiveTables(): readonly z.infer<typeof TimeToLiveRow>[] {
    return z.array(TimeToLiveRow).parse(this.#store.prepare('SELECT tableName, attribute FROM table_ttl').all());
  }

  setTimeToLive(tableName: string, attribute: string | undefined): void {
    if (attribute === undefined) this.#store.prepare('DELETE FROM table_ttl WHERE tableName = ?').run(tableName);
    else this.#store.prepare('INSERT OR REPLACE INTO table_ttl VALUES (?, ?)').run(tableName, attribute);
  }

  hasRecovery(tableName: string): boolean {
    return this.#store.prepare('SELECT 1 FROM table_recovery WHERE tableName = ?').get(tableName) !== undefined;
  }

  setRecovery(tableName: string, enabled: boolean): void {
    if (enabled) this.#store.prepare('INSERT OR REPLACE INTO table_recovery VALUES (?)').run(tableName);
    else this.#store.prepare('DELETE FROM table_recovery WHERE tableName = ?').run(tableName);
  }

  tags(tableName: string): readonly { readonly key: string; readonly value: string }[] {
    const rows = this.#store
      .prepare('SELECT key, value FROM table_tag WHERE tableName = ? ORDER BY key')
      .all(tableName);
    return z.array(TagRow).parse(rows);
  }

  tag(tableName: string, key: string, value: string): void {
    this.#store.prepare('INSERT OR REPLACE INTO table_tag VALUES (?, ?, ?)').run(tableName, key, value);
  }

  untag(tableName: string, key: string): void {
    this.#store.prepare('DELETE FROM table_tag WHERE tableName = ? AND key = ?').run(tableName, key);
  }

  /** Forgets everything about a table that was deleted. */
  forget(tableName: string): void {
    for (const kept of ['table_ttl', 'table_recovery', 'table_tag']) {
      this.#store.prepare(`DELETE FROM ${kept} WHERE tableName = ?`).run(tableName);
    }
  }
}
