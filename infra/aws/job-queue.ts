import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { queues } from '../topology.ts';

/** A queue of the topology, and the one beside it for what was given up after the last attempt. */
export class JobQueue extends Construct {
  readonly queue: Queue;
  readonly abandoned: Queue;

  constructor(scope: Construct, id: string, spec: (typeof queues)[keyof typeof queues]) {
    super(scope, id);
    const common = {
      retentionPeriod: Duration.days(spec.retentionDays),
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      removalPolicy: RemovalPolicy.RETAIN,
    };
    this.abandoned = new Queue(this, 'Abandoned', common);
    this.queue = new Queue(this, 'Queue', {
      ...common,
      visibilityTimeout: Duration.seconds(spec.visibilitySeconds),
      deadLetterQueue: { queue: this.abandoned, maxReceiveCount: spec.receiveCountMax },
    });
  }
}
