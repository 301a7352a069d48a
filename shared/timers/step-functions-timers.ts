import { ExecutionAlreadyExists, type SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import * as z from 'zod';
import { ComplaintId, TenantId } from '../kernel/ids.ts';
import { Instant } from '../kernel/time.ts';
import type { TimerPort } from '../usecase/complaint/react.ts';

/** What an escalation execution carries, and what the escalate function gets and answers. */
export const TimerInput = z.strictObject({
  tenantId: TenantId,
  complaintId: ComplaintId,
  version: z.int().positive(),
  wakeAt: Instant,
});
export type TimerInput = z.infer<typeof TimerInput>;

/**
 * Timers as Standard executions named `<complaint>-v<version>`. Name and input are the same at every try, so a repeated
 * start answers with the execution that runs; one that has already ended is left alone.
 */
export const stepFunctionsTimers = (sfn: SFNClient, machineArn: string, tenantId: TenantId): TimerPort => ({
  async arm(complaintId, armed) {
    const input: TimerInput = { tenantId, complaintId, version: armed.version, wakeAt: armed.at };
    try {
      await sfn.send(
        new StartExecutionCommand({
          stateMachineArn: machineArn,
          name: `${complaintId}-v${armed.version}`,
          input: JSON.stringify(input),
        }),
      );
    } catch (error) {
      if (!(error instanceof ExecutionAlreadyExists)) throw error;
    }
  },
});

