import { ArnFormat, Stack } from 'aws-cdk-lib';
import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { type EnvironmentName, type FunctionName, functions } from '../topology.ts';

/** What the rights of functions are about. */
export type RightsOver = {
  readonly tenantTablePrefix: string;
  readonly tenantRoleArn: string;
  readonly controlTableArn: string;
  readonly mailQueueArn: string;
  readonly fileQueueArn: string;
  /** Mails as SES has left them. */
  readonly arrivalsArn: string;
  readonly escalationMachineArn: string;
  readonly onboardingMachineArn: string;
  readonly reactFunctionArn: string;
  readonly senderIdentityArn: string;
  readonly senderDomain: string;
  readonly configurationSetArn: string;
};

const allow = (
  sid: string,
  actions: readonly string[],
  resource: string,
  conditions: Record<string, Record<string, string | string[]>> = {},
): PolicyStatement =>
  new PolicyStatement({ sid, effect: Effect.ALLOW, actions: [...actions], resources: [resource], conditions });

/** Rights that come with being told the name of something: what a function is not told, it may not call. */
const rightsOfNames: Readonly<Partial<Record<EnvironmentName, (over: RightsOver) => PolicyStatement>>> = {
  TENANT_ROLE_ARN: (over) => allow('OpenScopes', ['sts:AssumeRole', 'sts:TagSession'], over.tenantRoleArn),
  CONTROL_TABLE: (over) => allow('ReadRegistry', ['dynamodb:GetItem', 'dynamodb:Query'], over.controlTableArn),
  MAIL_QUEUE_URL: (over) => allow('QueueMail', ['sqs:SendMessage'], over.mailQueueArn),
  FILE_QUEUE_URL: (over) => allow('QueueFiles', ['sqs:SendMessage'], over.fileQueueArn),
  ESCALATION_MACHINE_ARN: (over) => allow('ArmTimers', ['states:StartExecution'], over.escalationMachineArn),
  ONBOARDING_MACHINE_ARN: (over) => allow('StartOnboarding', ['states:StartExecution'], over.onboardingMachineArn),
};

/** Rights that one function alone has. */
const ownRights: Readonly<Partial<Record<FunctionName, (scope: Construct, over: RightsOver) => PolicyStatement[]>>> = {
  pages: (_scope, over) => [
    allow(
      'KeepSignUps',
      ['dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:ConditionCheckItem'],
      over.controlTableArn,
      // The pages are open to everybody: they keep sign-ups and their slugs, and cannot touch a tenant.
      {
        'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['SIGNUP#*', 'SLUG#*'] },
        Null: { 'dynamodb:LeadingKeys': 'false' },
      },
    ),
  ],
  react: (scope, over) => [
    allow(
      'ReadStreams',
      ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'],
      tenantTables(scope, over, '/stream/*'),
    ),
    // Lambda asks for it before it accepts a mapping; the action knows no resource and shows names alone.
    allow('ListStreams', ['dynamodb:ListStreams'], '*'),
  ],
  onboard: (scope, over) => [
    allow(
      'KeepRegistry',
      ['dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem', 'dynamodb:ConditionCheckItem'],
      over.controlTableArn,
    ),
    allow(
      'MakeTenantTables',
      [
        'dynamodb:CreateTable',
        'dynamodb:DescribeTable',
        'dynamodb:UpdateTimeToLive',
        'dynamodb:DescribeTimeToLive',
        'dynamodb:UpdateContinuousBackups',
        'dynamodb:DescribeContinuousBackups',
      ],
      tenantTables(scope, over, ''),
    ),
    allow('MapStreams', ['lambda:CreateEventSourceMapping'], '*', {
      ArnEquals: { 'lambda:FunctionArn': over.reactFunctionArn },
    }),
    // Listing knows neither a resource nor a condition.
    allow('ListMappings', ['lambda:ListEventSourceMappings'], '*'),
  ],
  mail: (_scope, over) => [
    new PolicyStatement({
      sid: 'SendMail',
      effect: Effect.ALLOW,
      actions: ['ses:SendRawEmail'],
      resources: [over.senderIdentityArn, over.configurationSetArn],
      conditions: { StringLike: { 'ses:FromAddress': `*@${over.senderDomain}` } },
    }),
  ],
  sweep: () => [],
  // Whose a mail is can only be said once it has been read.
  inbound: (_scope, over) => [allow('ReadArrivals', ['s3:GetObject'], over.arrivalsArn)],
};

const tenantTables = (scope: Construct, over: RightsOver, suffix: string): string =>
  Stack.of(scope).formatArn({
    service: 'dynamodb',
    resource: 'table',
    resourceName: `${over.tenantTablePrefix}*${suffix}`,
    arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
  });

/** Everything the role of a function may do, besides its log and what triggers it. None of it reaches tenant data. */
export function rightsOf(scope: Construct, name: FunctionName, over: RightsOver): readonly PolicyStatement[] {
  return [
    ...functions[name].environment.flatMap((told) => rightsOfNames[told]?.(over) ?? []),
    ...(ownRights[name]?.(scope, over) ?? []),
  ];
}
