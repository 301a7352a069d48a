import { CreateTableCommand, DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses';
import { DescribeExecutionCommand, SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import * as z from 'zod';
import { ask, freshDataDir, moveClock, startFixture } from './fixtures/stack.ts';

const Ready = z.object({
  port: z.number(),
  front: z.string(),
  accessKeyId: z.string(),
  secretAccessKey: z.string(),
  queue: z.string(),
});

const data = freshDataDir();
const running: ChildProcess[] = [];
afterAll(async () => {
  for (const child of running) await end(child, 'SIGTERM');
  data.remove();
});

type Running = z.infer<typeof Ready> & {
  readonly child: ChildProcess;
  readonly clients: {
    readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
    readonly endpoint: string;
    readonly region: string;
    readonly maxAttempts: number;
  };
};

async function start(environment: Readonly<Record<string, string>> = {}): Promise<Running> {
  const main = fileURLToPath(new URL('fixtures/main.ts', import.meta.url));
  const child = spawn(process.execPath, [main, data.path], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...environment },
  });
  running.push(child);
  const [line] = z.tuple([z.string()]).parse(await once(createInterface(child.stdout), 'line'));
  const ready = Ready.parse(JSON.parse(line));
  const { accessKeyId, secretAccessKey, front: endpoint } = ready;
  const clients = { credentials: { accessKeyId, secretAccessKey }, endpoint, region: 'us-east-1', maxAttempts: 1 };
  return { ...ready, child, clients };
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<unknown> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const ended = once(child, 'exit');
  child.kill(signal);
  return (await ended)[0];
}

test('what was promised before a kill -9 is kept: items, timers, messages, mails and the clock', async () => {
  // given
  const before = await start();
  const dynamo = new DynamoDBClient(before.clients);
  const key = { pk: { S: 'a' } };
  await dynamo.send(
    new CreateTableCommand({
      TableName: 't-kept',
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
    }),
  );
  const { executionArn } = await new SFNClient(before.clients).send(
    new StartExecutionCommand({
      stateMachineArn: 'arn:aws:states:us-east-1:000000000000:stateMachine:huiyin-escalation',
      name: 'c-killed',
      input: JSON.stringify({ id: 'killed', wakeAt: '2026-12-09T00:00:00.000Z' }),
    }),
  );
  await moveClock(before.port, { to: '2026-12-08T00:00:00.000Z' });
  await new SQSClient(before.clients).send(
    new SendMessageCommand({ QueueUrl: before.queue, MessageBody: 'later', DelaySeconds: 900 }),
  );
  await dynamo.send(new PutItemCommand({ TableName: 't-kept', Item: { ...key, text: { S: '事事有回音' } } }));
  // when
  await end(before.child, 'SIGKILL');
  const after = await start();
  // then
  const item = await new DynamoDBClient(after.clients).send(new GetItemCommand({ TableName: 't-kept', Key: key }));
  expect(item.Item?.['text']?.S).toBe('事事有回音');
  const reached = z.object({ now: z.string() }).parse(await moveClock(after.port, { advance: 'PT0S' }));
  expect(reached.now.slice(0, 13)).toBe('2026-12-08T00');
  await moveClock(after.port, { to: '2026-12-09T00:00:00.000Z' });
  const execution = await new SFNClient(after.clients).send(new DescribeExecutionCommand({ executionArn }));
  expect(execution.status).toBe('SUCCEEDED');
  // and an orderly stop ends with success
  expect(await end(after.child, 'SIGTERM')).toBe(0);
}, 60_000);

const mail = (n: number): SendRawEmailCommand => {
  const Data = Buffer.from(`From: a@mail.example\r\nTo: b@example.org\r\nSubject: ${n}\r\n\r\ntext`);
  return new SendRawEmailCommand({ RawMessage: { Data } });
};

test('the crash hook kills the process between the acceptance of a mail and its answer', async () => {
  // given
  const stack = await start({ HUIYIN_CRASH_AT: 'ses-accepted:2' });
  const ses = new SESClient(stack.clients);
  await ses.send(mail(1));
  // when
  const ended = once(stack.child, 'exit');
  await expect(ses.send(mail(2))).rejects.toThrow();
  expect((await ended)[1]).toBe('SIGKILL');
  // then both mails were accepted
  expect(readdirSync(join(data.path, 'mails')).filter((name) => name.endsWith('.eml'))).toHaveLength(2);
  const again = await start();
  const mails = await ask(again.port, { host: 'localhost', path: '/_local/mails' });
  const kept = z.array(z.object({ subject: z.string() })).parse(JSON.parse(mails.body.toString()));
  expect(kept.map((one) => one.subject)).toEqual(['1', '2']);
  await end(again.child, 'SIGTERM');
}, 60_000);

test('a second stack on the same data is refused', async () => {
  const first = await start();
  await expect(startFixture(data.path)).rejects.toThrow('in use by another process');
  expect(await end(first.child, 'SIGTERM')).toBe(0);
}, 60_000);
