import * as z from 'zod';
import { TenantId } from '../kernel/ids.ts';
import type { MailQueue } from '../usecase/notices/ports.ts';
import { jsonCall } from './json-call.ts';

/** A message of the mail queue, as the mail function reads it. */
export const MailTaskMessage = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('notice'), tenantId: TenantId, noticeId: z.string() }),
  z.strictObject({ kind: z.literal('signUp'), sealed: z.string() }),
]);

/** The queue between those who leave notices and the function that sends them. */
export const sqsMailQueue = (queueUrl: string): MailQueue => ({
  async send(task) {
    await jsonCall('sqs', 'SendMessage', { QueueUrl: queueUrl, MessageBody: JSON.stringify(task) });
  },
});
