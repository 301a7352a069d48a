import { Match } from 'aws-cdk-lib/assertions';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { environmentNames, functionNames, functions, queues, schedules } from '../../infra/topology.ts';
import { activePartition, signUpKey, slugKey, tenantKey } from '../../shared/data/tenancy/control-keys.ts';
import { SignUpId, TenantId } from '../../shared/kernel/ids.ts';
import { isAllowed, statementsOf, textOf } from './support/policy.ts';
import { functionResource, logicalId, resourcesOf, synthesize, type Synthesis } from './support/synthesis.ts';

let synthesis: Synthesis;
beforeAll(() => {
  synthesis = synthesize(false);
}, 60_000);
afterAll(() => synthesis?.remove());

const Environment = z.object({ Environment: z.object({ Variables: z.record(z.string(), z.unknown()) }) });
const environmentOf = (name: (typeof functionNames)[number]) =>
  Environment.parse(functionResource(synthesis, name).Properties).Environment.Variables;

describe.each(functionNames)('the function %s', (name) => {
  it('runs on Node 24 and arm64 with the memory and the time that the topology gives it', () => {
    expect(functionResource(synthesis, name).Properties).toMatchObject({
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      Handler: 'index.handler',
      MemorySize: functions[name].memoryMb,
      Timeout: functions[name].timeoutSeconds,
    });
  });

  it('sees exactly the environment that the topology lists', () => {
    expect(Object.keys(environmentOf(name)).toSorted()).toEqual([...functions[name].environment].toSorted());
    for (const value of Object.values(environmentOf(name)))
      expect(JSON.stringify(value)).not.toMatch(/_local|localhost/);
  });

  it('raises an alarm that says who is harmed', () => {
    synthesis.service.hasResourceProperties('AWS::CloudWatch::Alarm', {
      AlarmDescription: `${name}: ${functions[name].errorImpact}`,
      Namespace: 'AWS/Lambda',
      MetricName: 'Errors',
      Dimensions: [{ Name: 'FunctionName', Value: { Ref: logicalId(synthesis.deployment, name) } }],
      AlarmActions: [Match.anyValue()],
    });
  });

  it('keeps its log for as long as the stage says', () => {
    const { LoggingConfig } = z
      .object({ LoggingConfig: z.object({ LogGroup: z.object({ Ref: z.string() }) }) })
      .parse(functionResource(synthesis, name).Properties);
    const log = resourcesOf(synthesis.service, 'AWS::Logs::LogGroup').find(([id]) => id === LoggingConfig.LogGroup.Ref);
    expect(log?.[1].Properties['RetentionInDays']).toBe(synthesis.stage.logRetention);
  });
});

describe('the environment', () => {
  it('holds no secret in clear', () => {
    const secrets = functionNames.flatMap((name) =>
      Object.entries(environmentOf(name)).filter(([told]) => told.endsWith('_SECRET')),
    );
    expect(secrets.length).toBeGreaterThan(0);
    for (const [, value] of secrets)
      expect(textOf(value)).toMatch(/^\{\{resolve:secretsmanager:<\w+>:SecretString:::\}\}=$/);
  });

  it('has a reader for every name of the topology', () => {
    const told = new Set(functionNames.flatMap((name) => [...functions[name].environment]));
    expect(Object.keys(environmentNames).filter((name) => ![...told].some((one) => one === name))).toEqual([]);
  });
});

/** The statements of every policy that hangs on the role of a function. */
const rightsOf = (name: string) =>
  resourcesOf(synthesis.service, 'AWS::IAM::Policy')
    .filter(([id]) => id.startsWith(`${name}Role`))
    .flatMap(([, policy]) => [...statementsOf(policy)]);

