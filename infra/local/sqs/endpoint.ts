import * as z from 'zod';
import { jsonService, type Service, ServiceError } from '../protocol.ts';
import { realDelay } from '../clock/virtual-clock.ts';
import { queueArn } from '../names.ts';
import { md5, type Message, MessageAttributes, type QueueStore } from './queue-store.ts';

const bodyBytesMax = 1024 * 1024;

const Queue = z.object({ QueueUrl: z.string() });
const Outgoing = z.object({
  MessageBody: z.string().min(1),
  MessageAttributes: MessageAttributes.default({}),
  DelaySeconds: z.number().int().min(0).max(900).default(0),
});
const Batch = Queue.extend({ Entries: z.array(Outgoing.extend({ Id: z.string() })) });
const Receive = Queue.extend({
  MaxNumberOfMessages: z.number().int().min(1).max(10).default(1),
  VisibilityTimeout: z.number().int().min(0).max(43_200).optional(),
  WaitTimeSeconds: z.number().int().min(0).max(20).default(0),
});
const Delivered = Queue.extend({ ReceiptHandle: z.string() });
const Change = Delivered.extend({ VisibilityTimeout: z.number().int().min(0).max(43_200) });

/** The queues of this machine: name → visibility in seconds; `sent` is told about every queue that got messages. */
export type QueueService = {
  readonly messages: QueueStore;
  readonly queues: ReadonlyMap<string, { readonly visibilitySeconds: number }>;
  readonly sent: (queue: string) => void;
};

/** Simple Queue Service (standard queues), as far as the functions use it. */
export function sqsService({ messages, queues, sent }: QueueService): Service {
  const queueOf = (input: unknown): string => {
    const name = Queue.parse(input).QueueUrl.split('/').pop() ?? '';
    if (!queues.has(name)) throw new ServiceError('QueueDoesNotExist', 'The specified queue does not exist.');
    return name;
  };
  const send = (queue: string, message: z.infer<typeof Outgoing>): object => {
    if (Buffer.byteLength(message.MessageBody) > bodyBytesMax) {
      throw new ServiceError('InvalidParameterValue', 'One or more parameters are invalid. Reason: Message too long.');
    }
    const { MessageBody: body, MessageAttributes: attributes, DelaySeconds: delaySeconds } = message;
    const id = messages.send(queue, { body, attributes, delaySeconds });
    return { MessageId: id, MD5OfMessageBody: md5(body) };
  };

  return jsonService({
    SendMessage: (input) => {
      const queue = queueOf(input);
      const answer = send(queue, Outgoing.parse(input));
      sent(queue);
      return answer;
    },

    SendMessageBatch: (input) => {
      const queue = queueOf(input);
      const entries = Batch.parse(input).Entries;
      checkBatch(entries.map((entry) => entry.Id));
      const Successful = entries.map((entry) => ({ Id: entry.Id, ...send(queue, entry) }));
      sent(queue);
      return { Successful };
    },

    ReceiveMessage: async (input) => {
      const queue = queueOf(input);
      const request = Receive.parse(input);
      const visibility = request.VisibilityTimeout ?? queues.get(queue)?.visibilitySeconds ?? 30;
      const until = Date.now() + request.WaitTimeSeconds * 1000;
      for (;;) {
        const batch = messages.receive(queue, request.MaxNumberOfMessages, visibility * 1000);
        if (batch.length > 0) return { Messages: batch.map(received) };
        if (Date.now() >= until) return {};
        await realDelay(50);
      }
    },

    DeleteMessage: (input) => {
      messages.delete(queueOf(input), Delivered.parse(input).ReceiptHandle);
      return {};
    },

    ChangeMessageVisibility: (input) => {
      const queue = queueOf(input);
      const change = Change.parse(input);
      if (!messages.changeVisibility(queue, change.ReceiptHandle, change.VisibilityTimeout * 1000)) {
        throw new ServiceError('ReceiptHandleIsInvalid', 'The input receipt handle is invalid.');
      }
      sent(queue);
      return {};
    },

    GetQueueAttributes: (input) => {
      const queue = queueOf(input);
      const { visible, hidden, delayed } = messages.count(queue);
      return {
        Attributes: {
          QueueArn: queueArn(queue),
          VisibilityTimeout: String(queues.get(queue)?.visibilitySeconds ?? 30),
          ApproximateNumberOfMessages: String(visible),
          ApproximateNumberOfMessagesNotVisible: String(hidden),
          ApproximateNumberOfMessagesDelayed: String(delayed),
        },
      };
    },
  });
}

function checkBatch(ids: readonly string[]): void {
  if (ids.length === 0) throw new ServiceError('EmptyBatchRequest', 'There should be at least one entry.');
  if (ids.length > 10) throw new ServiceError('TooManyEntriesInBatchRequest', 'Maximum number of entries is 10.');
  if (new Set(ids).size < ids.length)
    throw new ServiceError('BatchEntryIdsNotDistinct', 'Two entries have the same Id.');
}

const received = (message: Message): object => ({
  MessageId: message.id,
  ReceiptHandle: message.receipt,
  Body: message.body,
  MD5OfBody: md5(message.body),
  Attributes: {
    ApproximateReceiveCount: String(message.receiveCount),
    SentTimestamp: String(message.sentAt),
  },
  ...(Object.keys(message.attributes).length === 0 ? {} : { MessageAttributes: message.attributes }),
});
