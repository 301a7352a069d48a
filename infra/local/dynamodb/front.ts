import * as z from 'zod';
import { region } from '../names.ts';
import { asServiceError, type Service, type ServiceAnswer, ServiceError } from '../protocol.ts';
import type { DynamoEngine, EngineAnswer } from './engine.ts';
import { settingsOperations } from './settings-operations.ts';
import type { TableSettings } from './table-settings.ts';

/** DynamoDB Local gives its region this name in ARNs, whatever region it is called with. */
const engineArn = 'arn:aws:dynamodb:ddblocal:';
const ourArn = `arn:aws:dynamodb:${region}:`;

/** Operations whose input or output names ARNs. Those that carry items are not among them: items stay untouched. */
const arnOperations = new Set([
  'CreateTable',
  'DescribeTable',
  'UpdateTable',
  'DeleteTable',
  'ListStreams',
  'DescribeStream',
  'GetShardIterator',
]);

const PutOrDelete = z.looseObject({ TableName: z.string() });
const Batch = z.looseObject({ RequestItems: z.record(z.string(), z.unknown()) });
const Transaction = z.looseObject({
  TransactItems: z.array(z.record(z.string(), z.looseObject({ TableName: z.string() }))),
});

/** The tables that a request writes to; empty for reads. Throws when the request is malformed. */
function tablesWritten(operation: string, input: unknown): readonly string[] {
  switch (operation) {
    case 'PutItem':
    case 'UpdateItem':
    case 'DeleteItem':
      return [PutOrDelete.parse(input).TableName];
    case 'BatchWriteItem':
      return Object.keys(Batch.parse(input).RequestItems);
    case 'TransactWriteItems': {
      const actions = Transaction.parse(input).TransactItems.flatMap((item) => Object.values(item));
      return [...new Set(actions.map((action) => action.TableName))];
    }
    default:
      return [];
  }
}

export type TableWatcher = {
  /** Called before a write begins; the answer is called when it is over. */
  readonly writing: (tables: readonly string[]) => () => void;
};

/**
 * The way to DynamoDB for everybody on this machine: passes requests to DynamoDB Local, answers what that refuses, speaks of
 * our region in ARNs, and tells the stream readers which tables were written to.
 */
export class DynamoFront {
  readonly #engine: DynamoEngine;
  readonly #settings: TableSettings;
  #watcher: TableWatcher = { writing: () => () => {} };

  constructor(engine: DynamoEngine, settings: TableSettings) {
    this.#engine = engine;
    this.#settings = settings;
  }

  watchWrites(watcher: TableWatcher): void {
    this.#watcher = watcher;
  }

  readonly service: Service = async (request) => {
    const target = String(request.headers['x-amz-target'] ?? '');
    const answer = await this.call(target, request.body);
    return answer;
  };

  /** One call of the JSON protocol. */
  async call(target: string, body: Buffer): Promise<ServiceAnswer> {
    const operation = target.split('.')[1] ?? '';
    try {
      const input: unknown = body.length === 0 ? {} : JSON.parse(body.toString('utf8'));
      const own = Object.hasOwn(settingsOperations, operation) ? settingsOperations[operation] : undefined;
      if (own !== undefined) {
        return jsonAnswer(200, JSON.stringify(await own(input, this.#settings, (name) => this.#requireTable(name))));
      }
      if (target.startsWith('DynamoDBStreams_') || arnOperations.has(operation)) {
        return await this.#callWithArns(target, operation, body);
      }
      return jsonAnswerOf(await this.#callWatched(target, tablesWritten(operation, input), body));
    } catch (error) {
      const known = asServiceError(error);
      const type = `com.amazonaws.dynamodb.v20120810#${known.code}`;
      return jsonAnswer(known.status, JSON.stringify({ __type: type, message: known.message }));
    }
  }

  async #callWatched(target: string, tables: readonly string[], body: Buffer): Promise<EngineAnswer> {
    if (tables.length === 0) return this.#engine.call(target, body);
    const written = this.#watcher.writing(tables);
    try {
      return await this.#engine.call(target, body);
    } finally {
      written();
    }
  }

  async #callWithArns(target: string, operation: string, body: Buffer): Promise<ServiceAnswer> {
    if (operation === 'GetRecords') return jsonAnswerOf(await this.#engine.call(target, body));
    const sent = body.toString('utf8').replaceAll(ourArn, engineArn);
    const answer = await this.#engine.call(target, Buffer.from(sent));
    const text = answer.body.toString('utf8');
    if (answer.status === 200) this.#remember(operation, JSON.parse(sent));
    return jsonAnswer(answer.status, operation === 'GetShardIterator' ? text : text.replaceAll(engineArn, ourArn));
  }

  #remember(operation: string, input: unknown): void {
    if (operation === 'DeleteTable') this.#settings.forget(tableOf(PutOrDelete.parse(input).TableName));
    if (operation !== 'CreateTable') return;
    const created = CreateTable.parse(input);
    for (const tag of created.Tags ?? []) this.#settings.tag(created.TableName, tag.Key, tag.Value);
  }

  /** The name of an existing table; refuses others as AWS does. */
  async #requireTable(nameOrArn: string): Promise<string> {
    const name = tableOf(nameOrArn);
    const body = Buffer.from(JSON.stringify({ TableName: name }));
    const answer = await this.#engine.call('DynamoDB_20120810.DescribeTable', body);
    if (answer.status !== 200) throw new ServiceError('ResourceNotFoundException', `Table not found: ${name}`);
    return name;
  }
}

const CreateTable = z.looseObject({
  TableName: z.string(),
  Tags: z.array(z.object({ Key: z.string(), Value: z.string() })).optional(),
});

/** The table's name from a name or from the ARN of a table. */
const tableOf = (nameOrArn: string): string => nameOrArn.split(':table/').pop()?.split('/')[0] ?? nameOrArn;

const jsonAnswer = (status: number, body: string | Buffer): ServiceAnswer => ({
  status,
  headers: { 'content-type': 'application/x-amz-json-1.0' },
  body,
});

const jsonAnswerOf = (answer: EngineAnswer): ServiceAnswer => jsonAnswer(answer.status, answer.body);
