import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { DefinitionBody, LogLevel, StateMachine, StateMachineType } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type FunctionName, type StateMachineName, stateMachines } from '../topology.ts';
import type { Stage } from './stages.ts';

/** The placeholder that a definition writes for the ARN of a function: `EscalateFunctionArn`. */
export const functionPlaceholder = (name: FunctionName): string =>
  `${name.charAt(0).toUpperCase()}${name.slice(1)}FunctionArn`;

export type MachineProps = {
  readonly name: StateMachineName;
  readonly stage: Stage;
  readonly projectRoot: string;
  readonly functions: Readonly<Record<FunctionName, IFunction>>;
};

/** One state machine of the topology: its definition as it stands in the file, allowed to call its functions alone. */
export class Machine extends Construct {
  readonly machine: StateMachine;

  constructor(scope: Construct, id: string, props: MachineProps) {
    super(scope, id);
    const spec = stateMachines[props.name];
    const callees = spec.functions.map((name) => ({ name, arn: props.functions[name].functionArn }));
    this.machine = new StateMachine(this, 'Machine', {
      stateMachineType: StateMachineType.STANDARD,
      definitionBody: DefinitionBody.fromString(readFileSync(join(props.projectRoot, spec.definition), 'utf8')),
      definitionSubstitutions: {
        Partition: Stack.of(this).partition,
        ...Object.fromEntries(callees.map(({ name, arn }) => [functionPlaceholder(name), arn])),
      },
      // Inputs name complaints: they stay out of the log.
      logs: {
        destination: new LogGroup(this, 'Log', {
          logGroupName: `/aws/vendedlogs/states/huiyin-${props.stage.name}-${props.name}`,
          retention: props.stage.logRetention,
          removalPolicy: RemovalPolicy.RETAIN,
        }),
        level: LogLevel.ERROR,
        includeExecutionData: false,
      },
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.machine.addToRolePolicy(
      new PolicyStatement({
        sid: 'CallFunctions',
        effect: Effect.ALLOW,
        actions: ['lambda:InvokeFunction'],
        resources: callees.map(({ arn }) => arn),
      }),
    );
  }
}
