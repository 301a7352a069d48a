import { type EnvironmentName, functionNames, functions } from '../topology.ts';
import { functionKey, type Installation } from './installation.ts';
import {
  accountId,
  controlTable,
  filesBucket,
  inboundBucket,
  uploadsBucket,
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
    UPLOADS_BUCKET: uploadsBucket,
    INBOUND_BUCKET: inboundBucket,
    FILE_QUEUE_URL: queueUrl(frontPort, 'files'),
    UPLOAD_SCAN: 'off',
    MAIL_QUEUE_URL: queueUrl(frontPort, 'mail'),
    ESCALATION_MACHINE_ARN: stateMachineArn('escalation'),
    ONBOARDING_MACHINE_ARN: stateMachineArn('onboarding'),
    REACT_FUNCTION_NAME: functionName('react'),
    PLATFORM_SECRET: installation.platformSecret,
    ORIGIN_SECRET: installation.originSecret,
    MAIL_CONFIGURATION_SET: '',
  };
}

/** What the runtime puts into the environment of any function. */
const ofRuntime = (name: string, key: Installation | ReturnType<typeof functionKey>, frontPort: number) => ({
  AWS_REGION: region,
  AWS_DEFAULT_REGION: region,
  AWS_ACCESS_KEY_ID: key.accessKeyId,
  AWS_SECRET_ACCESS_KEY: key.secretAccessKey,
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_LAMBDA_FUNCTION_NAME: functionName(name),
  AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
  ...Object.fromEntries(endpoints.map((each) => [`AWS_ENDPOINT_URL_${each}`, `http://127.0.0.1:${frontPort}`])),
});

/** Points the AWS clients of this process at the front, under the machine's own key, and tells it every name there is. */
export function putEnvironment(installation: Installation, frontPort: number, port: number): void {
  for (const name of ['AWS_PROFILE', 'AWS_SESSION_TOKEN', 'AWS_ENDPOINT_URL']) delete process.env[name];
  Object.assign(process.env, ours(installation, frontPort, port), ofRuntime('local', installation, frontPort));
}

/** The environment of each function of the topology: the names that it lists, its own credentials, and nothing else. */
export function environments(
  installation: Installation,
  frontPort: number,
  port: number,
): Readonly<Record<string, Readonly<Record<string, string>>>> {
  const values = ours(installation, frontPort, port);
  return Object.fromEntries(
    functionNames.map((name) => [
      name,
      {
        ...Object.fromEntries(functions[name].environment.map((told) => [told, values[told]])),
        ...ofRuntime(name, functionKey(installation, name), frontPort),
      },
    ]),
  );
}
