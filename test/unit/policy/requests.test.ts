import { describe, expect, it } from 'vitest';
import type { Call, Place } from '../../../infra/policy/requests/call.ts';
import { requestsBehind } from '../../../infra/policy/requests/requests.ts';

const place: Place = { partition: 'aws', region: 'us-east-1', account: '000000000000' };
const tableArn = 'arn:aws:dynamodb:us-east-1:000000000000:table/t-one';

const dynamodb = (operation: string, input: object): Call => ({
  method: 'POST',
  url: new URL('http://loopback/'),
  headers: { 'x-amz-target': `DynamoDB_20120810.${operation}` },
  body: Buffer.from(JSON.stringify(input)),
});
const behind = (operation: string, input: object) => requestsBehind.dynamodb(dynamodb(operation, input), place);
const key = (pk: string) => ({ pk: { S: pk }, sk: { S: 'x' } });

const expected = (action: string) => [
  { action, resource: tableArn, context: { 'dynamodb:LeadingKeys': ['EVENTS#1'] } },
];
const json = (target: string, input: object): Call => ({
  ...dynamodb('', input),
  headers: { 'x-amz-target': target },
});
describe('the requests behind a call of DynamoDB', () => {
  it('name the partition key of an item that is read or written', () => {
    expect(behind('GetItem', { TableName: 't-one', Key: key('EVENTS#1') })).toEqual(expected('dynamodb:GetItem'));
    expect(behind('PutItem', { TableName: 't-one', Item: key('EVENTS#1') })).toEqual(expected('dynamodb:PutItem'));
    expect(behind('DeleteItem', { TableName: 't-one', Key: key('EVENTS#1') })).toEqual(expected('dynamodb:DeleteItem'));
  });

  it('name what a query compares the partition key with, on the table and on the index', () => {
    const query = {
      TableName: 't-one',
      KeyConditionExpression: '#p = :p AND begins_with(#s, :s)',
      ExpressionAttributeNames: { '#p': 'pk', '#s': 'sk' },
      ExpressionAttributeValues: { ':p': { S: 'EVENTS#1' }, ':s': { S: 'E' } },
    };
    expect(behind('Query', query)).toEqual([
      { action: 'dynamodb:Query', resource: tableArn, context: { 'dynamodb:LeadingKeys': ['EVENTS#1'] } },
    ]);
    const ofQueue = { ...query, IndexName: 'work', ExpressionAttributeNames: { '#p': 'queue', '#s': 'nextAt' } };
    expect(behind('Query', ofQueue)).toEqual([
      {
        action: 'dynamodb:Query',
        resource: `${tableArn}/index/work`,
        context: { 'dynamodb:LeadingKeys': ['EVENTS#1'] },
      },
    ]);
  });

  it('name no key where the call names none', () => {
    const query = {
      TableName: 't-one',
      KeyConditionExpression: 'sk = :s',
      ExpressionAttributeValues: { ':s': { S: 'x' } },
    };
    expect(behind('Query', query)).toEqual([{ action: 'dynamodb:Query', resource: tableArn, context: {} }]);
    expect(behind('Scan', { TableName: 't-one' })).toEqual([
      { action: 'dynamodb:Scan', resource: tableArn, context: {} },
    ]);
  });

  it('are one for each item of a transaction, each under its own table', () => {
    const input = {
      TransactItems: [
        { Put: { TableName: 't-one', Item: key('COMPLAINT#1') } },
        { Update: { TableName: 't-two', Key: key('COUNTER#1'), UpdateExpression: 'ADD #n :one' } },
        { ConditionCheck: { TableName: 't-one', Key: key('RULES#1') } },
      ],
    };
    const requests = behind('TransactWriteItems', input);
    if (requests === 'unknown') throw new Error('not understood');
    expect(requests.map(({ action, resource }) => [action, resource.split('/')[1]])).toEqual([
      ['dynamodb:PutItem', 't-one'],
      ['dynamodb:UpdateItem', 't-two'],
      ['dynamodb:ConditionCheckItem', 't-one'],
    ]);
    expect(requests.map(({ context }) => context['dynamodb:LeadingKeys'])).toEqual([
      ['COMPLAINT#1'],
      ['COUNTER#1'],
      ['RULES#1'],
    ]);
  });

  it('carry all keys of a batch', () => {
    const input = { RequestItems: { 't-one': { Keys: [key('STAFF#1'), key('STAFF#2')] } } };
    expect(behind('BatchGetItem', input)).toEqual([
      {
        action: 'dynamodb:BatchGetItem',
        resource: tableArn,
        context: { 'dynamodb:LeadingKeys': ['STAFF#1', 'STAFF#2'] },
      },
    ]);
  });

  it('say what a write asks back', () => {
    const input = { TableName: 't-one', Item: key('VAULT#1'), ReturnValues: 'ALL_OLD' };
    expect(behind('PutItem', input)).toEqual([
      {
        action: 'dynamodb:PutItem',
        resource: tableArn,
        context: { 'dynamodb:LeadingKeys': ['VAULT#1'], 'dynamodb:ReturnValues': ['ALL_OLD'] },
      },
    ]);
  });

  it('are not known for operations that the service has no business with', () => {
    expect(behind('ExecuteStatement', { Statement: 'SELECT * FROM "t-one"' })).toBe('unknown');
    expect(behind('ExportTableToPointInTime', { TableArn: tableArn })).toBe('unknown');
  });
});

