import { CreateTableCommand, DynamoDBClient, ListTablesCommand, type Projection } from '@aws-sdk/client-dynamodb';
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort, jarFolder } from '../../infra/local/dynamodb/jar.ts';
import { partitionKey, sortKey, workIndex } from '../../shared/tenant/tables.ts';

/** A DynamoDB Local of one test file: in memory, on a port of its own. */
export type TestDynamoDb = {
  readonly endpoint: string;
  readonly client: DynamoDBClient;
  /** Ends it and waits until it is gone. */
  readonly stop: () => Promise<void>;
};

/** Starting java takes seconds on a busy machine; give this to `beforeAll`. */
export const startMilliseconds = 60_000;

const setpriv = '/usr/bin/setpriv';

function spawnJava(port: number): ChildProcess {
  const folder = jarFolder();
  const java = [
    'java',
    '-Xmx256m',
    '-XX:+UseSerialGC',
    '-XX:TieredStopAtLevel=1',
    `-Djava.library.path=${join(folder, 'DynamoDBLocal_lib')}`,
    '-jar',
    join(folder, 'DynamoDBLocal.jar'),
    '-inMemory',
    '-disableTelemetry',
    '-port',
    String(port),
  ];
  // Java outlives a killed parent and keeps its port, unless the kernel ends it.
  const command = existsSync(setpriv) ? [setpriv, '--pdeathsig', 'TERM', ...java] : java;
  return spawn(command[0] ?? 'java', command.slice(1), { stdio: 'ignore' });
}

async function waitUntilItAnswers(client: DynamoDBClient, hasEnded: () => boolean): Promise<void> {
  for (;;) {
    const isUp = await client.send(new ListTablesCommand({})).then(
      () => true,
      () => false,
    );
    if (isUp) return;
    if (hasEnded()) throw new Error('DynamoDB Local did not start; it needs Java 17');
    await delay(100);
  }
}

/** Starts DynamoDB Local and waits until it answers. */
export async function startDynamoDb(): Promise<TestDynamoDb> {
  const port = await freePort();
  const child = spawnJava(port);
  let hasEnded = false;
  const ended = new Promise<void>((resolve) => {
    const end = () => {
      hasEnded = true;
      resolve();
    };
    child.once('exit', end);
    child.once('error', end);
  });
  const endpoint = `http://127.0.0.1:${port}`;
  const client = new DynamoDBClient({
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
  });
  await waitUntilItAnswers(client, () => hasEnded);
  return {
    endpoint,
    client,
    stop: async () => {
      client.destroy();
      child.kill('SIGTERM');
      await ended;
    },
  };
}

const keySchema = (partition: string, sort: string) => [
  { AttributeName: partition, KeyType: 'HASH' as const },
  { AttributeName: sort, KeyType: 'RANGE' as const },
];

const strings = (...names: readonly string[]) =>
  names.map((name) => ({ AttributeName: name, AttributeType: 'S' as const }));

/** Creates a tenant table: keys, the index `work`, and the stream of keys. */
export async function createTenantTable(client: DynamoDBClient, name: string): Promise<void> {
  const projection: Projection = { ProjectionType: 'INCLUDE', NonKeyAttributes: [...workIndex.projected] };
  await client.send(
    new CreateTableCommand({
      TableName: name,
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: keySchema(partitionKey, sortKey),
      AttributeDefinitions: strings(partitionKey, sortKey, workIndex.partition, workIndex.sort),
      GlobalSecondaryIndexes: [
        {
          IndexName: workIndex.name,
          KeySchema: keySchema(workIndex.partition, workIndex.sort),
          Projection: projection,
        },
      ],
      StreamSpecification: { StreamEnabled: true, StreamViewType: 'KEYS_ONLY' },
    }),
  );
}

/** Creates a control table: keys only. */
export async function createControlTable(client: DynamoDBClient, name: string): Promise<void> {
  await client.send(
    new CreateTableCommand({
      TableName: name,
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: keySchema(partitionKey, sortKey),
      AttributeDefinitions: strings(partitionKey, sortKey),
    }),
  );
}
