import {
  CreateTableCommand,
  DescribeContinuousBackupsCommand,
  DescribeTimeToLiveCommand,
  DynamoDBClient,
  ListTagsOfResourceCommand,
  PutItemCommand,
  ScanCommand,
  TagResourceCommand,
  TransactWriteItemsCommand,
  UpdateContinuousBackupsCommand,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import { DescribeStreamCommand, DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import {
  CreateEventSourceMappingCommand,
  DeleteEventSourceMappingCommand,
  type CreateEventSourceMappingCommandInput,
  GetEventSourceMappingCommand,
  InvokeCommand,
  LambdaClient,
  ListEventSourceMappingsCommand,
  UpdateEventSourceMappingCommand,
} from '@aws-sdk/client-lambda';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import * as z from 'zod';
import type { Stack } from '../../infra/local/stack.ts';
import { callsOf, forgetCalls } from './fixtures/calls.ts';
import { freshDataDir, moveClock, startFixture, uniqueName } from './fixtures/stack.ts';

const data = freshDataDir();
let stack: Stack;
let dynamo: DynamoDBClient;
let lambda: LambdaClient;

const open = async (): Promise<void> => {
  stack = await startFixture(data.path, { clock: '2026-12-01T01:00:00.000Z' });
  dynamo = new DynamoDBClient({});
  lambda = new LambdaClient({});
};
beforeAll(open, 60_000);
beforeEach(forgetCalls);
afterAll(async () => {
  await stack.stop();
  data.remove();
});

type Table = { readonly name: string; readonly arn: string; readonly stream: string };

async function createTable(): Promise<Table> {
  const name = uniqueName('t');
  const created = await dynamo.send(
    new CreateTableCommand({
      TableName: name,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [
        { AttributeName: 'pk', AttributeType: 'S' },
        { AttributeName: 'sk', AttributeType: 'S' },
      ],
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      StreamSpecification: { StreamEnabled: true, StreamViewType: 'KEYS_ONLY' },
      Tags: [{ Key: 'cell', Value: 'c1' }],
    }),
  );
  const description = created.TableDescription;
  return { name, arn: description?.TableArn ?? '', stream: description?.LatestStreamArn ?? '' };
}

const mappingOf = (stream: string): CreateEventSourceMappingCommandInput => ({
  EventSourceArn: stream,
  FunctionName: process.env['REACT_FUNCTION_NAME'],
  StartingPosition: 'TRIM_HORIZON',
  BatchSize: 10,
  BisectBatchOnFunctionError: true,
  MaximumRetryAttempts: 2,
  FunctionResponseTypes: ['ReportBatchItemFailures'],
  FilterCriteria: {
    Filters: [
      { Pattern: JSON.stringify({ eventName: ['INSERT'], dynamodb: { Keys: { pk: { S: [{ prefix: 'EVENT#' }] } } } }) },
    ],
  },
});

const write = async (table: string, ...pks: readonly string[]): Promise<void> => {
  const TransactItems = pks.map((pk) => ({ Put: { TableName: table, Item: { pk: { S: pk }, sk: { S: '1' } } } }));
  await dynamo.send(new TransactWriteItemsCommand({ TransactItems }));
};

const Event = z.object({
  Records: z.array(
    z.looseObject({
      eventSourceARN: z.string(),
      dynamodb: z.looseObject({ Keys: z.looseObject({ pk: z.object({ S: z.string() }) }) }),
    }),
  ),
});
const batches = (): readonly (readonly string[])[] =>
  callsOf('react').map(({ event }) => Event.parse(event).Records.map((record) => record.dynamodb.Keys.pk.S));

test('ARNs name our region, and a stream can be described by the ARN that was answered', async () => {
  const table = await createTable();
  expect(table.arn).toBe(`arn:aws:dynamodb:us-east-1:000000000000:table/${table.name}`);
  const described = await new DynamoDBStreamsClient({}).send(new DescribeStreamCommand({ StreamArn: table.stream }));
  expect(described.StreamDescription?.StreamArn).toBe(table.stream);
});

test('a mapping hands over what was written before and after it was made, as far as the filter lets it', async () => {
  // given
  const table = await createTable();
  await write(table.name, 'EVENT#before', 'STAFF#x');
  // when
  await lambda.send(new CreateEventSourceMappingCommand(mappingOf(table.stream)));
  await stack.idle();
  await write(table.name, 'EVENT#after');
  await stack.idle();
  // then
  expect(batches()).toEqual([['EVENT#before'], ['EVENT#after']]);
  expect(callsOf('react')[0]?.event).toMatchObject({
    Records: [
      { eventSource: 'aws:dynamodb', awsRegion: 'us-east-1', eventName: 'INSERT', eventSourceARN: table.stream },
    ],
  });
});

test('records before a failed one are not handed over again, and one that never succeeds does not hold up the others', async () => {
  // given
  const table = await createTable();
  await lambda.send(new CreateEventSourceMappingCommand(mappingOf(table.stream)));
  // when
  const pks = ['EVENT#1', 'EVENT#fails-once', 'EVENT#3', 'EVENT#poison', 'EVENT#5'];
  for (const pk of pks)
    await dynamo.send(new PutItemCommand({ TableName: table.name, Item: { pk: { S: pk }, sk: { S: '1' } } }));
  await stack.idle();
  // then
  const seen = batches().flat();
  const times = (pk: string): number => seen.filter((other) => other === pk).length;
  expect(times('EVENT#1')).toBe(1);
  expect(times('EVENT#fails-once')).toBe(2);
  expect(times('EVENT#poison')).toBeGreaterThanOrEqual(3);
  expect(batches().at(-1)).toContain('EVENT#5');
});

test('after a restart a mapping goes on where it was', async () => {
  const table = await createTable();
  await lambda.send(new CreateEventSourceMappingCommand(mappingOf(table.stream)));
  await write(table.name, 'EVENT#old');
  await stack.idle();
  await stack.stop();
  forgetCalls();
  await open();
  await write(table.name, 'EVENT#new');
  await stack.idle();
  expect(batches()).toEqual([['EVENT#new']]);
}, 60_000);

test('mappings can be found, switched off and deleted; a second one for the same stream is refused', async () => {
  const table = await createTable();
  const created = await lambda.send(new CreateEventSourceMappingCommand(mappingOf(table.stream)));
  const again = lambda.send(new CreateEventSourceMappingCommand(mappingOf(table.stream)));
  await expect(again).rejects.toMatchObject({ name: 'ResourceConflictException' });
  const listed = await lambda.send(new ListEventSourceMappingsCommand({ EventSourceArn: table.stream }));
  expect(listed.EventSourceMappings?.map((mapping) => mapping.UUID)).toEqual([created.UUID]);
  const { UUID } = created;
  expect(await lambda.send(new GetEventSourceMappingCommand({ UUID }))).toMatchObject({ State: 'Enabled' });
  await lambda.send(new UpdateEventSourceMappingCommand({ UUID, Enabled: false }));
  await write(table.name, 'EVENT#unseen');
  await stack.idle();
  expect(batches()).toEqual([]);
  await lambda.send(new DeleteEventSourceMappingCommand({ UUID }));
  const gone = lambda.send(new GetEventSourceMappingCommand({ UUID }));
  await expect(gone).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
});

test('a filter that cannot be evaluated here is refused', async () => {
  const table = await createTable();
  const Pattern = JSON.stringify({ dynamodb: { Keys: { pk: { S: [{ 'anything-but': 'x' }] } } } });
  const wrong = { ...mappingOf(table.stream), FilterCriteria: { Filters: [{ Pattern }] } };
  const create = lambda.send(new CreateEventSourceMappingCommand(wrong));
  await expect(create).rejects.toMatchObject({ name: 'InvalidParameterValueException' });
});

const payload = (event: object): Uint8Array => Buffer.from(JSON.stringify(event));

test('a function can be invoked, and its error is told as Lambda tells it', async () => {
  const good = await lambda.send(
    new InvokeCommand({ FunctionName: 'huiyin-onboard', Payload: payload({ step: 'x' }) }),
  );
  expect(JSON.parse(good.Payload?.transformToString() ?? '')).toEqual({ tableId: 'x7', ready: true });
  const bad = await lambda.send(
    new InvokeCommand({ FunctionName: 'huiyin-onboard', Payload: payload({ no: 'step' }) }),
  );
  expect(bad.FunctionError).toBe('Unhandled');
  expect(JSON.parse(bad.Payload?.transformToString() ?? '')).toMatchObject({ errorType: 'ZodError' });
});

test('items expire on the virtual clock and not before', async () => {
  // given an item that lives for a day
  const table = await createTable();
  const TimeToLiveSpecification = { Enabled: true, AttributeName: 'expiresAt' };
  await dynamo.send(new UpdateTimeToLiveCommand({ TableName: table.name, TimeToLiveSpecification }));
  const described = await dynamo.send(new DescribeTimeToLiveCommand({ TableName: table.name }));
  expect(described.TimeToLiveDescription).toMatchObject({ TimeToLiveStatus: 'ENABLED', AttributeName: 'expiresAt' });
  const { now } = z.object({ now: z.iso.datetime() }).parse(await moveClock(stack.port, { advance: 'PT0S' }));
  const inADay = String(Date.parse(now) / 1000 + 86_400).split('.')[0] ?? '';
  const put = (pk: string, more: object): Promise<unknown> =>
    dynamo.send(new PutItemCommand({ TableName: table.name, Item: { pk: { S: pk }, sk: { S: '1' }, ...more } }));
  await put('SESSION#a', { expiresAt: { N: inADay } });
  await put('STAFF#b', {});
  const left = async (): Promise<unknown> => {
    const page = await dynamo.send(new ScanCommand({ TableName: table.name }));
    return page.Items?.map((item) => item['pk']?.S).toSorted();
  };
  // when, then
  await moveClock(stack.port, { advance: 'PT23H' });
  expect(await left()).toEqual(['SESSION#a', 'STAFF#b']);
  await moveClock(stack.port, { advance: 'PT1H' });
  expect(await left()).toEqual(['STAFF#b']);
});

test('tags and point-in-time recovery are remembered', async () => {
  const table = await createTable();
  await dynamo.send(new TagResourceCommand({ ResourceArn: table.arn, Tags: [{ Key: 'tenant', Value: 'x' }] }));
  const listed = await dynamo.send(new ListTagsOfResourceCommand({ ResourceArn: table.arn }));
  expect(listed.Tags).toEqual([
    { Key: 'cell', Value: 'c1' },
    { Key: 'tenant', Value: 'x' },
  ]);
  const PointInTimeRecoverySpecification = { PointInTimeRecoveryEnabled: true };
  await dynamo.send(new UpdateContinuousBackupsCommand({ TableName: table.name, PointInTimeRecoverySpecification }));
  const backups = await dynamo.send(new DescribeContinuousBackupsCommand({ TableName: table.name }));
  const recovery = backups.ContinuousBackupsDescription?.PointInTimeRecoveryDescription;
  expect(recovery?.PointInTimeRecoveryStatus).toBe('ENABLED');
});
