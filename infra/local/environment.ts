import type { EnvironmentName } from '../topology.ts';
import type { Installation } from './installation.ts';
import {
  accountId,
  controlTable,
  filesBucket,
  functionName,
  queueName,
  region,
  stateMachineArn,
  tenantRoleArn,
  tenantTablePrefix,
} from './names.ts';

/** Services whose clients are pointed at the front. */
const endpoints = ['DYNAMODB', 'DYNAMODB_STREAMS', 'SFN', 'SES', 'SQS', 'STS', 'LAMBDA', 'S3'] as const;

/** Where the URL of a queue points. */
const queueUrl = (frontPort: number, queue: string): string =>
  `http://127.0.0.1:${frontPort}/${accountId}/${queueName(queue)}`;

/** Everything that the functions of the topology may read: the same names as in AWS, with the values of this machine. */
function ours(installation: Installation, frontPort: number, port: number): Readonly<Record<EnvironmentName, string>> {
  return {
    HUIYIN_DOMAIN: `localhost:${port}`,
    HUIYIN_SCHEME: 'http',
    CONTROL_TABLE: controlTable,
    TENANT_TABLE_PREFIX: tenantTablePrefix,
    TENANT_ROLE_ARN: tenantRoleArn,
    FILES_BUCKET: filesBucket,
    MAIL_QUEUE_URL: queueUrl(frontPort, 'mail'),
    ESCALATION_MACHINE_ARN: stateMachineArn('escalation'),
    ONBOARDING_MACHINE_ARN: stateMachineArn('onboarding'),
    REACT_FUNCTION_NAME: functionName('react'),
    PLATFORM_SECRET: installation.platformSecret,
    ORIGIN_SECRET: installation.originSecret,
    MAIL_CONFIGURATION_SET: '',
  };
}

/** Puts the environment of the functions into `process.env`, where their handlers read it while they are loaded. */
export function putEnvironment(installation: Installation, frontPort: number, port: number): void {
  const front = `http://127.0.0.1:${frontPort}`;
  for (const name of ['AWS_PROFILE', 'AWS_SESSION_TOKEN', 'AWS_ENDPOINT_URL']) delete process.env[name];
  Object.assign(process.env, ours(installation, frontPort, port), {
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_ACCESS_KEY_ID: installation.accessKeyId,
    AWS_SECRET_ACCESS_KEY: installation.secretAccessKey,
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_LAMBDA_FUNCTION_NAME: functionName('local'),
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    ...Object.fromEntries(endpoints.map((name) => [`AWS_ENDPOINT_URL_${name}`, front])),
  });
}
