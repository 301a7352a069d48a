import { RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, Billing, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { Construct } from 'constructs';
import { expiryAttribute, partitionKey, sortKey } from '../../shared/tenant/tables.ts';

/** Tenants, sign-ups and the pool of ready tables. Nothing about people or complaints. */
export function controlTable(scope: Construct): TableV2 {
  return new TableV2(scope, 'ControlTable', {
    partitionKey: { name: partitionKey, type: AttributeType.STRING },
    sortKey: { name: sortKey, type: AttributeType.STRING },
    billing: Billing.onDemand(),
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    deletionProtection: true,
    timeToLiveAttribute: expiryAttribute,
    removalPolicy: RemovalPolicy.RETAIN,
  });
}
