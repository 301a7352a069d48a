import * as z from 'zod';
import type { IamRequest } from '../statement.ts';
import { inputOf, operationOf, type ReadRequests } from './call.ts';

const plain = (action: string, resource: string, context: IamRequest['context'] = {}): readonly IamRequest[] => [
  { action, resource, context },
];

const formOf = (body: Buffer): URLSearchParams => new URLSearchParams(body.toString('utf8'));

/** Step Functions: executions are started under the machine's ARN and looked at under their own. */
export const statesRequests: ReadRequests = (call) => {
  const operation = operationOf(call);
  const Input = z.looseObject({ stateMachineArn: z.string().optional(), executionArn: z.string().optional() });
  const { stateMachineArn, executionArn } = Input.parse(inputOf(call));
  const about = stateMachineArn ?? executionArn;
  return about === undefined || operation === '' ? 'unknown' : plain(`states:${operation}`, about);
};

/** SQS: a batch is authorised as the single operation. */
export const sqsRequests: ReadRequests = (call, { partition, region, account }) => {
  const operation = operationOf(call).replace(/Batch$/, '');
  const queue = z.looseObject({ QueueUrl: z.string() }).safeParse(inputOf(call)).data?.QueueUrl.split('/').pop();
  return queue === undefined || operation === ''
    ? 'unknown'
    : plain(`sqs:${operation}`, `arn:${partition}:sqs:${region}:${account}:${queue}`);
};

/** The address inside `"Name" <a@b>`, or the whole. */
const addressIn = (sender: string): string => /<([^>]+)>\s*$/.exec(sender)?.[1] ?? sender.trim();

/**
 * SES, as far as mails are sent: the identity of the sender's domain must be allowed, and the configuration set where one
 * is named.
 */
export const sesRequests: ReadRequests = ({ body }, { partition, region, account }) => {
  const form = formOf(body);
  const action = form.get('Action');
  if (action !== 'SendRawEmail') return 'unknown';
  const raw = Buffer.from(form.get('RawMessage.Data') ?? '', 'base64').toString('utf8');
  const head = raw.split(/\r?\n\r?\n/)[0]?.replaceAll(/\r?\n[ \t]+/g, ' ') ?? '';
  const sender = addressIn(form.get('Source') ?? /^from:(.*)$/im.exec(head)?.[1] ?? '');
  const place = `arn:${partition}:ses:${region}:${account}`;
  const set = form.get('ConfigurationSetName');
  const context = { 'ses:FromAddress': [sender] };
  return [
    ...plain(`ses:${action}`, `${place}:identity/${sender.split('@').pop() ?? ''}`, context),
    ...(set ? plain(`ses:${action}`, `${place}:configuration-set/${set}`, context) : []),
  ];
};

/** STS: assuming a role with tags is two actions on the role. */
export const stsRequests: ReadRequests = ({ body }) => {
  const form = formOf(body);
  if (form.get('Action') === 'GetCallerIdentity') return [];
  if (form.get('Action') !== 'AssumeRole') return 'unknown';
  const tags: [string, string][] = [];
  for (let n = 1; form.has(`Tags.member.${n}.Key`); n += 1) {
    tags.push([form.get(`Tags.member.${n}.Key`) ?? '', form.get(`Tags.member.${n}.Value`) ?? '']);
  }
  const context = {
    ...Object.fromEntries(tags.map(([key, value]) => [`aws:RequestTag/${key}`, [value]])),
    'aws:TagKeys': tags.map(([key]) => key),
  };
  const role = form.get('RoleArn') ?? '';
  return [
    ...plain('sts:AssumeRole', role, context),
    ...(tags.length > 0 ? plain('sts:TagSession', role, context) : []),
  ];
};

/** Lambda: mappings of streams, and calls of functions. */
export const lambdaRequests: ReadRequests = ({ method, url, body }, { partition, region, account }) => {
  const arnOf = (nameOrArn: string): string =>
    nameOrArn.startsWith('arn:') ? nameOrArn : `arn:${partition}:lambda:${region}:${account}:function:${nameOrArn}`;
  const invoked = /^\/2015-03-31\/functions\/([^/]+)\/invocations$/.exec(url.pathname)?.[1];
  if (invoked !== undefined && method === 'POST')
    return plain('lambda:InvokeFunction', arnOf(decodeURIComponent(invoked)));
  const mapping = /^\/2015-03-31\/event-source-mappings(?:\/([^/]*))?\/?$/.exec(url.pathname);
  if (mapping === null) return 'unknown';
  const id = mapping[1] ?? '';
  if (id === '' && method === 'GET') return plain('lambda:ListEventSourceMappings', '*');
  if (id === '' && method === 'POST') {
    const { FunctionName } = z.looseObject({ FunctionName: z.string() }).parse(JSON.parse(body.toString('utf8')));
    return plain('lambda:CreateEventSourceMapping', '*', { 'lambda:FunctionArn': [arnOf(FunctionName)] });
  }
  const actions: Readonly<Record<string, string>> = { GET: 'Get', PUT: 'Update', DELETE: 'Delete' };
  const verb = actions[method];
  return verb === undefined
    ? 'unknown'
    : plain(
        `lambda:${verb}EventSourceMapping`,
        `arn:${partition}:lambda:${region}:${account}:event-source-mapping:${id}`,
      );
};
