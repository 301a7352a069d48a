/* oxlint-disable no-new -- a construct adds itself to its scope */
import { Duration } from 'aws-cdk-lib';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Schedule, ScheduleExpression, ScheduleTargetInput } from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import type { Construct } from 'constructs';
import { type FunctionName, schedules } from '../topology.ts';

/** The periodic work of the topology. A run that was missed by more than its own period is left to the next one. */
export function addSchedules(scope: Construct, functions: Readonly<Record<FunctionName, IFunction>>): void {
  for (const [name, spec] of Object.entries(schedules)) {
    const every = Duration.minutes(spec.everyMinutes);
    new Schedule(scope, `Schedule-${name}`, {
      description: `${spec.function}: ${name}`,
      schedule: ScheduleExpression.rate(every),
      target: new LambdaInvoke(functions[spec.function], {
        input: ScheduleTargetInput.fromObject(spec.input),
        maxEventAge: every,
        retryAttempts: 3,
      }),
    });
  }
}
