/**
 * Names that the local stack gives to things, in the forms that AWS would give them. One account, one region: nothing
 * outside this file spells an account number or an ARN.
 */
export const accountId = '000000000000';
export const region = 'us-east-1';

/** What stands before a topology name in the name of a deployed thing. */
const prefix = 'huiyin-';

export const functionName = (name: string): string => `${prefix}${name}`;
export const functionArn = (name: string): string =>
  `arn:aws:lambda:${region}:${accountId}:function:${functionName(name)}`;

export const queueName = (name: string): string => `${prefix}${name}`;
export const queueArn = (queue: string): string => `arn:aws:sqs:${region}:${accountId}:${queue}`;

export const stateMachineArn = (name: string): string =>
  `arn:aws:states:${region}:${accountId}:stateMachine:${prefix}${name}`;
export const executionArn = (machine: string, execution: string): string =>
  `arn:aws:states:${region}:${accountId}:execution:${prefix}${machine}:${execution}`;

export const functionRoleArn = (name: string): string => `arn:aws:iam::${accountId}:role/${prefix}${name}`;
export const tenantRoleArn = `arn:aws:iam::${accountId}:role/${prefix}tenant-data`;
export const filesBucket = `${prefix}files`;
export const inboundBucket = `${prefix}inbound`;
export const uploadsBucket = `${prefix}uploads`;
export const controlTable = `${prefix}control`;
export const tenantTablePrefix = 't-';

/** The topology name of the function that a name, a partial ARN or a full ARN (with or without version) means. */
export function topologyFunction(nameOrArn: string): string {
  const afterFunction = nameOrArn.includes(':function:') ? nameOrArn.split(':function:').pop() : nameOrArn;
  const [name = ''] = (afterFunction ?? '').split(':');
  return name.startsWith(prefix) ? name.slice(prefix.length) : name;
}
