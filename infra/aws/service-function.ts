import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { type Alarm, ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, LoggingFormat, Runtime } from 'aws-cdk-lib/aws-lambda';
import { NodejsFunction, OutputFormat } from 'aws-cdk-lib/aws-lambda-nodejs';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { join } from 'node:path';
import { bundling } from '../bundling.ts';
import { type FunctionName, functions } from '../topology.ts';
import type { Stage } from './stages.ts';

export type ServiceFunctionProps = {
  readonly name: FunctionName;
  readonly stage: Stage;
  readonly projectRoot: string;
};

/**
 * One function of the topology with its role, log and alarm. The role may write the log and nothing else; rights and
 * environment are added once everything that they name exists.
 */
export class ServiceFunction extends Construct {
  readonly function: NodejsFunction;
  readonly role: Role;
  readonly errorAlarm: Alarm;

  constructor(scope: Construct, id: string, props: ServiceFunctionProps) {
    super(scope, id);
    const spec = functions[props.name];
    const logGroup = new LogGroup(this, 'Log', {
      retention: props.stage.logRetention,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    logGroup.grantWrite(this.role);
    this.function = new NodejsFunction(this, 'Function', {
      entry: join(props.projectRoot, spec.entry),
      projectRoot: props.projectRoot,
      depsLockFilePath: join(props.projectRoot, 'package-lock.json'),
      handler: 'handler',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: spec.memoryMb,
      timeout: Duration.seconds(spec.timeoutSeconds),
      role: this.role,
      logGroup,
      loggingFormat: LoggingFormat.JSON,
      bundling: {
        format: OutputFormat.ESM,
        target: bundling.target,
        minify: bundling.minify,
        mainFields: [...bundling.mainFields],
        loader: bundling.loader,
        banner: bundling.banner.js,
        // CDK forgets its own option `charset`; the others it does not have.
        esbuildArgs: {
          '--charset': bundling.charset,
          ...Object.fromEntries(Object.entries(bundling.alias).map(([name, path]) => [`--alias:${name}`, path])),
          '--jsx': bundling.jsx,
          '--jsx-import-source': bundling.jsxImportSource,
        },
        // The SDK that the runtime brings loads slower than a shaken one and changes without a release of ours.
        externalModules: [],
      },
    });
    this.errorAlarm = this.function.metricErrors({ period: Duration.minutes(5) }).createAlarm(this, 'Errors', {
      alarmDescription: `${props.name}: ${spec.errorImpact}`,
      threshold: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      evaluationPeriods: 1,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
  }
}