describe('rights of the functions', () => {
  it('name every action', () => {
    const actions = functionNames.flatMap((name) => rightsOf(name).flatMap(({ Action }) => Action));
    expect(actions.length).toBeGreaterThan(50);
    expect(actions.filter((action) => action.includes('*'))).toEqual([]);
    expect(actions.filter((action) => /Scan|PartiQL/.test(action))).toEqual([]);
  });

  it('reach items of the control table alone', () => {
    const itemActions = /^dynamodb:(Get|Put|Update|Delete|BatchGet|BatchWrite|ConditionCheck)Item$|^dynamodb:Query$/;
    const granted = functionNames.flatMap((name) =>
      rightsOf(name)
        .filter(({ Action }) => Action.some((action) => itemActions.test(action)))
        .flatMap(({ Resource }) => [Resource].flat().map(textOf)),
    );
    expect(granted.length).toBeGreaterThanOrEqual(functionNames.length);
    expect(new Set(granted).size).toBe(1);
    expect(granted[0]).toMatch(/^<ControlTable\w+\.Arn>$/);
  });

  it('reach no file, but the mails that have just come: whose they are is read in them', () => {
    const onFiles = functionNames.flatMap((name) =>
      rightsOf(name)
        .filter(({ Action }) => Action.some((action) => action.startsWith('s3:')))
        .map(({ Action, Resource }) => ({
          name,
          Action,
          Resource: textOf(Resource).replace(/InboundMails\w+/, 'mails'),
        })),
    );
    expect(onFiles).toEqual([{ name: 'inbound', Action: ['s3:GetObject'], Resource: '<mails.Arn>/raw/*' }]);
  });

  it.each([
    ['dynamodb:CreateTable', ['onboard']],
    ['lambda:CreateEventSourceMapping', ['onboard']],
    ['dynamodb:GetRecords', ['react']],
    ['dynamodb:PutItem', ['pages', 'onboard']],
    ['dynamodb:DeleteItem', ['onboard']],
    ['ses:SendRawEmail', ['mail']],
    ['sqs:ReceiveMessage', ['mail', 'seal', 'inbound']],
    ['sqs:SendMessage', ['api', 'pages', 'react', 'onboard', 'sweep', 'seal']],
    ['states:StartExecution', ['pages', 'react']],
    ['lambda:InvokeFunction', []],
    ['sts:AssumeRole', ['api', 'pages', 'react', 'escalate', 'onboard', 'mail', 'sweep', 'seal', 'inbound']],
    ['dynamodb:DeleteTable', []],
  ])('%s is held by %j', (action, holders) => {
    const actual = functionNames.filter((name) => rightsOf(name).some(({ Action }) => Action.includes(action)));
    expect(actual).toEqual(holders);
  });

  it('name what they are about, but for actions that know no resource', () => {
    const everywhere = functionNames.flatMap((name) =>
      rightsOf(name)
        .filter(({ Resource }) => [Resource].flat().some((resource) => resource === '*'))
        .flatMap(({ Action, Condition }) => Action.map((action) => [action, Object.keys(Condition)] as const)),
    );
    expect(everywhere).toEqual([
      ['dynamodb:ListStreams', []],
      ['lambda:CreateEventSourceMapping', ['ArnEquals']],
      ['lambda:ListEventSourceMappings', []],
    ]);
  });

  it('let the public pages keep sign-ups in the control table, and change no tenant', () => {
    const rights = rightsOf('pages');
    const [table] = resourcesOf(synthesis.service, 'AWS::DynamoDB::GlobalTable');
    const put = (key: string) => ({
      action: 'dynamodb:PutItem',
      resource: `<${table?.[0] ?? ''}.Arn>`,
      context: { 'dynamodb:LeadingKeys': [key] },
    });
    const signUp = SignUpId.parse('01JZ8Y6QK3T5V7W9X1A2B3C4D5');
    const tenant = TenantId.parse('01JZ8Y6QK3T5V7W9X1A2B3C4D5');
    expect(isAllowed(rights, put(signUpKey(signUp).pk))).toBe(true);
    expect(isAllowed(rights, put(slugKey('first-hospital').pk))).toBe(true);
    expect(isAllowed(rights, put(tenantKey(tenant).pk))).toBe(false);
    expect(isAllowed(rights, put(activePartition))).toBe(false);
    expect(isAllowed(rights, { ...put(''), context: {} })).toBe(false);
  });

  it('let onboarding and the streams touch tables of tenants alone', () => {
    const resources = [...rightsOf('onboard'), ...rightsOf('react')]
      .filter(({ Action }) => Action.includes('dynamodb:CreateTable') || Action.includes('dynamodb:GetRecords'))
      .flatMap(({ Resource }) => [Resource].flat().map(textOf));
    const table = 'arn:<AWS::Partition>:dynamodb:ap-southeast-1:<AWS::AccountId>:table/t-*';
    expect(resources).toEqual([table, `${table}/stream/*`]);
  });
});

describe('what calls the functions', () => {
  it.each(Object.entries(queues))('is the queue %s, in batches that may fail in part', (_name, queue) => {
    synthesis.service.resourceCountIs('AWS::Lambda::EventSourceMapping', Object.keys(queues).length);
    synthesis.service.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      FunctionName: { Ref: logicalId(synthesis.deployment, queue.function) },
      BatchSize: queue.batchSize,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
    });
    // A message stays hidden for longer than a function that works on it may take.
    expect(queue.visibilitySeconds).toBeGreaterThanOrEqual(6 * functions[queue.function].timeoutSeconds);
  });

  it.each(Object.entries(schedules))('is the schedule %s', (_name, spec) => {
    const { everyMinutes } = spec;
    const rate = everyMinutes === 60 ? 'rate(1 hour)' : `rate(${everyMinutes} minutes)`;
    synthesis.service.hasResourceProperties('AWS::Scheduler::Schedule', {
      ScheduleExpression: rate,
      State: 'ENABLED',
      Target: Match.objectLike({
        Arn: { 'Fn::GetAtt': [logicalId(synthesis.deployment, spec.function), 'Arn'] },
        Input: JSON.stringify(spec.input),
      }),
    });
  });

  it('is no schedule that the topology does not know', () => {
    synthesis.service.resourceCountIs('AWS::Scheduler::Schedule', Object.keys(schedules).length);
  });
});
