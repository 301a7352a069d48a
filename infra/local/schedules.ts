import type { TimerSource } from './clock/virtual-clock.ts';
import type { Functions } from './functions.ts';
import type { Worker } from './idle.ts';
import type { ScheduleSpec } from './shape.ts';

const minuteMs = 60_000;

/**
 * How often a schedule ticks at most while the clock is moved. Without a bound, moving by 90 days would invoke functions
 * more than ten thousand times; the ticks that remain are spread evenly, and the last one lies at the end of the move.
 */
const ticksPerMove = 24;

/** One schedule of the topology, ticking on the virtual clock at multiples of its interval. */
export class Schedule implements TimerSource, Worker {
  readonly name: string;
  readonly #spec: ScheduleSpec;
  readonly #functions: Functions;
  readonly #nowMs: () => number;
  #next: number;
  #intervalMs: number;
  #running: Promise<unknown> | undefined;

  constructor(options: {
    readonly name: string;
    readonly spec: ScheduleSpec;
    readonly functions: Functions;
    readonly nowMs: () => number;
  }) {
    this.name = `schedule ${options.name}`;
    this.#spec = options.spec;
    this.#functions = options.functions;
    this.#nowMs = options.nowMs;
    this.#intervalMs = options.spec.everyMinutes * minuteMs;
    this.#next = this.#tickAfter(options.nowMs());
  }

  readonly busy = (): boolean => this.#running !== undefined;

  readonly nextAt = (): number => this.#next;

  readonly moving = (move: { readonly from: number; readonly to: number } | undefined): void => {
    const own = this.#spec.everyMinutes * minuteMs;
    const ticks = move === undefined ? 0 : (move.to - move.from) / own;
    this.#intervalMs = own * Math.max(1, Math.ceil(ticks / ticksPerMove));
    if (move === undefined) this.#next = this.#tickAfter(this.#nowMs());
    else if (ticks > ticksPerMove) {
      const last = Math.floor(move.to / own) * own;
      const count = Math.floor((last - this.#next) / this.#intervalMs);
      this.#next = last - count * this.#intervalMs;
    }
  };

  readonly fire = (now: number): void => {
    this.#next =
      this.#intervalMs === this.#spec.everyMinutes * minuteMs ? this.#tickAfter(now) : now + this.#intervalMs;
    this.#running ??= this.run().finally(() => {
      this.#running = undefined;
    });
  };

  /** One tick now; a failure is in the log of the functions and does not end the schedule. */
  async run(): Promise<void> {
    await this.#functions.invoke(this.#spec.function, this.#spec.input);
  }

  /** Waits for a tick that is under way. */
  async stop(): Promise<void> {
    await this.#running;
  }

  #tickAfter(now: number): number {
    return (Math.floor(now / this.#intervalMs) + 1) * this.#intervalMs;
  }
}
