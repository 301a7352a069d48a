import * as z from 'zod';
import { systemClock } from '#clock';
import { decideForTimer } from '../../shared/complaint/decide-for-timer.ts';
import { dynamoAttemptCounter } from '../../shared/data/attempt-counter.ts';
import { dynamoErasing } from '../../shared/data/complaint/erasing.ts';
import { eventOfKey } from '../../shared/data/complaint/keys.ts';
import { isCalendarJob } from '../../shared/data/tenancy/calendar-store.ts';
import { ComplaintId, TableId } from '../../shared/kernel/ids.ts';
import { sqsFileQueue } from '../../shared/cloud/file-queue.ts';
import { stepFunctionsTimers } from '../../shared/cloud/step-functions-timers.ts';
import { countFiling } from '../../shared/usecase/public/guard/count-filing.ts';
import { reactToEvent } from '../../shared/usecase/complaint/react.ts';
import { stepCalendarJob } from '../lib/calendar-job.ts';
import { complaintPorts, directoryOf } from '../lib/complaint-ports.ts';
import { readEnvironment } from '../lib/environment.ts';
import { jobChain } from '../lib/job-chain.ts';
import { logError } from '../lib/log.ts';
import { openMailQueue, openOutbox } from '../lib/notices.ts';
import { openTenants } from '../lib/tenants.ts';

const environment = readEnvironment([
  'CONTROL_TABLE',
  'TENANT_TABLE_PREFIX',
  'TENANT_ROLE_ARN',
  'ESCALATION_MACHINE_ARN',
  'MAIL_QUEUE_URL',
  'FILE_QUEUE_URL',
]);
const tenants = openTenants(environment);
const queue = openMailQueue(environment.MAIL_QUEUE_URL);
const fileQueue = sqsFileQueue(environment.FILE_QUEUE_URL);

const StreamRecord = z.object({
  eventSourceARN: z.string(),
  dynamodb: z.object({
    SequenceNumber: z.string(),
    Keys: z.object({ pk: z.object({ S: z.string() }), sk: z.object({ S: z.string() }) }),
  }),
});
type StreamRecord = z.infer<typeof StreamRecord>;
const StreamEvent = z.object({ Records: z.array(StreamRecord) });

type BatchAnswer = { batchItemFailures: { itemIdentifier: string }[] };

/** The table whose stream the record came from. The record itself is never asked: only the ARN cannot be forged. */
function tableOf(record: StreamRecord): TableId | undefined {
  const name = /:table\/([^/]+)\/stream\//.exec(record.eventSourceARN)?.[1];
  return TableId.safeParse(name?.slice(environment.TENANT_TABLE_PREFIX.length)).data;
}

const keyOf = ({ dynamodb: { Keys } }: StreamRecord) => ({ pk: Keys.pk.S, sk: Keys.sk.S });

async function reactTo(record: StreamRecord): Promise<void> {
  const named = eventOfKey(keyOf(record));
  const id = ComplaintId.safeParse(named?.id);
  const tableId = tableOf(record);
  if (!named || !id.success || !tableId) return;
  const tenant = await tenants.registry.byTable(tableId);
  if (!tenant) return;
  const table = tenants.table(tenant, 'background');
  const state = await reactToEvent(
    {
      ...complaintPorts(table, tenant, decideForTimer),
      directory: directoryOf(table),
      timers: stepFunctionsTimers(environment.ESCALATION_MACHINE_ARN, tenant.tenantId),
      outbox: openOutbox(table, queue, tenant),
      erasing: dynamoErasing(table),
      sealSoon: (complaintId, fileId) => fileQueue.send({ tenantId: tenant.tenantId, complaintId, fileId }),
    },
    id.data,
    named.seq,
  );
  if (state && named.seq === 1) {
    const counter = dynamoAttemptCounter(table, 'filings');
    await countFiling(state, (amount, now) => counter.add('all', now, amount), systemClock.now());
  }
}

/** Events must not wait behind a job that cannot get on: the sweeper takes it up again. */
async function stepJobOf(record: StreamRecord): Promise<void> {
  try {
    const tableId = tableOf(record);
    const tenant = tableId && (await tenants.registry.byTable(tableId));
    if (tenant) await stepCalendarJob(tenants, tenant);
  } catch (error) {
    logError('a step of a job failed', error);
  }
}

/**
 * Reacts to new events of one tenant's stream, in their order, and takes one step of its job, however often the batch
 * tells that it got on. The first record that fails ends the batch and is tried
 * again with all that follow; those before it are not.
 */
export const handler = jobChain('react', StreamEvent, async ({ Records }): Promise<BatchAnswer> => {
  const ofJob = Records.findLast((record) => isCalendarJob(keyOf(record)));
  for (const record of Records) {
    try {
      if (record === ofJob) await stepJobOf(record);
      else await reactTo(record);
    } catch (error) {
      logError('an event could not be reacted to', error, { sequence: record.dynamodb.SequenceNumber });
      return { batchItemFailures: [{ itemIdentifier: record.dynamodb.SequenceNumber }] };
    }
  }
  return { batchItemFailures: [] };
});
