import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod';
import { TenantId } from '../kernel/ids.ts';
import type { MailQueue } from '../usecase/notices/ports.ts';

/** A message of the mail queue, as the mail function reads it. */
export const MailTaskMessage = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('notice'), tenantId: TenantId, noticeId: z.string() }),
  z.strictObject({ kind: z.literal('signUp'), sealed: z.string() }),
]);

/** The queue between those who leave notices and the function that sends them. */
export const sqsMailQueue = (sqs: SQSClient, queueUrl: string): MailQueue => ({
  async send(task) {
    await sqs.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: JSON.stringify(task) }));
  },
});
