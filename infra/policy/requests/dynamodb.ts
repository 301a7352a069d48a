import * as z from 'zod';
import { partitionKey, workIndex } from '../../../shared/tenant/tables.ts';
import type { IamRequest } from '../statement.ts';
import { type Call, inputOf, operationOf, type Place, type ReadRequests } from './call.ts';

const Attributes = z.record(z.string(), z.record(z.string(), z.unknown()));
const Named = z.looseObject({ TableName: z.string() });
const OnKey = Named.extend({ Key: Attributes, ReturnValues: z.string().optional() });
const OnUpdate = OnKey.extend({
  UpdateExpression: z.string(),
  ConditionExpression: z.string().default(''),
  ExpressionAttributeNames: z.record(z.string(), z.string()).default({}),
});
const OnItem = Named.extend({ Item: Attributes, ReturnValues: z.string().optional() });
const Query = Named.extend({
  IndexName: z.string().optional(),
  KeyConditionExpression: z.string(),
  ExpressionAttributeNames: z.record(z.string(), z.string()).default({}),
  ExpressionAttributeValues: Attributes.default({}),
});
const Transaction = z.looseObject({ TransactItems: z.array(z.record(z.string(), z.unknown())) });
const BatchGet = z.looseObject({ RequestItems: z.record(z.string(), z.looseObject({ Keys: z.array(Attributes) })) });
const OfStream = z.looseObject({ StreamArn: z.string() });
const OfArn = z.looseObject({ ResourceArn: z.string() });

/** The partition key's value, where it is a text. */
const leading = (attributes: z.infer<typeof Attributes>): readonly string[] => {
  const value = attributes[partitionKey]?.['S'];
  return typeof value === 'string' ? [value] : [];
};

const arnOfTable = (nameOrArn: string, { partition, region, account }: Place): string =>
  nameOrArn.startsWith('arn:') ? nameOrArn : `arn:${partition}:dynamodb:${region}:${account}:table/${nameOrArn}`;

const words = new Set(['SET', 'REMOVE', 'ADD', 'DELETE', 'AND', 'OR', 'NOT', 'BETWEEN', 'IN']);

