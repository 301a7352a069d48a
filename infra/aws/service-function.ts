import { AssetHashType, DockerImage, Duration, RemovalPolicy } from 'aws-cdk-lib';
import { type Alarm, ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Code, Function as LambdaFunction, LoggingFormat, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { dirname, join } from 'node:path';
import { writeBundle } from '../bundling.ts';
import { type FunctionName, functions } from '../topology.ts';
import type { Stage } from './stages.ts';

export type ServiceFunctionProps = {
  readonly name: FunctionName;
  readonly stage: Stage;
  readonly projectRoot: string;
};

/**
 * The function's bundle, made here by esbuild while the application is synthesized. CDK's own `NodejsFunction` makes one
 * file of a function, and then everything is read at every start.
 */
const bundled = ({ name, projectRoot }: ServiceFunctionProps): Code =>
  Code.fromAsset(dirname(join(projectRoot, functions[name].entry)), {
    // Most of what is in it lies in other folders.
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      image: DockerImage.fromRegistry('not-used-because-esbuild-runs-here'),
      local: {
        tryBundle(outputDirectory): boolean {
          writeBundle(functions[name], projectRoot, outputDirectory);
          return true;
        },
      },
    },
  });

/**
 * One function of the topology with its role, log and alarm. The role may write the log and nothing else; rights and
 * environment are added once everything that they name exists.
 */
export class ServiceFunction extends Construct {
  readonly function: LambdaFunction;
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
    this.function = new LambdaFunction(this, 'Function', {
      code: bundled(props),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: spec.memoryMb,
      timeout: Duration.seconds(spec.timeoutSeconds),
      role: this.role,
      logGroup,
      loggingFormat: LoggingFormat.JSON,
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
