import { App } from 'aws-cdk-lib';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import {
  accountId,
  controlTable,
  filesBucket,
  functionArn,
  functionName,
  functionRoleArn,
  inboundBucket,
  queueArn,
  queueName,
  region,
  stateMachineArn,
  tenantRoleArn,
  tenantTablePrefix,
  uploadsBucket,
} from '../local/names.ts';
import type { LocalPolicies } from '../local/policies.ts';
import { type FunctionName, functionNames } from '../topology.ts';
import { addStage } from '../aws/deployment.ts';
import { type NameIn, type RolePolicies, rolePoliciesOf } from './role-policies.ts';
import type { Stage } from '../aws/stages.ts';

/** The deployment as it would be if one machine were a region: only its names differ from a real one. */
const machine: Stage = {
  name: 'local',
  region,
  domain: 'localhost',
  tenantTablePrefix,
  alarmAddress: 'nobody@localhost',
  logRetention: RetentionDays.ONE_DAY,
  scansUploads: false,
};

const bucketArn = (name: string): string => `arn:aws:s3:::${name}`;

/** What one machine calls the things of the service stack, by their paths in it. */
const names: readonly {
  readonly path: RegExp;
  readonly arn: (name: string) => string;
  readonly ref: (name: string) => string;
}[] = [
  {
    path: /^ControlTable\/Resource$/,
    arn: () => `arn:aws:dynamodb:${region}:${accountId}:table/${controlTable}`,
    ref: () => controlTable,
  },
  { path: /^Files\/Resource$/, arn: () => bucketArn(filesBucket), ref: () => filesBucket },
  { path: /^Uploads\/Resource$/, arn: () => bucketArn(uploadsBucket), ref: () => uploadsBucket },
  { path: /^Inbound\/Mails\/Resource$/, arn: () => bucketArn(inboundBucket), ref: () => inboundBucket },
  {
    path: /^Inbound\/Jobs\/Queue\/Resource$/,
    arn: () => queueArn(queueName('inbound')),
    ref: () => queueName('inbound'),
  },
  { path: /^Mail\/Queue\/Resource$/, arn: () => queueArn(queueName('mail')), ref: () => queueName('mail') },
  { path: /^Queue-(\w+)\/Queue\/Resource$/, arn: (name) => queueArn(queueName(name)), ref: queueName },
  { path: /^(\w+)\/Role\/Resource$/, arn: functionRoleArn, ref: functionName },
  { path: /^(\w+)\/Function\/Resource$/, arn: functionArn, ref: functionName },
  { path: /^Machine-(\w+)\/Machine\/Resource$/, arn: stateMachineArn, ref: stateMachineArn },
  { path: /^TenantData$/, arn: () => tenantRoleArn, ref: () => tenantRoleArn },
  { path: /^Mail\/Sender\/Resource$/, arn: () => 'mail.localhost', ref: () => 'mail.localhost' },
];

const nameIn: NameIn = (path, attribute) => {
  for (const known of names) {
    const found = known.path.exec(path);
    if (found) return (attribute === 'Arn' ? known.arn : known.ref)(found[1] ?? '');
  }
  return undefined;
};

const rolePath = (name: FunctionName): string => `${name}/Role/Resource`;

/**
 * The synthesized policies of the functions and of tenant data, with the names of one machine: what the embedded stack
 * evaluates. Synthesizes without bundling.
 *
 * @param projectRoot folder that the paths of the topology start from
 */
export function localPolicies(projectRoot: string, outputDirectory: string): LocalPolicies {
  const app = new App({ outdir: outputDirectory, context: { 'aws:cdk:bundling-stacks': [] } });
  const { service } = addStage(app, machine, projectRoot);
  const roles = rolePoliciesOf(service, nameIn, { partition: 'aws', account: accountId, region });
  const policiesOf = (path: string): RolePolicies => {
    const found = roles.get(path);
    if (!found) throw new Error(`the service has no role ${path}`);
    return found;
  };
  return {
    functions: Object.fromEntries(functionNames.map((name) => [name, policiesOf(rolePath(name)).may])),
    tenantData: policiesOf('TenantData'),
  };
}
