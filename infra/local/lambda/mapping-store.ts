import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';
import { ServiceError } from '../protocol.ts';
import { filterOf } from './filter.ts';

/** The settings of a mapping that can be changed later. Strict: what is not honoured here is refused. */
const MappingSettings = z.strictObject({
  FunctionName: z.string(),
  Enabled: z.boolean().default(true),
  BatchSize: z.number().int().min(1).max(10_000).default(100),
  /** Seconds of waiting for a fuller batch; on this machine a batch never waits. */
  MaximumBatchingWindowInSeconds: z.number().int().min(0).max(300).default(0),
  ParallelizationFactor: z.number().int().min(1).max(10).default(1),
  FilterCriteria: z.unknown().optional(),
  BisectBatchOnFunctionError: z.boolean().default(false),
  MaximumRetryAttempts: z.number().int().min(-1).max(10_000).default(-1),
  MaximumRecordAgeInSeconds: z.number().int().min(-1).max(604_800).default(-1),
  FunctionResponseTypes: z.array(z.literal('ReportBatchItemFailures')).default([]),
  DestinationConfig: z
    .strictObject({
      OnFailure: z.strictObject({ Destination: z.string().optional() }).optional(),
      OnSuccess: z.strictObject({ Destination: z.string().optional() }).optional(),
    })
    .optional(),
});

const MappingRequest = MappingSettings.extend({
  EventSourceArn: z.string().regex(/^arn:aws:dynamodb:[^:]+:\d{12}:table\/[^/]+\/stream\/.+$/),
  StartingPosition: z.literal('TRIM_HORIZON'),
  Tags: z.record(z.string(), z.string()).optional(),
});

const Mapping = MappingRequest.extend({ uuid: z.string(), changedAt: z.number(), problem: z.string().optional() });
/** One event source mapping between a table's stream and a function. */
export type Mapping = z.infer<typeof Mapping>;

/** The event source mappings and how far each has read. Durable. */
export class MappingStore {
  readonly #store: DatabaseSync;
  readonly #nowMs: () => number;

  constructor(store: DatabaseSync, nowMs: () => number) {
    this.#store = store;
    this.#nowMs = nowMs;
    store.exec(`
      CREATE TABLE IF NOT EXISTS mapping (
        uuid TEXT PRIMARY KEY, source TEXT NOT NULL, function TEXT NOT NULL, definition TEXT NOT NULL,
        UNIQUE (source, function));
      CREATE TABLE IF NOT EXISTS checkpoint (
        uuid TEXT, shard TEXT, sequenceNumber TEXT NOT NULL, PRIMARY KEY (uuid, shard));
    `);
  }

  create(input: unknown): Mapping {
    const request = MappingRequest.parse(input);
    filterOf(request.FilterCriteria);
    const same = this.list().find(
      (other) => other.EventSourceArn === request.EventSourceArn && other.FunctionName === request.FunctionName,
    );
    if (same !== undefined) {
      const message = `An event source mapping with event source arn ("${request.EventSourceArn}") and function name ("${request.FunctionName}") already exists. Please update or delete the existing mapping with UUID ${same.uuid}`;
      throw new ServiceError('ResourceConflictException', message, 409);
    }
    const mapping: Mapping = { ...request, uuid: randomUUID(), changedAt: this.#nowMs() };
    this.#keep(mapping);
    return mapping;
  }

  update(uuid: string, input: unknown): Mapping {
    const before = this.require(uuid);
    const given = z.record(z.string(), z.unknown()).parse(input);
    const { uuid: _uuid, changedAt: _changedAt, problem: _problem, ...request } = before;
    const mapping: Mapping = { ...MappingRequest.parse({ ...request, ...given }), uuid, changedAt: this.#nowMs() };
    filterOf(mapping.FilterCriteria);
    this.#keep(mapping);
    return mapping;
  }

  /** Notes why a mapping cannot be served; it is left alone until it is updated. */
  setProblem(uuid: string, problem: string): void {
    this.#keep({ ...this.require(uuid), problem });
  }

  delete(uuid: string): void {
    this.#store.prepare('DELETE FROM mapping WHERE uuid = ?').run(uuid);
    this.#store.prepare('DELETE FROM checkpoint WHERE uuid = ?').run(uuid);
  }

  find(uuid: string): Mapping | undefined {
    return this.list().find((mapping) => mapping.uuid === uuid);
  }

  require(uuid: string): Mapping {
    const mapping = this.find(uuid);
    if (mapping === undefined) {
      throw new ServiceError('ResourceNotFoundException', 'The resource you requested does not exist.', 404);
    }
    return mapping;
  }

  list(): readonly Mapping[] {
    const rows = this.#store.prepare('SELECT definition FROM mapping ORDER BY rowid').all();
    return z
      .array(z.object({ definition: z.string() }))
      .parse(rows)
      .map((row) => Mapping.parse(JSON.parse(row.definition)));
  }

  /** The sequence number up to which a shard has been handled; undefined at its beginning. */
  checkpoint(uuid: string, shard: string): string | undefined {
    const row = this.#store
      .prepare('SELECT sequenceNumber FROM checkpoint WHERE uuid = ? AND shard = ?')
      .get(uuid, shard);
    return row === undefined ? undefined : z.object({ sequenceNumber: z.string() }).parse(row).sequenceNumber;
  }

  setCheckpoint(uuid: string, shard: string, sequenceNumber: string): void {
    this.#store.prepare('INSERT OR REPLACE INTO checkpoint VALUES (?, ?, ?)').run(uuid, shard, sequenceNumber);
  }

  #keep(mapping: Mapping): void {
    this.#store
      .prepare('INSERT OR REPLACE INTO mapping (uuid, source, function, definition) VALUES (?, ?, ?, ?)')
      .run(mapping.uuid, mapping.EventSourceArn, mapping.FunctionName, JSON.stringify(mapping));
  }
}
