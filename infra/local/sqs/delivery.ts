import type { SQSEvent, SQSMessageAttributes, SQSRecord } from 'aws-lambda';
import * as z from 'zod';
import type { TimerSource } from '../clock/virtual-clock.ts';
import type { Functions, Outcome } from '../functions.ts';
import type { Worker } from '../idle.ts';
import { describeError, type Log } from '../log.ts';
import { accountId, queueArn, queueName, region } from '../names.ts';
import type { QueueSpec } from '../shape.ts';
import { md5, type Message, type QueueStore } from './queue-store.ts';

/** What a function with partial batch failures answers; anything else means that all went well. */
const BatchAnswer = z.looseObject({
  batchItemFailures: z.array(z.object({ itemIdentifier: z.string() })).default([]),
});

/** Real pause before a failed message is delivered again; doubles with every delivery. Shorter than in AWS on purpose. */
const retryMs = 2000;

/** Name of the queue that takes the messages that failed too often. */
export const deadLetterQueue = (queue: string): string => `${queue}-dead`;

/** Delivers the messages of one queue to its function, as the event source mapping of Lambda would. */
export class Delivery implements TimerSource, Worker {
  readonly name: string;
  readonly #queue: string;
  readonly #spec: QueueSpec;
  readonly #messages: QueueStore;
  readonly #functions: Functions;
  readonly #nowMs: () => number;
  readonly #log: Log;
  #ticker: NodeJS.Timeout | undefined;
  #isStopped = true;
  #running: Promise<void> | undefined;

  constructor(options: {
    readonly name: string;
    readonly spec: QueueSpec;
    readonly messages: QueueStore;
    readonly functions: Functions;
    readonly nowMs: () => number;
    readonly log: Log;
  }) {
    this.name = `queue ${options.name}`;
    this.#queue = queueName(options.name);
    this.#spec = options.spec;
    this.#messages = options.messages;
    this.#functions = options.functions;
    this.#nowMs = options.nowMs;
    this.#log = options.log;
  }

  /** Messages whose retry is still to come count as work under way. */
  readonly busy = (): boolean => {
    const { visible, hidden } = this.#messages.count(this.#queue);
    return this.#running !== undefined || visible + hidden > 0;
  };

  readonly nextAt = (): number | undefined => this.#messages.nextDelayEnd(this.#queue);

  readonly fire = (): void => this.poke();

  start(): void {
    this.#isStopped = false;
    this.#messages.releaseAll(this.#queue);
    this.poke();
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    clearTimeout(this.#ticker);
    await this.#running;
  }

  /** Looks for messages at once. */
  poke(): void {
    if (this.#isStopped) return;
    this.#running ??= this.#drain()
      .catch((error: unknown) => this.#log(`${this.name}: ${describeError(error)}`))
      .finally(() => {
        this.#running = undefined;
        this.#plan();
      });
  }

  /** Comes back when the next hidden message becomes visible. */
  #plan(): void {
    clearTimeout(this.#ticker);
    if (this.#isStopped) return;
    const at = this.#messages.nextVisible(this.#queue);
    if (at !== undefined) this.#ticker = setTimeout(() => this.poke(), Math.max(10, at - Date.now()));
  }

  async #drain(): Promise<void> {
    this.#messages.dropOlderThan(this.#queue, this.#nowMs() - this.#spec.retentionDays * 24 * 3600 * 1000);
    for (;;) {
      if (this.#isStopped) return;
      const batch = this.#messages.receive(this.#queue, this.#spec.batchSize, this.#spec.visibilitySeconds * 1000);
      if (batch.length === 0) return;
      await this.#deliver(batch);
    }
  }

  async #deliver(batch: readonly Message[]): Promise<void> {
    const event: SQSEvent = { Records: batch.map((message) => recordOf(message, this.#queue)) };
    const outcome = await this.#functions.invoke(this.#spec.function, event);
    const failed = failedIds(outcome, batch);
    for (const message of batch) {
      const receipt = message.receipt ?? '';
      if (!failed.has(message.id)) this.#messages.delete(this.#queue, receipt);
      else if (message.receiveCount >= this.#spec.receiveCountMax) {
        this.#log(`${this.name}: message ${message.id} failed ${message.receiveCount} times and is put aside`);
        this.#messages.moveTo(deadLetterQueue(this.#queue), receipt);
      } else this.#messages.changeVisibility(this.#queue, receipt, retryMs * 2 ** (message.receiveCount - 1));
    }
  }
}

/** Identifiers of the messages that must come again: all of them when the function failed or named one it never got. */
function failedIds(outcome: Outcome, batch: readonly Message[]): ReadonlySet<string> {
  const all = new Set(batch.map((message) => message.id));
  if (!outcome.ok) return all;
  const answer = BatchAnswer.safeParse(outcome.value ?? {});
  if (!answer.success) return outcome.value !== null && typeof outcome.value === 'object' ? all : new Set();
  const named = answer.data.batchItemFailures.map((failure) => failure.itemIdentifier);
  return named.every((id) => all.has(id)) ? new Set(named) : all;
}

function recordOf(message: Message, queue: string): SQSRecord {
  const messageAttributes: SQSMessageAttributes = {};
  for (const [name, value] of Object.entries(message.attributes)) {
    const { DataType: dataType, StringValue: stringValue, BinaryValue: binaryValue } = value;
    messageAttributes[name] = { dataType, stringValue, binaryValue, stringListValues: [], binaryListValues: [] };
  }
  return {
    messageId: message.id,
    receiptHandle: message.receipt ?? '',
    body: message.body,
    attributes: {
      ApproximateReceiveCount: String(message.receiveCount),
      SentTimestamp: String(message.sentAt),
      SenderId: accountId,
      ApproximateFirstReceiveTimestamp: String(message.firstReceivedAt ?? message.sentAt),
    },
    messageAttributes,
    md5OfBody: md5(message.body),
    eventSource: 'aws:sqs',
    eventSourceARN: queueArn(queue),
    awsRegion: region,
  };
}
