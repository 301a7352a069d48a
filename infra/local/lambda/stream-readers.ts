import type { DynamoFront, TableWatcher } from '../dynamodb/front.ts';
import type { Functions } from '../functions.ts';
import type { Worker } from '../idle.ts';
import type { Log } from '../log.ts';
import type { Mapping, MappingStore } from './mapping-store.ts';
import { StreamReader } from './stream-reader.ts';

const tableOf = (streamArn: string): string => streamArn.split(':table/')[1]?.split('/')[0] ?? '';

/**
 * The readers of all mappings. Every write to a table passes the front, so nobody polls: a reader looks into its stream
 * when the stack starts and whenever a write to its table is over.
 */
export class StreamReaders implements TableWatcher, Worker {
  readonly name = 'streams';
  readonly #mappings: MappingStore;
  readonly #front: DynamoFront;
  readonly #functions: Functions;
  readonly #nowMs: () => number;
  readonly #log: Log;
  readonly #readers = new Map<string, { readonly table: string; readonly reader: StreamReader }>();
  #writesUnderWay = 0;
  #isStopped = false;

  constructor(options: {
    readonly mappings: MappingStore;
    readonly front: DynamoFront;
    readonly functions: Functions;
    readonly nowMs: () => number;
    readonly log: Log;
  }) {
    this.#mappings = options.mappings;
    this.#front = options.front;
    this.#functions = options.functions;
    this.#nowMs = options.nowMs;
    this.#log = options.log;
  }

  readonly busy = (): boolean =>
    this.#writesUnderWay > 0 || [...this.#readers.values()].some(({ reader }) => reader.busy);

  readonly writing = (tables: readonly string[]): (() => void) => {
    this.#writesUnderWay += 1;
    return () => {
      this.#writesUnderWay -= 1;
      for (const { table, reader } of this.#readers.values()) if (tables.includes(table)) reader.poke();
    };
  };

  start(): void {
    for (const mapping of this.#mappings.list()) this.#open(mapping);
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    await Promise.all([...this.#readers.values()].map(({ reader }) => reader.stop()));
  }

  /** Brings the reader of a mapping in line with the mapping as it stands now. */
  async refresh(uuid: string): Promise<void> {
    await this.#readers.get(uuid)?.reader.stop();
    this.#readers.delete(uuid);
    const mapping = this.#mappings.find(uuid);
    if (mapping !== undefined) this.#open(mapping);
  }

  #open(mapping: Mapping): void {
    if (this.#isStopped || !mapping.Enabled || mapping.problem !== undefined) return;
    const reader = new StreamReader({
      mapping,
      mappings: this.#mappings,
      front: this.#front,
      functions: this.#functions,
      nowMs: this.#nowMs,
      log: this.#log,
    });
    this.#readers.set(mapping.uuid, { table: tableOf(mapping.EventSourceArn), reader });
    reader.poke();
  }
}
