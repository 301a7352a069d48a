import * as z from 'zod';
import { decideForFiles } from '../../shared/complaint/decide-for-files.ts';
import { FileTaskMessage, sqsFileQueue } from '../../shared/cloud/file-queue.ts';
import { mediaTypeOfWhole } from '../../shared/files/media-type.ts';
import { s3SealingStore } from '../../shared/files/sealing-store.ts';
import { sealUpload } from '../../shared/usecase/files/seal-upload.ts';
import type { Cleaner } from '../../shared/usecase/files/ports.ts';
import { complaintPorts } from '../lib/complaint-ports.ts';
import { readEnvironment } from '../lib/environment.ts';
import { openBuckets } from '../lib/files.ts';
import { jobChain } from '../lib/job-chain.ts';
import { logError } from '../lib/log.ts';
import { openTenants } from '../lib/tenants.ts';

const environment = readEnvironment([
  'CONTROL_TABLE',
  'TENANT_TABLE_PREFIX',
  'TENANT_ROLE_ARN',
  'FILES_BUCKET',
  'UPLOADS_BUCKET',
  'FILE_QUEUE_URL',
  'UPLOAD_SCAN',
  'AWS_REGION',
]);
const tenants = openTenants(environment);
const queue = sqsFileQueue(environment.FILE_QUEUE_URL);

/** A file whose scanner has not answered is looked at again after this long, this often: an hour in all. */
const waitSeconds = 15;
const waitsMax = 240;
/** What has brought the function down this often is not cleaned any more. */
const cleaningTriesMax = 3;

/** The cleaners are read when the first file comes. */
const clean: Cleaner = async (content, mediaType) =>
  (await import('../../shared/files/cleaning/clean.ts')).clean(content, mediaType);

async function work(body: string, received: number): Promise<void> {
  const task = FileTaskMessage.parse(JSON.parse(body));
  const tenant = await tenants.registry.byId(task.tenantId);
  if (!tenant) throw new Error('the tenant of a file is not there');
  const outcome = await sealUpload(
    {
      ports: complaintPorts(tenants.table(tenant, 'background'), tenant, decideForFiles),
      files: s3SealingStore({
        ...openBuckets(tenants, tenant, 'background', environment),
        tableId: tenant.tableId,
        isScanned: environment.UPLOAD_SCAN === 'on',
      }),
      clean,
      typeOf: mediaTypeOfWhole,
      isCleaningGivenUp: received > cleaningTriesMax,
    },
    { id: task.complaintId, fileId: task.fileId },
  );
  if (outcome === 'done') return;
  const waits = (task.waits ?? 0) + 1;
  if (waits > waitsMax) throw new Error('the scanner of malware has not answered for an hour');
  await queue.send({ ...task, waits }, waitSeconds);
}

const QueueEvent = z.object({
  Records: z.array(
    z.object({
      messageId: z.string(),
      body: z.string(),
      attributes: z.object({ ApproximateReceiveCount: z.coerce.number() }),
    }),
  ),
});

/** Seals the files that the queue brings, one after the other. A message that fails comes back. */
export const handler = jobChain('seal', QueueEvent, async ({ Records }) => {
  const batchItemFailures: { itemIdentifier: string }[] = [];
  for (const { messageId, body, attributes } of Records) {
    try {
      await work(body, attributes.ApproximateReceiveCount);
    } catch (error) {
      logError('a file could not be sealed', error, { message: messageId });
      batchItemFailures.push({ itemIdentifier: messageId });
    }
  }
  return { batchItemFailures };
});
