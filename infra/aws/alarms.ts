import { Duration } from 'aws-cdk-lib';
import { type Alarm, ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';

/** Tells `address` when an alarm goes off and when it is over. */
export function notifyOperators(scope: Construct, address: string, alarms: readonly Alarm[]): void {
  const topic = new Topic(scope, 'Alarms', { enforceSSL: true });
  topic.addSubscription(new EmailSubscription(address));
  // The topic's own policy replaces the one that would let alarms of this account in.
  topic.grantPublish(new ServicePrincipal('cloudwatch.amazonaws.com'));
  const action = new SnsAction(topic);
  for (const alarm of alarms) {
    alarm.addAlarmAction(action);
    alarm.addOkAction(action);
  }
}

/** Files that were given up lie in this queue until somebody looks. */
export function abandonedFilesAlarm(scope: Construct, abandoned: IQueue): Alarm {
  return abandoned
    .metricApproximateNumberOfMessagesVisible({ period: Duration.minutes(5) })
    .createAlarm(scope, 'AbandonedFiles', {
      alarmDescription: 'seal: files were given up after their last attempt; they stay "being checked"',
      threshold: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      evaluationPeriods: 1,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
}

/** Mails that could not be taken in lie in this queue until somebody looks; the mails themselves are in the bucket for a month. */
export function abandonedInboundAlarm(scope: Construct, abandoned: IQueue): Alarm {
  return abandoned
    .metricApproximateNumberOfMessagesVisible({ period: Duration.minutes(5) })
    .createAlarm(scope, 'AbandonedInbound', {
      alarmDescription: 'inbound: mails were given up after their last attempt; nobody knows what they say',
      threshold: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      evaluationPeriods: 1,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
}

/** Notices that were given up lie in this queue until somebody looks. */
export function abandonedMailAlarm(scope: Construct, abandoned: IQueue): Alarm {
  return abandoned
    .metricApproximateNumberOfMessagesVisible({ period: Duration.minutes(5) })
    .createAlarm(scope, 'AbandonedMail', {
      alarmDescription: 'mail: notices were given up after their last attempt; their receivers do not know',
      threshold: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      evaluationPeriods: 1,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
}
