import { createHash, randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';

/** A message attribute as the JSON protocol and the event record carry it. */
export const MessageAttributes = z.record(
  z.string(),
  z.object({
    DataType: z.string(),
    StringValue: z.string().optional(),
    BinaryValue: z.string().optional(),
  }),
);
export type MessageAttributes = z.infer<typeof MessageAttributes>;

const Row = z.object({
  id: z.string(),
  queue: z.string(),
  body: z.string(),
  attributes: z.string().transform((text) => MessageAttributes.parse(JSON.parse(text))),
  /** Virtual clock, milliseconds since 1970 UTC. */
  sentAt: z.number(),
  /** Virtual clock: not delivered before. */
  delayedUntil: z.number(),
  /** Real clock: hidden from receivers until then. */
  visibleAt: z.number(),
  receiveCount: z.number(),
  firstReceivedAt: z.number().nullable(),
  /** Handle of the latest delivery. */
  receipt: z.string().nullable(),
});
export type Message = z.infer<typeof Row>;

export const md5 = (text: string): string => createHash('md5').update(text, 'utf8').digest('hex');

/**
 * The messages of all queues, durable: a message is on disk before its sender is answered. Delays follow the virtual clock;
 * the visibility of a received message follows real time, because it guards against receivers that die.
 */
export class QueueStore {
  readonly #store: DatabaseSync;
  readonly #nowMs: () => number;

  constructor(store: DatabaseSync, nowMs: () => number) {
    this.#store = store;
    this.#nowMs = nowMs;
    store.exec(`
      CREATE TABLE IF NOT EXISTS message (
        id TEXT PRIMARY KEY, queue TEXT NOT NULL, body TEXT NOT NULL, attributes TEXT NOT NULL, sentAt INTEGER NOT NULL,
        delayedUntil INTEGER NOT NULL, visibleAt INTEGER NOT NULL, receiveCount INTEGER NOT NULL DEFAULT 0,
        firstReceivedAt INTEGER, receipt TEXT);
      CREATE INDEX IF NOT EXISTS message_queue ON message (queue, visibleAt);
    `);
  }

  send(queue: string, message: { body: string; attributes: MessageAttributes; delaySeconds: number }): string {
    const id = randomUUID();
    const now = this.#nowMs();
    this.#store
      .prepare(
        'INSERT INTO message (id, queue, body, attributes, sentAt, delayedUntil, visibleAt) VALUES (?, ?, ?, ?, ?, ?, 0)',
      )
      .run(id, queue, message.body, JSON.stringify(message.attributes), now, now + message.delaySeconds * 1000);
    return id;
  }

  /** Takes up to `count` deliverable messages, oldest first, and hides them for `visibilityMs` of real time. */
  receive(queue: string, count: number, visibilityMs: number): readonly Message[] {
    const ids = z
      .array(z.object({ id: z.string() }))
      .parse(
        this.#store
          .prepare(
            'SELECT id FROM message WHERE queue = ? AND visibleAt <= ? AND delayedUntil <= ? ORDER BY sentAt, rowid LIMIT ?',
          )
          .all(queue, Date.now(), this.#nowMs(), count),
      );
    const take = this.#store.prepare(
      'UPDATE message SET visibleAt = ?, receiveCount = receiveCount + 1, firstReceivedAt = coalesce(firstReceivedAt, ?), receipt = ? WHERE id = ? RETURNING *',
    );
    return ids.map(({ id }) => Row.parse(take.get(Date.now() + visibilityMs, this.#nowMs(), randomUUID(), id)));
  }

  /** Deletes the message of a delivery; a handle that is out of date deletes nothing. */
  delete(queue: string, receipt: string): void {
    this.#store.prepare('DELETE FROM message WHERE queue = ? AND receipt = ?').run(queue, receipt);
  }

  /** Hides a received message for another `visibilityMs`; 0 gives it back at once. Answers whether the handle was valid. */
  changeVisibility(queue: string, receipt: string, visibilityMs: number): boolean {
    const changed = this.#store
      .prepare('UPDATE message SET visibleAt = ? WHERE queue = ? AND receipt = ?')
      .run(visibilityMs === 0 ? 0 : Date.now() + visibilityMs, queue, receipt);
    return Number(changed.changes) > 0;
  }

  /** Moves a received message to another queue, as a redrive to a dead-letter queue does. */
  moveTo(queue: string, receipt: string): void {
    this.#store.prepare('UPDATE message SET queue = ?, visibleAt = 0 WHERE receipt = ?').run(queue, receipt);
  }

  /** Gives back what a receiver that no longer exists had taken. */
  releaseAll(queue: string): void {
    this.#store.prepare('UPDATE message SET visibleAt = 0 WHERE queue = ?').run(queue);
  }

  dropOlderThan(queue: string, sentBefore: number): void {
    this.#store.prepare('DELETE FROM message WHERE queue = ? AND sentAt < ?').run(queue, sentBefore);
  }

  /** How many messages can be delivered now, are hidden, and wait for their delay. */
  count(queue: string): { readonly visible: number; readonly hidden: number; readonly delayed: number } {
    const Count = z.object({ visible: z.number(), hidden: z.number(), delayed: z.number() });
    const row = this.#store
      .prepare(
        `SELECT coalesce(sum(delayedUntil <= :now AND visibleAt <= :real), 0) AS visible,
                coalesce(sum(delayedUntil <= :now AND visibleAt > :real), 0) AS hidden,
                coalesce(sum(delayedUntil > :now), 0) AS delayed
         FROM message WHERE queue = :queue`,
      )
      .get({ now: this.#nowMs(), real: Date.now(), queue });
    return Count.parse(row);
  }

  /** The instant (virtual clock) at which the first delayed message that was never delivered becomes deliverable. */
  nextDelayEnd(queue: string): number | undefined {
    const Next = z.object({ at: z.number().nullable() });
    const row = this.#store
      .prepare(
        'SELECT min(delayedUntil) AS at FROM message WHERE queue = ? AND delayedUntil > sentAt AND receiveCount = 0',
      )
      .get(queue);
    return Next.parse(row).at ?? undefined;
  }

  /** The next moment of real time at which a hidden message becomes visible. */
  nextVisible(queue: string): number | undefined {
    const Next = z.object({ at: z.number().nullable() });
    const row = this.#store
      .prepare('SELECT min(visibleAt) AS at FROM message WHERE queue = ? AND delayedUntil <= ?')
      .get(queue, this.#nowMs());
    return Next.parse(row).at ?? undefined;
  }
}
