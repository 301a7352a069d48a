/* oxlint-disable no-new -- a construct adds itself to its scope */
import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { TxtRecord, type IHostedZone, CnameRecord } from 'aws-cdk-lib/aws-route53';
import { ConfigurationSet, EmailIdentity, Identity, SuppressionReasons } from 'aws-cdk-lib/aws-ses';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { queues } from '../topology.ts';

/** The queue between `react` and `mail`, and the sending domain `mail.<domain>`. */
export class Mail extends Construct {
  readonly queue: Queue;
  /** Notices that were given up after the last attempt. */
  readonly abandoned: Queue;
  readonly configurationSet: ConfigurationSet;
  readonly identity: EmailIdentity;
  /** What stands behind the @ of every sender. */
  readonly senderDomain: string;

  constructor(scope: Construct, id: string, zone: IHostedZone) {
    super(scope, id);
    const retentionPeriod = Duration.days(queues.mail.retentionDays);
    const encryption = QueueEncryption.SQS_MANAGED;
    this.abandoned = new Queue(this, 'Abandoned', {
      retentionPeriod,
      encryption,
      enforceSSL: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.queue = new Queue(this, 'Queue', {
      visibilityTimeout: Duration.seconds(queues.mail.visibilitySeconds),
      retentionPeriod,
      encryption,
      enforceSSL: true,
      removalPolicy: RemovalPolicy.RETAIN,
      deadLetterQueue: { queue: this.abandoned, maxReceiveCount: queues.mail.receiveCountMax },
    });

    this.configurationSet = new ConfigurationSet(this, 'Sending', {
      reputationMetrics: true,
      suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
    });
    this.senderDomain = `mail.${zone.zoneName}`;
    this.identity = new EmailIdentity(this, 'Sender', {
      identity: Identity.domain(this.senderDomain),
      configurationSet: this.configurationSet,
    });
    this.publishKeys(zone);
  }

  /** Receivers check the signature against these records, and are told what to do with a mail that fails. */
  private publishKeys(zone: IHostedZone): void {
    this.identity.dkimRecords.forEach((record, index) => {
      new CnameRecord(this, `Dkim${index + 1}`, { zone, recordName: `${record.name}.`, domainName: record.value });
    });
    new TxtRecord(this, 'Dmarc', { zone, recordName: '_dmarc.mail', values: ['v=DMARC1; p=reject; adkim=r'] });
  }
}
