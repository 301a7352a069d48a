import * as z from 'zod';
import type { TimerSource } from '../clock/virtual-clock.ts';
import { describeError, type Log } from '../log.ts';
import type { Worker } from '../idle.ts';
import type { DynamoFront } from './front.ts';
import type { TableSettings } from './table-settings.ts';

const everyMs = 60_000;

const Item = z.record(z.string(), z.unknown());
const Page = z.looseObject({ Items: z.array(Item).default([]), LastEvaluatedKey: Item.optional() });
const Description = z.looseObject({
  Table: z.looseObject({ KeySchema: z.array(z.looseObject({ AttributeName: z.string() })) }),
});

/**
 * Deletes the items whose time to live has passed on the virtual clock: about once a minute, and after each move of the
 * clock. The deletions go through the front like any other, so the streams carry them.
 */
export class Expiry implements TimerSource, Worker {
  readonly name = 'time to live';
  readonly #front: DynamoFront;
  readonly #settings: TableSettings;
  readonly #nowMs: () => number;
  readonly #log: Log;
  #next: number;
  #isMoving = false;
  #running: Promise<void> | undefined;

  constructor(options: {
    readonly front: DynamoFront;
    readonly settings: TableSettings;
    readonly nowMs: () => number;
    readonly log: Log;
  }) {
    this.#front = options.front;
    this.#settings = options.settings;
    this.#nowMs = options.nowMs;
    this.#log = options.log;
    this.#next = options.nowMs() + everyMs;
  }

  readonly busy = (): boolean => this.#running !== undefined;

  readonly nextAt = (): number | undefined => (this.#isMoving ? undefined : this.#next);

  readonly moving = (move: object | undefined): void => {
    this.#isMoving = move !== undefined;
  };

  readonly fire = (now: number): void => {
    this.#next = now + everyMs;
    this.#running ??= this.sweep()
      .catch((error: unknown) => this.#log(`time to live: ${describeError(error)}`))
      .finally(() => {
        this.#running = undefined;
      });
  };

  /** One pass over all tables that have a time to live. */
  async sweep(): Promise<void> {
    const nowSeconds = Math.floor(this.#nowMs() / 1000);
    for (const { tableName, attribute } of this.#settings.timeToLiveTables()) {
      await this.#sweepTable(tableName, attribute, nowSeconds);
    }
    this.#next = this.#nowMs() + everyMs;
  }

  async #sweepTable(tableName: string, attribute: string, nowSeconds: number): Promise<void> {
    const described = Description.parse(await this.#call('DescribeTable', { TableName: tableName }));
    const keys = described.Table.KeySchema.map((key) => key.AttributeName);
    const expired = {
      TableName: tableName,
      ExpressionAttributeNames: { '#ttl': attribute },
      ExpressionAttributeValues: { ':now': { N: String(nowSeconds) } },
    };
    let start: object | undefined;
    do {
      const page = Page.parse(
        await this.#call('Scan', {
          ...expired,
          FilterExpression: '#ttl <= :now',
          ...(start === undefined ? {} : { ExclusiveStartKey: start }),
        }),
      );
      for (const item of page.Items) {
        const key = Object.fromEntries(keys.map((name) => [name, item[name]]));
        await this.#call('DeleteItem', { ...expired, Key: key, ConditionExpression: '#ttl <= :now' });
      }
      start = page.LastEvaluatedKey;
    } while (start !== undefined);
  }

  async #call(operation: string, input: object): Promise<unknown> {
    const answer = await this.#front.call(`DynamoDB_20120810.${operation}`, Buffer.from(JSON.stringify(input)));
    const text = String(answer.body ?? '');
    const isExpected = answer.status === 200 || text.includes('ConditionalCheckFailedException');
    if (!isExpected) throw new Error(`${operation} of an expiry sweep: ${text}`);
    return JSON.parse(text);
  }
}
