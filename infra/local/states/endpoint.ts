import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { jsonService, type Service, ServiceError } from '../protocol.ts';
import { accountId, stateMachineArn } from '../names.ts';
import type { Execution, Executions } from './executions.ts';

const Start = z.object({
  stateMachineArn: z.string(),
  name: z
    .string()
    .regex(/^[^\s<>{}[\]?*"#%\\^|~`$&,;:/]{1,80}$/, 'InvalidName')
    .optional(),
  input: z.string().default('{}'),
});
const One = z.object({ executionArn: z.string() });
const Stop = One.extend({ error: z.string().optional(), cause: z.string().optional() });
const List = z.object({
  stateMachineArn: z.string(),
  statusFilter: z.string().optional(),
  maxResults: z.number().int().min(0).max(1000).optional(),
  nextToken: z.coerce.number().int().optional(),
});
const Describe = z.object({ stateMachineArn: z.string() });

/** The protocol counts in seconds. */
const seconds = (milliseconds: number): number => milliseconds / 1000;

/** Step Functions, as far as the functions use it. `definitions`: topology name → definition text. */
export function statesService(executions: Executions, definitions: ReadonlyMap<string, string>): Service {
  const machineOf = (arn: string): string => {
    for (const name of definitions.keys()) if (stateMachineArn(name) === arn) return name;
    throw new ServiceError('StateMachineDoesNotExist', `State Machine Does Not Exist: '${arn}'`);
  };
  const find = (arn: string): Execution => {
    const execution = executions.find(arn);
    if (execution === undefined) throw new ServiceError('ExecutionDoesNotExist', `Execution Does Not Exist: '${arn}'`);
    return execution;
  };

  return jsonService({
    StartExecution: (input) => {
      const parsed = Start.safeParse(input);
      if (!parsed.success) throw new ServiceError('InvalidName', z.prettifyError(parsed.error));
      const { name = randomUUID() } = parsed.data;
      requireJson(parsed.data.input);
      const execution = executions.start(machineOf(parsed.data.stateMachineArn), name, parsed.data.input);
      return { executionArn: execution.arn, startDate: seconds(execution.startedAt) };
    },

    DescribeExecution: (input) => {
      const execution = find(One.parse(input).executionArn);
      return { ...summary(execution), input: execution.input, ...ending(execution) };
    },

    StopExecution: (input) => {
      const { executionArn, error, cause } = Stop.parse(input);
      return { stopDate: seconds(executions.abort(executionArn, error ?? null, cause ?? null)) };
    },

    ListExecutions: (input) => {
      const request = List.parse(input);
      const machine = machineOf(request.stateMachineArn);
      const { statusFilter, nextToken: from = 0 } = request;
      const to = from + (request.maxResults || 100);
      const all = executions
        .list()
        .filter((row) => row.machine === machine && (statusFilter === undefined || row.status === statusFilter));
      return { executions: all.slice(from, to).map(summary), ...(to < all.length ? { nextToken: String(to) } : {}) };
    },

    DescribeStateMachine: (input) => {
      const arn = Describe.parse(input).stateMachineArn;
      const name = machineOf(arn);
      return {
        stateMachineArn: arn,
        name: arn.split(':').pop(),
        status: 'ACTIVE',
        definition: definitions.get(name),
        roleArn: `arn:aws:iam::${accountId}:role/huiyin-${name}`,
        type: 'STANDARD',
        creationDate: 0,
      };
    },
  });
}

function requireJson(text: string): void {
  try {
    JSON.parse(text);
  } catch {
    throw new ServiceError('InvalidExecutionInput', 'Invalid State Machine Execution Input: not JSON');
  }
}

const summary = (execution: Execution): object => ({
  executionArn: execution.arn,
  stateMachineArn: stateMachineArn(execution.machine),
  name: execution.name,
  status: execution.status,
  startDate: seconds(execution.startedAt),
  ...(execution.stoppedAt === null ? {} : { stopDate: seconds(execution.stoppedAt) }),
});

const ending = (execution: Execution): object => ({
  ...(execution.output === null ? {} : { output: execution.output }),
  ...(execution.error === null ? {} : { error: execution.error }),
  ...(execution.cause === null ? {} : { cause: execution.cause }),
});
