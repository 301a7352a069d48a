import * as z from 'zod';
import { systemClock } from '#clock';
import { decideForTimer } from '../../shared/complaint/decide-for-timer.ts';
import { removeOldHourKeys } from '../../shared/data/hour-keys.ts';
import { dynamoMailBox } from '../../shared/data/mail-box/mail-box-store.ts';
import { dynamoNoticeStore } from '../../shared/data/notices/notice-store.ts';
import type { TenantId } from '../../shared/kernel/ids.ts';
import { plusMilliseconds } from '../../shared/kernel/time.ts';
import type { VerifiedTenant } from '../../shared/tenant/scope.ts';
import { fireTimer } from '../../shared/usecase/complaint/fire-timer.ts';
import { remindOfSpam } from '../../shared/usecase/complaint/remind-of-spam.ts';
import { remindOfMails } from '../../shared/usecase/mail-box/remind-of-mails.ts';
import { resumeCalendarJob } from '../lib/calendar-job.ts';
import { complaintPorts, directoryOf } from '../lib/complaint-ports.ts';
import { readEnvironment } from '../lib/environment.ts';
import { jobChain } from '../lib/job-chain.ts';
import { logError } from '../lib/log.ts';
import { openMailQueue, openOutbox } from '../lib/notices.ts';
import { openTenants } from '../lib/tenants.ts';

const environment = readEnvironment(['CONTROL_TABLE', 'TENANT_TABLE_PREFIX', 'TENANT_ROLE_ARN', 'MAIL_QUEUE_URL']);
const tenants = openTenants(environment);
const queue = openMailQueue(environment.MAIL_QUEUE_URL);

/** A timer gets this long before the sweeper takes its work. */
const timerGraceMilliseconds = 2 * 60_000;
/** A job gets this long between two steps. */
const jobGraceMilliseconds = 2 * 60_000;
/** A notice gets this long before it is queued again. */
const noticeGraceMilliseconds = 10 * 60_000;

/** Fires the steps of complaints whose timer was lost, takes up a job whose last step was, and removes keys that are over. */
async function sweep(tenant: VerifiedTenant): Promise<number> {
  const table = tenants.table(tenant, 'background');
  const ports = complaintPorts(table, tenant, decideForTimer);
  const overlooked = await ports.log.overlooked(plusMilliseconds(systemClock.now(), -timerGraceMilliseconds));
  for (const id of overlooked) await fireTimer(ports, id, undefined);
  const isResumed = await resumeCalendarJob(tenants, tenant, jobGraceMilliseconds);
  await removeOldHourKeys(table, systemClock.now());
  return overlooked.length + (isResumed ? 1 : 0);
}

/** Tells officers of mails that have waited for more than a working day, and that the spam box is not empty. */
async function recall(tenant: VerifiedTenant): Promise<number> {
  const table = tenants.table(tenant, 'background');
  const parts = {
    ports: complaintPorts(table, tenant, decideForTimer),
    directory: directoryOf(table),
    outbox: openOutbox(table, queue, tenant),
  };
  return (await remindOfMails({ ...parts, box: dynamoMailBox(table) })) + (await remindOfSpam(parts));
}

/** Queues notices that have waited too long, and recalls mails that have. */
async function reconcile(tenant: VerifiedTenant): Promise<number> {
  const store = dynamoNoticeStore(tenants.table(tenant, 'background'));
  const waiting = await store.waiting(plusMilliseconds(systemClock.now(), -noticeGraceMilliseconds));
  for (const noticeId of waiting) await queue.send({ kind: 'notice', tenantId: tenant.tenantId, noticeId });
  return waiting.length + (await recall(tenant));
}

const tasks = { sweep, reconcile } as const;
const Task = z.strictObject({ task: z.enum(['sweep', 'reconcile']) });

/** Goes through all active tenants, one page after the other; a tenant that fails does not keep the next one waiting. */
export const handler = jobChain('sweep', Task, async ({ task }) => {
  let repaired = 0;
  let failed = 0;
  let after: TenantId | undefined;
  for (;;) {
    const page = await tenants.registry.active(after);
    for (const tenantId of page) {
      try {
        const tenant = await tenants.registry.byId(tenantId);
        if (tenant?.status === 'active') repaired += await tasks[task](tenant);
      } catch (error) {
        failed += 1;
        logError(`${task} failed for a tenant`, error, { tenantId });
      }
    }
    after = page.at(-1);
    if (after === undefined) return { repaired, failed };
  }
});
