import { Match } from 'aws-cdk-lib/assertions';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { queues, uploadsKeptDays } from '../../infra/topology.ts';
import { expiryAttribute, workIndex } from '../../shared/tenant/tables.ts';
import { resourcesOf, synthesize, type Synthesis } from './support/synthesis.ts';

let synthesis: Synthesis;
beforeAll(() => {
  synthesis = synthesize(false);
}, 60_000);
afterAll(() => synthesis?.remove());

const Policies = z.object({ DeletionPolicy: z.string(), UpdateReplacePolicy: z.string() });

describe('the control table', () => {
  it('is on demand, can be restored to any moment, and cannot be deleted by mistake', () => {
    synthesis.service.hasResource('AWS::DynamoDB::GlobalTable', {
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
      Properties: Match.objectLike({
        BillingMode: 'PAY_PER_REQUEST',
        KeySchema: [
          { AttributeName: 'pk', KeyType: 'HASH' },
          { AttributeName: 'sk', KeyType: 'RANGE' },
        ],
        TimeToLiveSpecification: { AttributeName: expiryAttribute, Enabled: true },
        Replicas: [
          Match.objectLike({
            DeletionProtectionEnabled: true,
            PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
          }),
        ],
      }),
    });
  });

  it('is the only table of the deployment: tables of tenants are made by onboarding', () => {
    const stacks = Object.values(synthesis.deployment);
    expect(stacks.length).toBeGreaterThan(1);
    const tables = resourcesOf(synthesis.service).filter(([, { Type }]) => Type.startsWith('AWS::DynamoDB::'));
    expect(tables).toHaveLength(1);
    expect(JSON.stringify(tables)).not.toContain(workIndex.partition);
  });
});

describe('buckets', () => {
  it('are private, encrypted, kept, and refuse requests without TLS', () => {
    const buckets = resourcesOf(synthesis.service, 'AWS::S3::Bucket');
    expect(buckets.map(([id]) => id.replace(/[0-9A-F]{8}$/, ''))).toEqual(
      expect.arrayContaining(['Files', 'Uploads', expect.stringMatching(/ConsoleAssets/)]),
    );
    for (const [id, bucket] of buckets) {
      expect(Policies.parse(bucket)).toEqual({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
      expect(bucket.Properties).toMatchObject({
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
        OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
      });
      expect(bucket.Properties).toHaveProperty('BucketEncryption');
      synthesis.service.hasResourceProperties('AWS::S3::BucketPolicy', {
        Bucket: { Ref: id },
        PolicyDocument: {
          Statement: Match.arrayWith([
            Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
          ]),
        },
      });
    }
  });

  it('forget uploads that were never finished', () => {
    synthesis.service.hasResourceProperties('AWS::S3::Bucket', {
      LifecycleConfiguration: {
        Rules: [Match.objectLike({ AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 }, Status: 'Enabled' })],
      },
    });
  });
});

describe('uploads', () => {
  it('have no versions, so that what is removed is gone, and expire', () => {
    const bucket = resourcesOf(synthesis.service, 'AWS::S3::Bucket').find(([id]) => id.startsWith('Uploads'));
    expect(bucket?.[1].Properties['VersioningConfiguration']).toBeUndefined();
    expect(bucket?.[1].Properties['LifecycleConfiguration']).toMatchObject({
      Rules: [expect.objectContaining({ ExpirationInDays: uploadsKeptDays, Status: 'Enabled' })],
    });
  });

  it('are looked at for malware and tagged with what was found, and the one who seals waits for that', () => {
    synthesis.service.hasResourceProperties('AWS::GuardDuty::MalwareProtectionPlan', {
      ProtectedResource: { S3Bucket: { BucketName: { Ref: Match.stringLikeRegexp('^Uploads') } } },
      Actions: { Tagging: { Status: 'ENABLED' } },
    });
    synthesis.service.hasResourceProperties('AWS::Lambda::Function', {
      Environment: { Variables: Match.objectLike({ UPLOAD_SCAN: 'on' }) },
    });
  });

  it('that were given up are told to the operators', () => {
    synthesis.service.hasResourceProperties('AWS::CloudWatch::Alarm', {
      AlarmDescription: Match.stringLikeRegexp('^seal: files were given up'),
    });
  });
});

describe('what is kept of files', () => {
  it('has versions', () => {
    const bucket = resourcesOf(synthesis.service, 'AWS::S3::Bucket').find(([id]) => id.startsWith('Files'));
    expect(bucket?.[1].Properties['VersioningConfiguration']).toEqual({ Status: 'Enabled' });
  });
});

describe('the mail queue', () => {
  it('keeps a notice, tries it again, and puts it aside after the last attempt', () => {
    const { visibilitySeconds, retentionDays, receiveCountMax } = queues.mail;
    synthesis.service.hasResource('AWS::SQS::Queue', {
      DeletionPolicy: 'Retain',
      Properties: Match.objectLike({
        VisibilityTimeout: visibilitySeconds,
        MessageRetentionPeriod: retentionDays * 86_400,
        SqsManagedSseEnabled: true,
        RedrivePolicy: Match.objectLike({ maxReceiveCount: receiveCountMax }),
      }),
    });
    synthesis.service.resourceCountIs('AWS::SQS::Queue', 2 * Object.keys(queues).length);
  });

  it('tells the operators about notices that were given up', () => {
    synthesis.service.hasResourceProperties('AWS::CloudWatch::Alarm', {
      Namespace: 'AWS/SQS',
      MetricName: 'ApproximateNumberOfMessagesVisible',
      Dimensions: [{ Name: 'QueueName', Value: { 'Fn::GetAtt': [Match.stringLikeRegexp('Abandoned'), 'QueueName'] } }],
    });
  });

  it('lets alarms reach the operators', () => {
    synthesis.service.hasResourceProperties('AWS::SNS::TopicPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Effect: 'Allow',
            Action: 'sns:Publish',
            Principal: { Service: 'cloudwatch.amazonaws.com' },
          }),
        ]),
      },
    });
    synthesis.service.hasResourceProperties('AWS::SNS::Subscription', { Endpoint: synthesis.stage.alarmAddress });
  });
});

describe('secrets and keys', () => {
  it('are made by the deployment and outlive it', () => {
    const secrets = resourcesOf(synthesis.service, 'AWS::SecretsManager::Secret');
    expect(secrets).toHaveLength(2);
    for (const [, secret] of secrets) {
      expect(Policies.parse(secret).DeletionPolicy).toBe('Retain');
      expect(secret.Properties['GenerateSecretString']).toMatchObject({ PasswordLength: 43, ExcludePunctuation: true });
    }
  });

  it('name no partition in any text', () => {
    const text = JSON.stringify(synthesis.service.toJSON());
    expect(text.length).toBeGreaterThan(10_000);
    expect(text).not.toContain('arn:aws');
  });
});
