import type { DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import * as z from 'zod';
import { realDelay } from '../clock/virtual-clock.ts';
import type { DynamoFront } from '../dynamodb/front.ts';
import type { Functions } from '../functions.ts';
import { describeError, type Log } from '../log.ts';
import { region, topologyFunction } from '../names.ts';
import { type Filter, filterOf } from './filter.ts';
import type { Mapping, MappingStore } from './mapping-store.ts';

const Shard = z.looseObject({ ShardId: z.string() });
const Description = z.looseObject({
  StreamDescription: z.looseObject({ Shards: z.array(Shard), LastEvaluatedShardId: z.string().optional() }),
});
const Iterator = z.looseObject({ ShardIterator: z.string() });
const StreamRecord = z.looseObject({
  eventID: z.string(),
  eventName: z.enum(['INSERT', 'MODIFY', 'REMOVE']),
  dynamodb: z.looseObject({ SequenceNumber: z.string() }),
});
type StreamRecord = z.infer<typeof StreamRecord>;
const Page = z.looseObject({ Records: z.array(StreamRecord), NextShardIterator: z.string().nullish() });

const BatchAnswer = z.looseObject({
  batchItemFailures: z.array(z.object({ itemIdentifier: z.string() })).default([]),
});

/** The front refused a call; `code` is the name of the exception. */
class StreamRefusal extends Error {
  readonly code: string;
  constructor(code: string, text: string) {
    super(text);
    this.code = code;
  }
}

/** Real pause before the `attempt`-th repetition of a failed batch; Lambda waits longer. */
const retryPauseMs = (attempt: number): number => Math.min(100 * 2 ** attempt, 2000);

/** Reads one table's stream for one mapping, from its checkpoint on, and hands the records to the function. */
export class StreamReader {
  readonly #mapping: Mapping;
  readonly #mappings: MappingStore;
  readonly #front: DynamoFront;
  readonly #functions: Functions;
  readonly #nowMs: () => number;
  readonly #log: Log;
  readonly #filter: Filter;
  readonly #iterators = new Map<string, string>();
  readonly #finished = new Set<string>();
  #wanted = 0;
  #done = 0;
  #running: Promise<void> | undefined;
  #isStopped = false;

  constructor(options: {
    readonly mapping: Mapping;
    readonly mappings: MappingStore;
    readonly front: DynamoFront;
    readonly functions: Functions;
    readonly nowMs: () => number;
    readonly log: Log;
  }) {
    this.#mapping = options.mapping;
    this.#mappings = options.mappings;
    this.#front = options.front;
    this.#functions = options.functions;
    this.#nowMs = options.nowMs;
    this.#log = options.log;
    this.#filter = filterOf(options.mapping.FilterCriteria);
  }

  get busy(): boolean {
    return !this.#isStopped && (this.#running !== undefined || this.#done < this.#wanted);
  }

  /** Reads everything that is in the stream now: there may be something new. */
  poke(): void {
    this.#wanted += 1;
    if (this.#isStopped) return;
    this.#running ??= this.#drain().finally(() => {
      this.#running = undefined;
      if (this.#done < this.#wanted) this.poke();
    });
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    await this.#running;
  }

  async #drain(): Promise<void> {
    while (this.#done < this.#wanted && !this.#isStopped) {
      const goal = this.#wanted;
      try {
        await this.#readAll();
      } catch (error) {
        if (error instanceof StreamRefusal && error.code === 'ResourceNotFoundException') {
          this.#isStopped = true;
          if (this.#mappings.find(this.#mapping.uuid)) this.#mappings.setProblem(this.#mapping.uuid, error.message);
          return;
        }
        this.#log(`stream ${this.#mapping.EventSourceArn}: ${describeError(error)}`);
        await realDelay(1000);
        continue;
      }
      this.#done = goal;
    }
  }

  /** Shards come in the order of their making; a closed one is followed by its successor in the same pass. */
  async #readAll(): Promise<void> {
    const known = [...this.#iterators.keys()].filter((shard) => !this.#finished.has(shard));
    let shards = known.length > 0 ? known : await this.#describe();
    while (shards.length > 0) {
      let closed = false;
      for (const shard of shards) closed = (await this.#readShard(shard)) || closed;
      shards = closed ? (await this.#describe()).filter((shard) => !this.#iterators.has(shard)) : [];
    }
  }

  async #describe(): Promise<readonly string[]> {
    const shards: string[] = [];
    let start: string | undefined;
    do {
      const input = { StreamArn: this.#mapping.EventSourceArn, ...(start ? { ExclusiveStartShardId: start } : {}) };
      const { StreamDescription } = Description.parse(await this.#call('DescribeStream', input));
      shards.push(...StreamDescription.Shards.map((shard) => shard.ShardId));
      start = StreamDescription.LastEvaluatedShardId;
    } while (start !== undefined);
    return shards.filter((shard) => !this.#finished.has(shard));
  }

  /** Reads a shard to its present end; answers whether the shard is closed and therefore finished. */
  async #readShard(shard: string): Promise<boolean> {
    for (;;) {
      const iterator = this.#iterators.get(shard) ?? (await this.#openIterator(shard));
      let page: z.infer<typeof Page>;
      try {
        page = Page.parse(await this.#call('GetRecords', { ShardIterator: iterator, Limit: 1000 }));
      } catch (error) {
        if (!(error instanceof StreamRefusal)) throw error;
        if (error.code === 'ExpiredIteratorException') this.#iterators.delete(shard);
        // DynamoDB Local calls an iterator too old when other tables were written before this one's first record.
        else if (error.code === 'TrimmedDataAccessException') await this.#openIterator(shard, 'fromStart');
        else throw error;
        continue;
      }
      if (!(await this.#handle(shard, page.Records))) return false;
      if (!page.NextShardIterator) {
        this.#finished.add(shard);
        return true;
      }
      this.#iterators.set(shard, page.NextShardIterator);
      if (page.Records.length === 0) return false;
    }
  }

  async #openIterator(shard: string, where: 'afterCheckpoint' | 'fromStart' = 'afterCheckpoint'): Promise<string> {
    const checkpoint = this.#mappings.checkpoint(this.#mapping.uuid, shard);
    const after = where === 'fromStart' ? undefined : checkpoint;
    const from = { StreamArn: this.#mapping.EventSourceArn, ShardId: shard };
    const start = { ...from, ShardIteratorType: 'TRIM_HORIZON' };
    const resume = { ...from, ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: after };
    let answer: unknown;
    try {
      answer = await this.#call('GetShardIterator', after === undefined ? start : resume);
    } catch (error) {
      if (!(error instanceof StreamRefusal && error.code === 'TrimmedDataAccessException')) throw error;
      answer = await this.#call('GetShardIterator', start);
    }
    const { ShardIterator } = Iterator.parse(answer);
    this.#iterators.set(shard, ShardIterator);
    return ShardIterator;
  }

  /** Hands the records over in batches and notes each batch as read; false when the reader was stopped meanwhile. */
  async #handle(shard: string, records: readonly StreamRecord[]): Promise<boolean> {
    for (let from = 0; from < records.length; from += this.#mapping.BatchSize) {
      const batch = records.slice(from, from + this.#mapping.BatchSize);
      const checkpoint = this.#mappings.checkpoint(this.#mapping.uuid, shard) ?? '';
      const isNew = (record: StreamRecord): boolean => record.dynamodb.SequenceNumber > checkpoint;
      const chosen = batch.filter((record) => isNew(record) && this.#filter(record));
      if (!(await this.#deliver(chosen))) return false;
      const last = batch.at(-1);
      if (last !== undefined) {
        this.#mappings.setCheckpoint(this.#mapping.uuid, shard, last.dynamodb.SequenceNumber);
      }
    }
    return true;
  }

  /**
   * Invokes the function until the batch is done or given up: what it did before the first failure is not repeated, a failed
   * batch is halved if the mapping says so, and a batch is repeated at most as often as the mapping allows.
   */
  async #deliver(batch: readonly StreamRecord[]): Promise<boolean> {
    let rest = batch;
    for (let attempt = 0; rest.length > 0; attempt += 1) {
      if (this.#isStopped) return false;
      const failedAt = await this.#invoke(rest);
      if (failedAt === undefined) return true;
      if (failedAt > 0) attempt = 0;
      rest = rest.slice(failedAt);
      if (this.#mapping.BisectBatchOnFunctionError && rest.length > 1) {
        const middle = Math.ceil(rest.length / 2);
        return (await this.#deliver(rest.slice(0, middle))) && (await this.#deliver(rest.slice(middle)));
      }
      const { MaximumRetryAttempts: repeatsMax, DestinationConfig: destination } = this.#mapping;
      if (repeatsMax >= 0 && attempt >= repeatsMax) {
        const to = destination?.OnFailure?.Destination ?? 'nowhere';
        const numbers = rest.map((record) => record.dynamodb.SequenceNumber).join(', ');
        this.#log(`stream ${this.#mapping.EventSourceArn}: given up (on failure: ${to}): ${numbers}`);
        return true;
      }
      await realDelay(retryPauseMs(attempt));
    }
    return true;
  }

  /** One invocation: the index of the first record that failed, or undefined when none did. */
  async #invoke(batch: readonly StreamRecord[]): Promise<number | undefined> {
    const name = topologyFunction(this.#mapping.FunctionName);
    const event = { Records: batch.map((record) => this.#eventRecord(record)) } satisfies DynamoDBStreamEvent;
    const outcome = await this.#functions.invoke(name, event);
    if (!outcome.ok) return 0;
    if (!this.#mapping.FunctionResponseTypes.includes('ReportBatchItemFailures')) return undefined;
    const answer = BatchAnswer.safeParse(outcome.value ?? {});
    if (!answer.success) return 0;
    const failed = answer.data.batchItemFailures.map(({ itemIdentifier }) =>
      batch.findIndex((record) => record.dynamodb.SequenceNumber === itemIdentifier),
    );
    return failed.length === 0 ? undefined : Math.max(0, Math.min(...failed));
  }

  #eventRecord(record: StreamRecord): DynamoDBRecord {
    return {
      ...record,
      eventVersion: '1.1',
      eventSource: 'aws:dynamodb',
      awsRegion: region,
      eventSourceARN: this.#mapping.EventSourceArn,
      dynamodb: { ...record.dynamodb, ApproximateCreationDateTime: Math.floor(this.#nowMs() / 1000) },
    };
  }

  async #call(operation: string, input: object): Promise<unknown> {
    const answer = await this.#front.call(`DynamoDBStreams_20120810.${operation}`, Buffer.from(JSON.stringify(input)));
    const text = String(answer.body ?? '');
    if (answer.status === 200) return JSON.parse(text);
    const code = /#(\w+)"/.exec(text)?.[1] ?? 'InternalFailure';
    throw new StreamRefusal(code, text);
  }
}
