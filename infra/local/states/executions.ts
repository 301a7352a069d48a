import type { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';
import { instantOf } from '../../../shared/kernel/time.ts';
import { realDelay, type TimerSource, type VirtualClock } from '../clock/virtual-clock.ts';
import type { Functions } from '../functions.ts';
import type { Worker } from '../idle.ts';
import { describeError, type Log } from '../log.ts';
import { executionArn, stateMachineArn } from '../names.ts';
import { ServiceError } from '../protocol.ts';
import type { Machine } from './definition.ts';
import { afterWait, runState, type Step } from './interpreter.ts';
import type { Json } from './paths.ts';

const Row = z.object({
  arn: z.string(),
  machine: z.string(),
  name: z.string(),
  status: z.enum(['RUNNING', 'SUCCEEDED', 'FAILED', 'ABORTED']),
  /** What StartExecution was given, as text. */
  input: z.string(),
  /** The state it is in, with the input of that state as JSON text. */
  state: z.string(),
  stateInput: z.string(),
  /** Milliseconds since 1970 UTC on the virtual clock; null unless it waits. */
  wakeAt: z.number().nullable(),
  /** 1 when the wait is a pause of some seconds, 0 when it is a timer. */
  isPause: z.number(),
  startedAt: z.number(),
  stoppedAt: z.number().nullable(),
  output: z.string().nullable(),
  error: z.string().nullable(),
  cause: z.string().nullable(),
});
/** One execution as it stands on disk. */
export type Execution = z.infer<typeof Row>;

/** After this time the name of a finished execution is free again. */
const nameKeptMs = 90 * 24 * 3600 * 1000;

/** How many executions run a state at the same time. */
const concurrencyMax = 8;

/**
 * The executions of all state machines. The row of an execution is written before it leaves a state, so after a kill it goes
 * on in the state it was in (a task may run twice, as in AWS). Waits follow the virtual clock.
 */
export class Executions implements TimerSource, Worker {
  readonly name = 'executions';
  readonly #store: DatabaseSync;
  readonly #machines: ReadonlyMap<string, Machine>;
  readonly #functions: Functions;
  readonly #clock: VirtualClock;
  readonly #log: Log;
  /** When off, waits until an instant never end. Pauses of some seconds still do. */
  readonly #timersOn: boolean;
  readonly #ready: string[] = [];
  readonly #active = new Set<string>();
  #isStopping = false;

  constructor(options: {
    readonly store: DatabaseSync;
    readonly machines: ReadonlyMap<string, Machine>;
    readonly functions: Functions;
    readonly clock: VirtualClock;
    readonly log: Log;
    readonly timersOn: boolean;
  }) {
    this.#store = options.store;
    this.#machines = options.machines;
    this.#functions = options.functions;
    this.#clock = options.clock;
    this.#log = options.log;
    this.#timersOn = options.timersOn;
    this.#store.exec(`
      CREATE TABLE IF NOT EXISTS execution (
        arn TEXT PRIMARY KEY, machine TEXT NOT NULL, name TEXT NOT NULL, status TEXT NOT NULL, input TEXT NOT NULL,
        state TEXT NOT NULL, stateInput TEXT NOT NULL, wakeAt INTEGER, isPause INTEGER NOT NULL DEFAULT 0,
        startedAt INTEGER NOT NULL, stoppedAt INTEGER, output TEXT, error TEXT, cause TEXT);
      CREATE INDEX IF NOT EXISTS execution_wake ON execution (wakeAt) WHERE status = 'RUNNING' AND wakeAt IS NOT NULL;
    `);
  }

  readonly busy = (): boolean => this.#active.size > 0 || this.#ready.length > 0;

  readonly nextAt = (): number | undefined => this.#waiting('LIMIT 1')[0]?.wakeAt ?? undefined;

  readonly fire = (now: number): void => {
    for (const row of this.#waiting('')) {
      if (row.wakeAt === null || row.wakeAt > now) break;
      this.#endWait(row);
    }
  };

  /** Goes on with what was in a state, not waiting, when the stack ended last time. */
  resume(): void {
    const rows = this.#rows("status = 'RUNNING' AND wakeAt IS NULL ORDER BY startedAt");
    for (const row of rows) this.#makeReady(row.arn);
  }

  /** Takes nothing new up and resolves when what runs has reached the end of its state. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    while (this.#active.size > 0) await realDelay(5);
  }

  /** Starts an execution; the same name and input again while it runs is the same execution. */
  start(machine: string, name: string, input: string): Execution {
    const arn = executionArn(machine, name);
    const definition = this.#machines.get(machine);
    if (definition === undefined) throw new ServiceError('StateMachineDoesNotExist', stateMachineArn(machine));
    const before = this.find(arn);
    const now = this.#clock.nowMs();
    if (before !== undefined && (before.stoppedAt === null || now - before.stoppedAt < nameKeptMs)) {
      if (before.status === 'RUNNING' && before.input === input) return before;
      throw new ServiceError('ExecutionAlreadyExists', `Execution Already Exists: '${arn}'`);
    }
    this.#store
      .prepare(
        "INSERT OR REPLACE INTO execution (arn, machine, name, status, input, state, stateInput, startedAt) VALUES (?, ?, ?, 'RUNNING', ?, ?, ?, ?)",
      )
      .run(arn, machine, name, input, definition.StartAt, input, now);
    this.#makeReady(arn);
    return this.#require(arn);
  }

  abort(arn: string, error: string | null, cause: string | null): number {
    const now = this.#clock.nowMs();
    if (this.find(arn) === undefined) throw new ServiceError('ExecutionDoesNotExist', arn);
    this.#store
      .prepare(
        "UPDATE execution SET status = 'ABORTED', wakeAt = NULL, stoppedAt = ?, error = ?, cause = ? WHERE arn = ? AND status = 'RUNNING'",
      )
      .run(now, error, cause, arn);
    return now;
  }

  find(arn: string): Execution | undefined {
    const row = this.#store.prepare('SELECT * FROM execution WHERE arn = ?').get(arn);
    return row === undefined ? undefined : Row.parse(row);
  }

  /** All executions, newest first. */
  list(): readonly Execution[] {
    return this.#rows('1 ORDER BY startedAt DESC, arn');
  }

  #rows(where: string): readonly Execution[] {
    return z.array(Row).parse(this.#store.prepare(`SELECT * FROM execution WHERE ${where}`).all());
  }

  #waiting(limit: string): readonly Execution[] {
    const kinds = this.#timersOn ? '' : 'AND isPause = 1';
    return this.#rows(`status = 'RUNNING' AND wakeAt IS NOT NULL ${kinds} ORDER BY wakeAt, startedAt, arn ${limit}`);
  }

  #require(arn: string): Execution {
    const row = this.find(arn);
    if (row === undefined) throw new Error(`execution lost: ${arn}`);
    return row;
  }

  #makeReady(arn: string): void {
    this.#ready.push(arn);
    queueMicrotask(() => this.#takeUp());
  }

  #takeUp(): void {
    while (!this.#isStopping && this.#active.size < concurrencyMax) {
      const arn = this.#ready.shift();
      if (arn === undefined) return;
      this.#active.add(arn);
      void this.#run(arn)
        .catch((error: unknown) => this.#log(`execution ${arn}: ${describeError(error)}`))
        .finally(() => {
          this.#active.delete(arn);
          this.#takeUp();
        });
    }
  }

  /** Runs state after state until the execution waits or ends. */
  async #run(arn: string): Promise<void> {
    for (;;) {
      const row = this.#require(arn);
      const machine = this.#machines.get(row.machine);
      if (row.status !== 'RUNNING' || row.wakeAt !== null || this.#isStopping) return;
      if (machine === undefined) throw new Error(`no machine ${row.machine}`);
      const step = await runState(row.state, parseJson(row.stateInput), {
        machine,
        functions: this.#functions,
        context: contextOf(row),
        nowMs: this.#clock.nowMs(),
      });
      this.#keep(arn, step);
      if (step.kind !== 'next') return;
    }
  }

  #endWait(row: Execution): void {
    const state = this.#machines.get(row.machine)?.States[row.state];
    if (state?.Type !== 'Wait') throw new Error(`${row.arn} waits in ${row.state}, which is no Wait`);
    this.#keep(row.arn, afterWait(state, parseJson(row.stateInput), contextOf(row)));
    this.#makeReady(row.arn);
  }

  /** Writes where an execution goes; one that was stopped meanwhile stays stopped. */
  #keep(arn: string, step: Step): void {
    const running = "WHERE arn = ? AND status = 'RUNNING'";
    const now = this.#clock.nowMs();
    switch (step.kind) {
      case 'next':
        this.#store
          .prepare(`UPDATE execution SET state = ?, stateInput = ?, wakeAt = NULL ${running}`)
          .run(step.state, JSON.stringify(step.input), arn);
        return;
      case 'wait':
        this.#store
          .prepare(`UPDATE execution SET wakeAt = ?, isPause = ? ${running}`)
          .run(Date.parse(step.until), step.isPause ? 1 : 0, arn);
        this.#clock.wake();
        return;
      case 'succeeded':
        this.#store
          .prepare(`UPDATE execution SET status = 'SUCCEEDED', wakeAt = NULL, stoppedAt = ?, output = ? ${running}`)
          .run(now, JSON.stringify(step.output), arn);
        return;
      case 'failed':
        this.#log(`execution ${arn} failed: ${step.error}: ${step.cause}`);
        this.#store
          .prepare(
            `UPDATE execution SET status = 'FAILED', wakeAt = NULL, stoppedAt = ?, error = ?, cause = ? ${running}`,
          )
          .run(now, step.error, step.cause, arn);
    }
  }
}

const parseJson = (text: string): Json => z.json().parse(JSON.parse(text));

const contextOf = (row: Execution): Json => ({
  Execution: { Id: row.arn, Name: row.name, Input: parseJson(row.input), StartTime: instantOf(row.startedAt) },
  State: { Name: row.state },
  StateMachine: { Id: stateMachineArn(row.machine), Name: row.machine },
});
