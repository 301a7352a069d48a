import * as z from 'zod';
import { FileId } from '../complaint/attachment.ts';
import { ComplaintId, TenantId } from '../kernel/ids.ts';
import type { FileQueue } from '../usecase/files/ports.ts';
import { jsonCall } from './json-call.ts';

/** A message of the queue of files, as the function that seals them reads it. */
export const FileTaskMessage = z.strictObject({
  tenantId: TenantId,
  complaintId: ComplaintId,
  fileId: FileId,
  waits: z.int().nonnegative().optional(),
});

/** The queue between those who hear of a file and the function that seals it. */
export const sqsFileQueue = (queueUrl: string): FileQueue => ({
  async send(task, delaySeconds = 0) {
    await jsonCall('sqs', 'SendMessage', {
      QueueUrl: queueUrl,
      MessageBody: JSON.stringify(task),
      ...(delaySeconds > 0 && { DelaySeconds: delaySeconds }),
    });
  },
});
