import type { DatabaseSync } from 'node:sqlite';
import { setTimeout as delay } from 'node:timers/promises';
import * as z from 'zod';
import { instantOf, type Instant } from '../../../shared/kernel/time.ts';
import { describeError, type Log } from '../log.ts';

/** Work that waits for an instant of the virtual clock. All instants in milliseconds since 1970 UTC. */
export type TimerSource = {
  readonly name: string;
  /** The earliest instant at which something is due; undefined when nothing waits. */
  readonly nextAt: () => number | undefined;
  /** Starts everything that is due at `now`; afterwards `nextAt` must be later than `now`. */
  readonly fire: (now: number) => void;
  /** Told before the clock is moved, and with undefined when the move is over. */
  readonly moving?: (move: { readonly from: number; readonly to: number } | undefined) => void;
};

const OffsetRow = z.object({ offset: z.number() });

/** The longest real pause between two looks at the timers; setTimeout overflows far above it. */
const lookEveryMs = 1000;

/**
 * The clock of the whole stack: real time plus an offset that is kept in the data directory. While it is being moved it
 * stands still at each instant at which something falls due, until everything triggered there is done.
 */
export class VirtualClock {
  readonly #store: DatabaseSync;
  readonly #log: Log;
  readonly #sources: TimerSource[] = [];
  readonly #afterMove: (() => Promise<void>)[] = [];
  #offset: number;
  #standingAt: number | undefined;
  #ticker: NodeJS.Timeout | undefined;
  #running = false;
  #moves: Promise<unknown> = Promise.resolve();

  constructor(store: DatabaseSync, log: Log) {
    this.#store = store;
    this.#log = log;
    store.exec('CREATE TABLE IF NOT EXISTS clock (id INTEGER PRIMARY KEY CHECK (id = 1), offset INTEGER NOT NULL)');
    const row = store.prepare('SELECT offset FROM clock').get();
    this.#offset = row === undefined ? 0 : OffsetRow.parse(row).offset;
  }

  /** Milliseconds since 1970 UTC. */
  readonly nowMs = (): number => this.#standingAt ?? Date.now() + this.#offset;

  now(): Instant {
    return instantOf(this.nowMs());
  }

  /** Sets the clock of a new installation; an installation that has run before only ever goes forward. */
  startAt(instantMs: number): void {
    const isNew = this.#store.prepare('SELECT offset FROM clock').get() === undefined;
    if (isNew || instantMs > this.nowMs()) this.#keepOffset(instantMs - Date.now());
  }

  addSource(source: TimerSource): void {
    this.#sources.push(source);
  }

  /** Adds work to be done each time a move has reached its target. */
  addAfterMove(work: () => Promise<void>): void {
    this.#afterMove.push(work);
  }

  /** Begins to fire timers; overdue ones at once. */
  start(): void {
    this.#running = true;
    this.#keepOffset(this.#offset);
    this.#look();
  }

  /** Has the timers looked at again at once: for sources that got an earlier one. */
  wake(): void {
    if (!this.#running || this.#standingAt !== undefined) return;
    clearTimeout(this.#ticker);
    this.#ticker = setTimeout(() => this.#look(), 0);
  }

  stop(): void {
    this.#running = false;
    clearTimeout(this.#ticker);
  }

  /**
   * Moves the clock to `target(now)` in milliseconds and runs what falls due on the way, in the order of the instants;
   * `idle` must resolve when all work has drained. Moves queue up behind each other. Answers the instant reached, or
   * `backwards` when the target lies in the past.
   */
  move(target: (now: number) => number, idle: () => Promise<void>): Promise<Instant | 'backwards'> {
    const result = this.#moves.then(() => this.#move(target, idle));
    this.#moves = result.catch(() => undefined);
    return result;
  }

  async #move(target: (now: number) => number, idle: () => Promise<void>): Promise<Instant | 'backwards'> {
    const from = this.nowMs();
    const to = target(from);
    if (to < from) return 'backwards';
    clearTimeout(this.#ticker);
    this.#standAt(from);
    try {
      await idle();
      for (const source of this.#sources) source.moving?.({ from, to });
      await this.#stepThrough(to, idle);
      for (const work of this.#afterMove) await work();
      await idle();
    } finally {
      for (const source of this.#sources) source.moving?.(undefined);
      this.#standingAt = undefined;
      if (this.#running) this.#look();
    }
    return instantOf(to);
  }

  async #stepThrough(to: number, idle: () => Promise<void>): Promise<void> {
    for (;;) {
      const due = this.#nextAt();
      if (due === undefined || due > to) break;
      this.#standAt(Math.max(due, this.nowMs()));
      this.#fire();
      await idle();
    }
    this.#standAt(to);
  }

  #nextAt(): number | undefined {
    const instants = this.#sources.map((source) => source.nextAt()).filter((at) => at !== undefined);
    return instants.length === 0 ? undefined : Math.min(...instants);
  }

  #fire(): void {
    const now = this.nowMs();
    for (const source of this.#sources) {
      const at = source.nextAt();
      if (at !== undefined && at <= now) source.fire(now);
    }
  }

  #look(): void {
    try {
      this.#fire();
    } catch (error) {
      this.#log(`timers: ${describeError(error)}`);
    }
    const next = this.#nextAt() ?? Number.POSITIVE_INFINITY;
    const pause = Math.min(Math.max(next - this.nowMs(), 0), lookEveryMs);
    this.#ticker = setTimeout(() => this.#look(), pause);
  }

  #standAt(instantMs: number): void {
    this.#keepOffset(instantMs - Date.now());
    this.#standingAt = instantMs;
  }

  #keepOffset(offset: number): void {
    this.#offset = offset;
    this.#store.prepare('INSERT OR REPLACE INTO clock (id, offset) VALUES (1, ?)').run(offset);
  }
}

/** Waits in real time, whatever the virtual clock does. */
export const realDelay = (milliseconds: number): Promise<void> => delay(milliseconds);
