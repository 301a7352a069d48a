import { systemClock } from '#clock';
import { decideForJob } from '../../shared/complaint/decide-for-job.ts';
import { dynamoCalendars } from '../../shared/data/tenancy/calendar-store.ts';
import { plusMilliseconds } from '../../shared/kernel/time.ts';
import type { VerifiedTenant } from '../../shared/tenant/scope.ts';
import { stepJob } from '../../shared/usecase/calendar/step-job.ts';
import { complaintPorts } from './complaint-ports.ts';
import { logError } from './log.ts';
import type { Tenants } from './tenants.ts';

function partsOf(tenants: Tenants, tenant: VerifiedTenant) {
  const table = tenants.table(tenant, 'background');
  const complaints = complaintPorts(table, tenant, decideForJob);
  return { complaints, store: dynamoCalendars(table, complaints.rules) };
}

const report = (error: unknown): void => logError('a calendar could not be applied to a complaint', error);

/** Takes one step of the tenant's calendar job; what it writes calls for the next one. */
export async function stepCalendarJob(tenants: Tenants, tenant: VerifiedTenant): Promise<void> {
  await stepJob(partsOf(tenants, tenant), report);
}

/**
 * Takes one step of a job that has not got on for so long: its last step was lost.
 *
 * @returns whether there was one
 */
export async function resumeCalendarJob(
  tenants: Tenants,
  tenant: VerifiedTenant,
  graceMilliseconds: number,
): Promise<boolean> {
  const parts = partsOf(tenants, tenant);
  const job = await parts.store.job();
  if (job?.state !== 'running') return false;
  if (job.steppedAt > plusMilliseconds(systemClock.now(), -graceMilliseconds)) return false;
  return (await stepJob(parts, report)) !== undefined;
}
