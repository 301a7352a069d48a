import {
  ChangeMessageVisibilityCommand,
  GetQueueAttributesCommand,
  QueueDoesNotExist,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import * as z from 'zod';
import type { Stack } from '../../infra/local/stack.ts';
import { callsOf, forgetCalls } from './fixtures/calls.ts';
import { freshDataDir, moveClock, startFixture } from './fixtures/stack.ts';

const data = freshDataDir();
let stack: Stack;
let queue: SQSClient;

beforeAll(async () => {
  stack = await startFixture(data.path, { clock: '2026-12-01T01:00:00.000Z' });
  queue = new SQSClient({});
}, 60_000);
beforeEach(forgetCalls);
afterAll(async () => {
  await stack.stop();
  data.remove();
});

const mailQueue = (): string => process.env['MAIL_QUEUE_URL'] ?? '';

const Event = z.object({
  Records: z.array(
    z.looseObject({
      body: z.string(),
      eventSourceARN: z.string(),
      attributes: z.looseObject({ ApproximateReceiveCount: z.string() }),
    }),
  ),
});
/** Every delivery: text and how often it had been delivered then. */
const deliveries = (): readonly string[] =>
  callsOf('mail')
    .flatMap(({ event }) => Event.parse(event).Records)
    .map((record) => `${record.body} ${record.attributes.ApproximateReceiveCount}`);

test('messages reach the function in batches, with the attributes of a real record', async () => {
  // when
  const Entries = ['甲', '乙', '丙'].map((text, n) => ({
    Id: String(n),
    MessageBody: text,
    MessageAttributes: { kind: { DataType: 'String', StringValue: 'notice' } },
  }));
  const sent = await queue.send(new SendMessageBatchCommand({ QueueUrl: mailQueue(), Entries }));
  await stack.idle();
  // then
  expect(sent.Successful).toHaveLength(3);
  expect(deliveries()).toEqual(['甲 1', '乙 1', '丙 1']);
  expect(callsOf('mail')[0]?.event).toMatchObject({
    Records: [
      {
        eventSource: 'aws:sqs',
        eventSourceARN: 'arn:aws:sqs:us-east-1:000000000000:huiyin-mail',
        messageAttributes: { kind: { dataType: 'String', stringValue: 'notice' } },
      },
      {},
      {},
    ],
  });
});

test('only the message that failed is delivered again', async () => {
  const Entries = ['good', 'once'].map((text) => ({ Id: text, MessageBody: text }));
  await queue.send(new SendMessageBatchCommand({ QueueUrl: mailQueue(), Entries }));
  await stack.idle();
  expect(deliveries()).toEqual(['good 1', 'once 1', 'once 2']);
}, 15_000);

test('a message that fails too often is put aside, where it can be looked at and given back', async () => {
  // given
  await queue.send(new SendMessageCommand({ QueueUrl: mailQueue(), MessageBody: 'never' }));
  await stack.idle();
  expect(deliveries()).toEqual(['never 1', 'never 2']);
  // then it lies in the dead-letter queue
  const dead = { QueueUrl: `${mailQueue()}-dead` };
  const first = await queue.send(new ReceiveMessageCommand(dead));
  expect(first.Messages?.map((message) => message.Body)).toEqual(['never']);
  // and is invisible while it is looked at, until it is given back
  expect((await queue.send(new ReceiveMessageCommand(dead))).Messages).toBeUndefined();
  const handle = first.Messages?.[0]?.ReceiptHandle;
  await queue.send(new ChangeMessageVisibilityCommand({ ...dead, ReceiptHandle: handle, VisibilityTimeout: 0 }));
  const counted = await queue.send(new GetQueueAttributesCommand({ ...dead, AttributeNames: ['All'] }));
  expect(counted.Attributes).toMatchObject({ ApproximateNumberOfMessages: '1' });
}, 15_000);

test('a delayed message follows the virtual clock', async () => {
  await queue.send(new SendMessageCommand({ QueueUrl: mailQueue(), MessageBody: 'later', DelaySeconds: 600 }));
  await stack.idle();
  expect(deliveries()).toEqual([]);
  await moveClock(stack.port, { advance: 'PT10M' });
  expect(deliveries()).toEqual(['later 1']);
});

test('an unknown queue is refused', async () => {
  const send = queue.send(new SendMessageCommand({ QueueUrl: `${stack.front}/000000000000/other`, MessageBody: 'x' }));
  await expect(send).rejects.toBeInstanceOf(QueueDoesNotExist);
});
