import {
  DeleteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  type ReturnConsumedCapacity,
  type TransactWriteItem,
  TransactWriteItemsCommand,
  TransactionCanceledException,
  ConditionalCheckFailedException,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import type * as z from 'zod';
import { tenantTableName, workIndex } from '../tenant/tables.ts';
import type { TenantScope } from '../tenant/scope.ts';
import { type ItemKey, type PlainItem, type StoredItem, fromStored, toStored } from './item.ts';
import type { ScopedClients } from './scoped-client.ts';

/** What an expression needs besides its text. */
export type Expression = {
  readonly text: string;
  readonly names?: Readonly<Record<string, string>>;
  readonly values?: PlainItem;
};

/** One write of a transaction. */
export type Write =
  | { readonly put: PlainItem & ItemKey; readonly condition?: Expression }
  | { readonly update: ItemKey; readonly expression: Expression; readonly condition?: string }
  | { readonly remove: ItemKey; readonly condition?: Expression }
  | { readonly check: ItemKey; readonly condition: Expression };

/** A page of a query. `next` is the key to go on from. */
export type Page<Value> = { readonly items: readonly Value[]; readonly next?: StoredItem };

/** How a conditional write ended. `conflict`: another write was under way; worth one more try. */
export type WriteOutcome = 'written' | 'conditionFailed' | 'conflict';

/** The table of one tenant through one scope: the only way to its items. */
export type TenantTable = {
  readonly get: <Value>(
    key: ItemKey,
    schema: z.ZodType<Value>,
    options?: { consistent?: boolean },
  ) => Promise<Value | undefined>;
  readonly query: <Value>(
    query: {
      readonly pk: string;
      readonly index?: boolean;
      /** Condition on the sort key, as an expression over `#sk`. */
      readonly sort?: Expression;
      readonly limit?: number;
      readonly descending?: boolean;
      readonly consistent?: boolean;
      readonly from?: StoredItem;
      /** The attributes that are sent; what is read, and paid for, is the whole item all the same. */
      readonly only?: readonly string[];
    },
    schema: z.ZodType<Value>,
  ) => Promise<Page<Value>>;
  readonly put: (item: PlainItem & ItemKey, condition?: Expression) => Promise<WriteOutcome>;
  readonly update: <Value>(
    key: ItemKey,
    expression: Expression,
    options: { condition?: string; returning: z.ZodType<Value> },
  ) => Promise<Value | undefined>;
  readonly remove: (key: ItemKey, condition?: Expression) => Promise<WriteOutcome>;
  /** All or nothing. `failed` lists the positions of the writes whose condition did not hold. */
  readonly transact: (writes: readonly Write[]) => Promise<{ outcome: WriteOutcome; failed: readonly number[] }>;
};

/** How much capacity calls took; tests and the benchmark ask for it. */
export type CapacityMeter = { readonly took: (operation: string, units: number) => void };

/** Opens the table that the scope names. */
export function openTenantTable(
  clients: ScopedClients,
  prefix: string,
  scope: TenantScope,
  meter?: CapacityMeter,
): TenantTable {
  return tableOf(clients.clientFor(scope), tenantTableName(prefix, scope.tenant.tableId), meter);
}

/** A list of attributes; their names may be words that DynamoDB keeps for itself. */
const attributesOf = (only: readonly string[]): Expression => ({
  text: only.map((name) => `#only_${name}`).join(', '),
  names: Object.fromEntries(only.map((name) => [`#only_${name}`, name])),
});

const expressionNames = (...parts: readonly (Expression | undefined)[]) => {
  const names = Object.fromEntries(parts.flatMap((part) => Object.entries(part?.names ?? {})));
  return Object.keys(names).length > 0 ? { ExpressionAttributeNames: names } : {};
};

const expressionValues = (...parts: readonly (Expression | undefined)[]) => {
  const values: PlainItem = Object.fromEntries(parts.flatMap((part) => Object.entries(part?.values ?? {})));
  return Object.keys(values).length > 0 ? { ExpressionAttributeValues: toStored(values) } : {};
};

function toTransactItem(name: string, write: Write): TransactWriteItem {
  if ('put' in write) {
    return {
      Put: {
        TableName: name,
        Item: toStored(write.put),
        ...(write.condition && { ConditionExpression: write.condition.text }),
        ...expressionNames(write.condition),
        ...expressionValues(write.condition),
      },
    };
  }
  if ('update' in write) {
    return {
      Update: {
        TableName: name,
        Key: toStored(write.update),
        UpdateExpression: write.expression.text,
        ...(write.condition !== undefined && { ConditionExpression: write.condition }),
        ...expressionNames(write.expression),
        ...expressionValues(write.expression),
      },
    };
  }
  const kind = 'remove' in write ? ('Delete' as const) : ('ConditionCheck' as const);
  const key = 'remove' in write ? write.remove : write.check;
  const item = {
    TableName: name,
    Key: toStored(key),
    ...(write.condition && { ConditionExpression: write.condition.text }),
    ...expressionNames(write.condition),
    ...expressionValues(write.condition),
  };
  return kind === 'Delete'
    ? { Delete: item }
    : { ConditionCheck: { ...item, ConditionExpression: write.condition?.text } };
}

async function conditional(send: () => Promise<void>): Promise<WriteOutcome> {
  try {
    await send();
    return 'written';
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return 'conditionFailed';
    throw error;
  }
}

/** A table by client and name. Tenant tables are opened through `openTenantTable`; the control table directly. */
export function tableOf(client: DynamoDBClient, name: string, meter?: CapacityMeter): TenantTable {
  const measured: { ReturnConsumedCapacity?: ReturnConsumedCapacity } = meter
    ? { ReturnConsumedCapacity: 'TOTAL' }
    : {};
  const note = (operation: string, capacity: { CapacityUnits?: number | undefined } | undefined) => {
    if (meter && capacity?.CapacityUnits !== undefined) meter.took(operation, capacity.CapacityUnits);
  };

  return {
    async get(key, schema, options = {}) {
      const answer = await client.send(
        new GetItemCommand({
          TableName: name,
          Key: toStored(key),
          ConsistentRead: options.consistent ?? false,
          ...measured,
        }),
      );
      note('get', answer.ConsumedCapacity);
      return answer.Item && fromStored(schema, answer.Item);
    },

    async query(query, schema) {
      const partition: Expression = {
        text: '#pk = :pk',
        names: {
          '#pk': query.index ? workIndex.partition : 'pk',
          ...(query.sort && { '#sk': query.index ? workIndex.sort : 'sk' }),
        },
        values: { ':pk': query.pk },
      };
      const answer = await client.send(
        new QueryCommand({
          TableName: name,
          ...(query.index && { IndexName: workIndex.name }),
          KeyConditionExpression: query.sort ? `${partition.text} AND ${query.sort.text}` : partition.text,
          ...expressionNames(partition, query.sort, query.only && attributesOf(query.only)),
          ...expressionValues(partition, query.sort),
          ...(query.only && { ProjectionExpression: attributesOf(query.only).text }),
          ...(query.limit !== undefined && { Limit: query.limit }),
          ...(query.descending && { ScanIndexForward: false }),
          ...(query.consistent && { ConsistentRead: true }),
          ...(query.from && { ExclusiveStartKey: query.from }),
          ...measured,
        }),
      );
      note('query', answer.ConsumedCapacity);
      return {
        items: (answer.Items ?? []).map((item) => fromStored(schema, item)),
        ...(answer.LastEvaluatedKey && { next: answer.LastEvaluatedKey }),
      };
    },

    put: (item, condition) =>
      conditional(async () => {
        const answer = await client.send(
          new PutItemCommand({
            TableName: name,
            Item: toStored(item),
            ...(condition && { ConditionExpression: condition.text }),
            ...expressionNames(condition),
            ...expressionValues(condition),
            ...measured,
          }),
        );
        note('put', answer.ConsumedCapacity);
      }),

    async update(key, expression, options) {
      try {
        const answer = await client.send(
          new UpdateItemCommand({
            TableName: name,
            Key: toStored(key),
            UpdateExpression: expression.text,
            ...(options.condition !== undefined && { ConditionExpression: options.condition }),
            ...expressionNames(expression),
            ...expressionValues(expression),
            ReturnValues: 'ALL_NEW',
            ...measured,
          }),
        );
        note('update', answer.ConsumedCapacity);
        return answer.Attributes && fromStored(options.returning, answer.Attributes);
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return undefined;
        throw error;
      }
    },

    remove: (key, condition) =>
      conditional(async () => {
        await client.send(
          new DeleteItemCommand({
            TableName: name,
            Key: toStored(key),
            ...(condition && { ConditionExpression: condition.text }),
            ...expressionNames(condition),
            ...expressionValues(condition),
          }),
        );
      }),

    async transact(writes) {
      try {
        const answer = await client.send(
          new TransactWriteItemsCommand({
            TransactItems: writes.map((write) => toTransactItem(name, write)),
            ...measured,
          }),
        );
        note('transact', answer.ConsumedCapacity?.[0]);
        return { outcome: 'written', failed: [] };
      } catch (error) {
        if (!(error instanceof TransactionCanceledException)) throw error;
        const codes = (error.CancellationReasons ?? []).map((reason) => reason.Code);
        const failed = codes.flatMap((code, position) => (code === 'ConditionalCheckFailed' ? [position] : []));
        if (failed.length > 0) return { outcome: 'conditionFailed', failed };
        if (codes.some((code) => code === 'TransactionConflict')) return { outcome: 'conflict', failed: [] };
        throw error;
      }
    },
  };
}
