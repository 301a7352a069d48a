import * as z from 'zod';
import { ComplaintId, TenantId } from '../kernel/ids.ts';
import { Instant } from '../kernel/time.ts';
import type { TimerPort } from '../usecase/complaint/react.ts';
import { startExecution } from './start-execution.ts';

/** What an escalation execution carries, and what the escalate function gets and answers. */
export const TimerInput = z.strictObject({
  tenantId: TenantId,
  complaintId: ComplaintId,
  version: z.int().positive(),
  wakeAt: Instant,
});
export type TimerInput = z.infer<typeof TimerInput>;

/** Timers as Standard executions named `<complaint>-v<version>`. */
export const stepFunctionsTimers = (machineArn: string, tenantId: TenantId): TimerPort => ({
  arm(complaintId, armed) {
    const input: TimerInput = { tenantId, complaintId, version: armed.version, wakeAt: armed.at };
    return startExecution(machineArn, `${complaintId}-v${armed.version}`, input);
  },
});
