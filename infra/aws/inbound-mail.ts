/* oxlint-disable no-new -- a construct adds itself to its scope */
import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Effect, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { type IHostedZone, MxRecord } from 'aws-cdk-lib/aws-route53';
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import {
  type ConfigurationSet,
  EmailSendingEvent,
  EventDestination,
  ReceiptRuleSet,
  TlsPolicy,
} from 'aws-cdk-lib/aws-ses';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import { arrivalsPrefix, inboundKeptDays, queues } from '../topology.ts';
import { JobQueue } from './job-queue.ts';

export type InboundMailProps = {
  readonly zone: IHostedZone;
  /** The domain behind the @ of every sender, which takes mail as well. */
  readonly mailDomain: string;
  readonly configurationSet: ConfigurationSet;
};

/**
 * The way in for mail: the MX record leads to SES, which puts each mail into a bucket of its own and tells a topic; what
 * becomes of our own mails (bounces, complaints) goes to the same topic, and from there to the queue of `inbound`.
 */
export class InboundMail extends Construct {
  /** Mails as they came, under `raw/`, and attachments nobody has decided about, under `parts/<table>/`. */
  readonly bucket: Bucket;
  readonly jobs: JobQueue;
  readonly ruleSet: ReceiptRuleSet;

  constructor(scope: Construct, id: string, { zone, mailDomain, configurationSet }: InboundMailProps) {
    super(scope, id);
    this.bucket = new Bucket(this, 'Mails', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      // What strangers write is gone when it is over; what became a complaint is kept with it.
      versioned: false,
      removalPolicy: RemovalPolicy.RETAIN,
      lifecycleRules: [
        {
          id: 'mails-expire',
          expiration: Duration.days(inboundKeptDays),
          abortIncompleteMultipartUploadAfter: Duration.days(1),
        },
      ],
    });
    this.jobs = new JobQueue(this, 'Jobs', queues.inbound);
    const topic = new Topic(this, 'Arrivals', { enforceSSL: true });
    topic.addSubscription(new SqsSubscription(this.jobs.queue, { rawMessageDelivery: true }));
    topic.addToResourcePolicy(
      new PolicyStatement({
        effect: Effect.ALLOW,
        principals: [new ServicePrincipal('ses.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    );
    const ours = { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } };
    const put = new PolicyStatement({
      sid: 'SesPutsMails',
      effect: Effect.ALLOW,
      principals: [new ServicePrincipal('ses.amazonaws.com')],
      actions: ['s3:PutObject'],
      resources: [this.bucket.arnForObjects(`${arrivalsPrefix}*`)],
      conditions: ours,
    });
    this.bucket.addToResourcePolicy(put);
    this.ruleSet = new ReceiptRuleSet(this, 'Rules');
    const rule = this.ruleSet.addRule('Take', {
      recipients: [mailDomain],
      scanEnabled: true,
      tlsPolicy: TlsPolicy.OPTIONAL,
      actions: [
        {
          bind: () => ({
            s3Action: {
              bucketName: this.bucket.bucketName,
              objectKeyPrefix: arrivalsPrefix,
              topicArn: topic.topicArn,
            },
          }),
        },
      ],
    });
    // SES tries both when the rule is made.
    rule.node.addDependency(this.bucket, topic);
    configurationSet.addEventDestination('Returned', {
      destination: EventDestination.snsTopic(topic),
      events: [EmailSendingEvent.BOUNCE, EmailSendingEvent.COMPLAINT],
    });
    new MxRecord(this, 'Mx', {
      zone,
      recordName: 'mail',
      values: [{ priority: 10, hostName: `inbound-smtp.${Stack.of(this).region}.amazonaws.com` }],
    });
  }
}
