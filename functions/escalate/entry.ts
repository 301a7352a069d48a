import * as z from 'zod';
import { decideForTimer } from '../../shared/complaint/decide-for-timer.ts';
import { TimerInput } from '../../shared/cloud/step-functions-timers.ts';
import { fireTimer } from '../../shared/usecase/complaint/fire-timer.ts';
import { complaintPorts } from '../lib/complaint-ports.ts';
import { readEnvironment } from '../lib/environment.ts';
import { jobChain } from '../lib/job-chain.ts';
import { openTenants } from '../lib/tenants.ts';

const tenants = openTenants(readEnvironment(['CONTROL_TABLE', 'TENANT_TABLE_PREFIX', 'TENANT_ROLE_ARN']));

/** A second wake-up brings the answer of the first one back. */
const WakeUp = TimerInput.extend({ done: z.boolean().optional() });

/** Wakes up for one complaint's next timer: fires what is due and answers when to wake again, or that it is done. */
export const handler = jobChain('escalate', WakeUp, async (wakeUp): Promise<TimerInput & { done: boolean }> => {
  const { tenantId, complaintId, version, wakeAt } = wakeUp;
  const input = { tenantId, complaintId, version, wakeAt };
  const tenant = await tenants.registry.byId(input.tenantId);
  if (!tenant) return { ...input, done: true };
  const ports = complaintPorts(tenants.table(tenant, 'background'), tenant, decideForTimer);
  const answer = await fireTimer(ports, input.complaintId, input.version);
  return answer === 'done' ? { ...input, done: true } : { ...input, wakeAt: answer.wakeAt, done: false };
});