const form = (fields: Readonly<Record<string, string>>): Call => ({
  method: 'POST',
  url: new URL('http://loopback/'),
  headers: {},
  body: Buffer.from(new URLSearchParams(fields).toString()),
});

const s3 = (method: string, path: string, more: Partial<Call> = {}) =>
  requestsBehind.s3(
    { method, url: new URL(path, 'http://loopback'), headers: {}, body: Buffer.alloc(0), ...more },
    place,
  );
const arn = (path: string) => `arn:aws:s3:::${path}`;

describe('the requests behind other calls', () => {
  it('are two for a role that is assumed with tags', () => {
    const call = form({
      Action: 'AssumeRole',
      RoleArn: 'arn:aws:iam::000000000000:role/data',
      'Tags.member.1.Key': 'tableId',
      'Tags.member.1.Value': 'ONE',
    });
    const context = { 'aws:RequestTag/tableId': ['ONE'], 'aws:TagKeys': ['tableId'] };
    expect(requestsBehind.sts(call, place)).toEqual([
      { action: 'sts:AssumeRole', resource: 'arn:aws:iam::000000000000:role/data', context },
      { action: 'sts:TagSession', resource: 'arn:aws:iam::000000000000:role/data', context },
    ]);
  });

  it('name the sender of a mail and its configuration set', () => {
    const raw =
      'From: =?utf-8?B?5LiA?=\r\n <ward@mail.example.org>\r\nTo: x@example.org\r\n\r\nFrom: not@this.example\r\n';
    const call = form({
      Action: 'SendRawEmail',
      'RawMessage.Data': Buffer.from(raw).toString('base64'),
      ConfigurationSetName: 'set',
    });
    const context = { 'ses:FromAddress': ['ward@mail.example.org'] };
    expect(requestsBehind.ses(call, place)).toEqual([
      { action: 'ses:SendRawEmail', resource: 'arn:aws:ses:us-east-1:000000000000:identity/mail.example.org', context },
      { action: 'ses:SendRawEmail', resource: 'arn:aws:ses:us-east-1:000000000000:configuration-set/set', context },
    ]);
  });

  it('name queue, machine and function', () => {
    const queue = json('AmazonSQS.SendMessageBatch', { QueueUrl: 'http://127.0.0.1:9/000000000000/mail' });
    expect(requestsBehind.sqs(queue, place)).toEqual([
      { action: 'sqs:SendMessage', resource: 'arn:aws:sqs:us-east-1:000000000000:mail', context: {} },
    ]);
    const machine = 'arn:aws:states:us-east-1:000000000000:stateMachine:escalation';
    const started = json('AWSStepFunctions.StartExecution', { stateMachineArn: machine });
    expect(requestsBehind.states(started, place)).toEqual([
      { action: 'states:StartExecution', resource: machine, context: {} },
    ]);
    const mapping: Call = {
      method: 'POST',
      url: new URL('http://loopback/2015-03-31/event-source-mappings/'),
      headers: {},
      body: Buffer.from(JSON.stringify({ FunctionName: 'react' })),
    };
    expect(requestsBehind.lambda(mapping, place)).toEqual([
      {
        action: 'lambda:CreateEventSourceMapping',
        resource: '*',
        context: { 'lambda:FunctionArn': ['arn:aws:lambda:us-east-1:000000000000:function:react'] },
      },
    ]);
  });

  it('name the object, its version, the source of a copy, and the key inside an upload form', () => {
    expect(s3('GET', '/files/T/1')).toEqual([{ action: 's3:GetObject', resource: arn('files/T/1'), context: {} }]);
    expect(s3('DELETE', '/files/T/1?versionId=v')).toEqual([
      { action: 's3:DeleteObjectVersion', resource: arn('files/T/1'), context: {} },
    ]);
    expect(s3('PUT', '/files/T/2', { headers: { 'x-amz-copy-source': '/files/T/1' } })).toEqual([
      { action: 's3:PutObject', resource: arn('files/T/2'), context: {} },
      { action: 's3:GetObject', resource: arn('files/T/1'), context: {} },
    ]);
    const body = Buffer.from('--b\r\nContent-Disposition: form-data; name="key"\r\n\r\nT/3\r\n--b--\r\n');
    expect(s3('POST', '/files', { body })).toEqual([
      { action: 's3:PutObject', resource: arn('files/T/3'), context: {} },
    ]);
    expect(s3('GET', '/files?list-type=2&prefix=T/')).toEqual([
      { action: 's3:ListBucket', resource: arn('files'), context: { 's3:prefix': ['T/'] } },
    ]);
    expect(s3('POST', '/files')).toBe('unknown');
  });
});