/** The attributes that an update names: those of its key and of its expressions. */
function attributesOf(update: z.infer<typeof OnUpdate>): readonly string[] {
  const { Key, UpdateExpression, ConditionExpression, ExpressionAttributeNames } = update;
  const named = [...`${UpdateExpression} ${ConditionExpression}`.matchAll(/(?<![:\w#])[#A-Za-z_]\w*(?!\w*\s*\()/g)]
    .map(([word]) => word)
    .filter((word) => !words.has(word.toUpperCase()));
  return [...new Set([...Object.keys(Key), ...named.map((word) => ExpressionAttributeNames[word] ?? word)])];
}

type Details = {
  readonly keys?: readonly string[];
  readonly returns?: string | undefined;
  readonly inside?: string;
  readonly attributes?: readonly string[];
};

const request = (
  operation: string,
  resource: string,
  { keys = [], returns, inside, attributes }: Details = {},
): IamRequest => ({
  action: `dynamodb:${operation}`,
  resource,
  context: {
    ...(keys.length > 0 && { 'dynamodb:LeadingKeys': keys }),
    ...(returns !== undefined && { 'dynamodb:ReturnValues': [returns] }),
    ...(attributes !== undefined && { 'dynamodb:Attributes': attributes }),
    ...(inside !== undefined && { 'dynamodb:EnclosingOperation': [inside] }),
  },
});

/** What a key condition compares the partition key with: `#pk = :pk`, in any order of its terms. */
function leadingOfQuery(query: z.infer<typeof Query>): readonly string[] {
  const name = query.IndexName === undefined ? partitionKey : workIndex.partition;
  const nameOf = (word: string): string => query.ExpressionAttributeNames[word] ?? word;
  return [...query.KeyConditionExpression.matchAll(/([#\w]+)\s*=\s*(:\w+)/g)].flatMap(([, word = '', value = '']) => {
    const given = query.ExpressionAttributeValues[value]?.['S'];
    return nameOf(word) === name && typeof given === 'string' ? [given] : [];
  });
}

/** Inside a transaction every item is a request of its own; there is no action for the transaction. */
function insideTransaction(call: Call, place: Place, enclosing: string): readonly IamRequest[] {
  const actions: Readonly<Record<string, string>> = {
    Put: 'PutItem',
    Update: 'UpdateItem',
    Delete: 'DeleteItem',
    ConditionCheck: 'ConditionCheckItem',
    Get: 'GetItem',
  };
  return Transaction.parse(inputOf(call)).TransactItems.flatMap((item) =>
    Object.entries(item).map(([kind, input]) => {
      const action = actions[kind];
      if (action === undefined) throw new Error(`a transaction holds ${kind}`);
      const { TableName } = Named.parse(input);
      const keys = kind === 'Put' ? leading(OnItem.parse(input).Item) : leading(OnKey.parse(input).Key);
      const attributes = kind === 'Update' ? attributesOf(OnUpdate.parse(input)) : undefined;
      return request(action, arnOfTable(TableName, place), {
        keys,
        inside: enclosing,
        ...(attributes && { attributes }),
      });
    }),
  );
}

const onTable = new Set([
  'CreateTable',
  'DescribeTable',
  'UpdateTable',
  'DeleteTable',
  'UpdateTimeToLive',
  'DescribeTimeToLive',
  'UpdateContinuousBackups',
  'DescribeContinuousBackups',
]);
const onStream = new Set(['DescribeStream', 'GetShardIterator']);
const onArn = new Set(['TagResource', 'UntagResource', 'ListTagsOfResource']);

/**
 * DynamoDB and its streams. Keys are known where the call names them: a call that names none has none, and what demands a
 * key is then refused. An iterator of a shard does not tell its stream, so `GetRecords` is not evaluated but refused.
 * Source: Service Authorization Reference, "Amazon DynamoDB".
 */
export const dynamodbRequests: ReadRequests = (call, place) => {
  const operation = operationOf(call);
  const input = inputOf(call);
  const table = (): string => arnOfTable(Named.parse(input).TableName, place);
  if (onTable.has(operation)) return [request(operation, table())];
  if (onStream.has(operation)) return [request(operation, OfStream.parse(input).StreamArn)];
  if (onArn.has(operation)) return [request(operation, OfArn.parse(input).ResourceArn)];
  switch (operation) {
    case 'UpdateItem': {
      const update = OnUpdate.parse(input);
      const attributes = attributesOf(update);
      return [request(operation, table(), { keys: leading(update.Key), returns: update.ReturnValues, attributes })];
    }
    case 'GetItem':
    case 'DeleteItem': {
      const { Key, ReturnValues } = OnKey.parse(input);
      return [request(operation, table(), { keys: leading(Key), returns: ReturnValues })];
    }
    case 'PutItem': {
      const { Item, ReturnValues } = OnItem.parse(input);
      return [request(operation, table(), { keys: leading(Item), returns: ReturnValues })];
    }
    case 'Query': {
      const query = Query.parse(input);
      const resource = query.IndexName === undefined ? table() : `${table()}/index/${query.IndexName}`;
      return [request(operation, resource, { keys: leadingOfQuery(query) })];
    }
    case 'BatchGetItem':
      return Object.entries(BatchGet.parse(input).RequestItems).map(([name, { Keys }]) =>
        request(operation, arnOfTable(name, place), { keys: Keys.flatMap(leading) }),
      );
    case 'TransactWriteItems':
    case 'TransactGetItems':
      return insideTransaction(call, place, operation);
    case 'Scan':
      return [request(operation, table())];
    case 'ListTables':
    case 'ListStreams':
      return [request(operation, '*')];
    default:
      return 'unknown';
  }
};
