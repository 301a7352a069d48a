import { Match } from 'aws-cdk-lib/assertions';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { arrivalsPrefix, inboundKeptDays } from '../../infra/topology.ts';
import { isAllowed, type Request, type Statement, statementsOf } from './support/policy.ts';
import { resourcesOf, synthesize, type Synthesis } from './support/synthesis.ts';

let synthesis: Synthesis;
let bucketId: string;
let topicId: string;
beforeAll(() => {
  synthesis = synthesize(false);
  const named = (type: string, start: string): string =>
    resourcesOf(synthesis.service, type).find(([id]) => id.startsWith(start))?.[0] ?? '';
  bucketId = named('AWS::S3::Bucket', 'InboundMails');
  topicId = named('AWS::SNS::Topic', 'InboundArrivals');
  expect([bucketId, topicId]).not.toContain('');
}, 60_000);
afterAll(() => synthesis?.remove());

describe('mail that comes in', () => {
  it('is led to SES by name, and put into a bucket of its own that tells a topic', () => {
    synthesis.service.hasResourceProperties('AWS::Route53::RecordSet', {
      Type: 'MX',
      Name: Match.stringLikeRegexp('^mail\\.'),
      ResourceRecords: ['10 inbound-smtp.ap-southeast-1.amazonaws.com'],
    });
    synthesis.service.hasResourceProperties('AWS::SES::ReceiptRule', {
      Rule: {
        Enabled: true,
        ScanEnabled: true,
        Recipients: [Match.stringLikeRegexp('^mail\\.')],
        Actions: [
          {
            S3Action: {
              BucketName: { Ref: bucketId },
              ObjectKeyPrefix: arrivalsPrefix,
              TopicArn: { Ref: topicId },
            },
          },
        ],
      },
    });
  });

  it('is gone after a month, without versions', () => {
    const Bucket = z.object({
      LifecycleConfiguration: z.object({
        Rules: z.array(z.object({ ExpirationInDays: z.number(), Status: z.string() })).min(1),
      }),
      VersioningConfiguration: z.undefined().optional(),
    });
    const [, bucket] = resourcesOf(synthesis.service, 'AWS::S3::Bucket').find(([id]) => id === bucketId) ?? [];
    const { LifecycleConfiguration } = Bucket.parse(bucket?.Properties);
    expect(LifecycleConfiguration.Rules.map((rule) => [rule.ExpirationInDays, rule.Status])).toEqual([
      [inboundKeptDays, 'Enabled'],
    ]);
  });

  it('is written by SES for this account alone, and only where arrivals lie', () => {
    synthesis.service.hasResourceProperties('AWS::S3::BucketPolicy', {
      Bucket: { Ref: bucketId },
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Sid: 'SesPutsMails',
            Principal: { Service: 'ses.amazonaws.com' },
            Action: 's3:PutObject',
            Resource: { 'Fn::Join': ['', [{ 'Fn::GetAtt': [bucketId, 'Arn'] }, `/${arrivalsPrefix}*`]] },
            Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
          }),
        ]),
      },
    });
  });

  it('and what came back of ours reach one queue, word for word', () => {
    synthesis.service.hasResourceProperties('AWS::SNS::Subscription', {
      TopicArn: { Ref: topicId },
      Protocol: 'sqs',
      RawMessageDelivery: true,
    });
    synthesis.service.hasResourceProperties('AWS::SES::ConfigurationSetEventDestination', {
      EventDestination: {
        Enabled: true,
        MatchingEventTypes: ['bounce', 'complaint'],
        SnsDestination: { TopicARN: { Ref: topicId } },
      },
    });
  });
});

describe('attachments that nobody has decided about', () => {
  const own = '01JZ8Y6QK3T5V7W9X1A2B3C4D5';
  const other = '01JZ8Y6QK3T5V7W9X1A2B3C4D6';
  let statements: readonly Statement[];
  beforeAll(() => {
    const policies = resourcesOf(synthesis.service, 'AWS::IAM::ManagedPolicy').filter(([id]) =>
      id.startsWith('TenantData'),
    );
    expect(policies.length).toBeGreaterThan(1);
    statements = policies.flatMap(([, policy]) => statementsOf(policy));
  });

  const call = (kind: string, action: string, key: string): Request => ({
    action,
    resource: `<${bucketId}.Arn>/${key}`,
    context: { 'aws:PrincipalTag/tableId': [own], 'aws:PrincipalTag/kind': [kind] },
  });
  const allowed = (kind: string, action: string, key: string): boolean =>
    isAllowed(statements, call(kind, action, key));

  it('are left by background work and read by staff, each of their own tenant; nobody else reaches them', () => {
    expect(allowed('background', 's3:PutObject', `parts/${own}/m/f`)).toBe(true);
    expect(allowed('background', 's3:GetObject', `parts/${own}/m/f`)).toBe(true);
    expect(allowed('staff', 's3:GetObject', `parts/${own}/m/f`)).toBe(true);
    const refused: readonly (readonly [string, string, string])[] = [
      ['staff', 's3:PutObject', `parts/${own}/m/f`],
      ['staff', 's3:GetObject', `parts/${other}/m/f`],
      ['staff', 's3:GetObject', `${arrivalsPrefix}m`],
      ['background', 's3:GetObject', `parts/${other}/m/f`],
      ['background', 's3:GetObject', `${arrivalsPrefix}m`],
      ['background', 's3:DeleteObject', `parts/${own}/m/f`],
      ['public', 's3:GetObject', `parts/${own}/m/f`],
      ['identity', 's3:GetObject', `parts/${own}/m/f`],
    ];
    for (const [kind, action, key] of refused)
      expect([kind, action, key, allowed(kind, action, key)]).toEqual([kind, action, key, false]);
  });
});
