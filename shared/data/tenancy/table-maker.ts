import {
  CreateTableCommand,
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  type DynamoDBClient,
  ResourceInUseException,
  UpdateContinuousBackupsCommand,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import {
  CreateEventSourceMappingCommand,
  type LambdaClient,
  ListEventSourceMappingsCommand,
  ResourceConflictException,
} from '@aws-sdk/client-lambda';
import type { TableId } from '../../kernel/ids.ts';
import {
  expiryAttribute,
  partitionKey,
  sortKey,
  streamFilters,
  tenantTableName,
  workIndex,
} from '../../tenant/tables.ts';
import type { TableMaker } from '../../usecase/tenancy/ports.ts';

/** How the stream of a tenant table is read: from its beginning, a few tries, then on. One poisoned event holds up one tenant, briefly. */
const mappingSettings = {
  StartingPosition: 'TRIM_HORIZON',
  BatchSize: 25,
  MaximumRetryAttempts: 8,
  MaximumRecordAgeInSeconds: 6 * 3600,
  BisectBatchOnFunctionError: true,
  FunctionResponseTypes: ['ReportBatchItemFailures'],
  ParallelizationFactor: 1,
} as const;

/**
 * Makes tenant tables as shared/tenant/tables.ts describes them.
 *
 * @param reactFunction name of the function that reads their streams
 */
export function awsTableMaker(
  dynamo: DynamoDBClient,
  lambda: LambdaClient,
  names: { readonly prefix: string; readonly reactFunction: string },
): TableMaker {
  const nameOf = (tableId: TableId): string => tenantTableName(names.prefix, tableId);

  const ensureExpiry = async (TableName: string): Promise<void> => {
    const { TimeToLiveDescription } = await dynamo.send(new DescribeTimeToLiveCommand({ TableName }));
    if (TimeToLiveDescription?.TimeToLiveStatus?.startsWith('ENABL')) return;
    await dynamo.send(
      new UpdateTimeToLiveCommand({
        TableName,
        TimeToLiveSpecification: { AttributeName: expiryAttribute, Enabled: true },
      }),
    );
  };

  const ensureBackups = async (TableName: string): Promise<void> => {
    const { ContinuousBackupsDescription } = await dynamo.send(new DescribeContinuousBackupsCommand({ TableName }));
    if (ContinuousBackupsDescription?.PointInTimeRecoveryDescription?.PointInTimeRecoveryStatus === 'ENABLED') return;
    await dynamo.send(
      new UpdateContinuousBackupsCommand({
        TableName,
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      }),
    );
  };

  const ensureMapping = async (EventSourceArn: string): Promise<boolean> => {
    const listed = await lambda.send(
      new ListEventSourceMappingsCommand({ EventSourceArn, FunctionName: names.reactFunction }),
    );
    const known = listed.EventSourceMappings?.[0];
    if (known) return known.State === 'Enabled';
    try {
      await lambda.send(
        new CreateEventSourceMappingCommand({
          EventSourceArn,
          FunctionName: names.reactFunction,
          ...mappingSettings,
          FunctionResponseTypes: [...mappingSettings.FunctionResponseTypes],
          FilterCriteria: { Filters: streamFilters.map((filter) => ({ Pattern: JSON.stringify(filter) })) },
        }),
      );
    } catch (error) {
      if (!(error instanceof ResourceConflictException)) throw error;
    }
    return false;
  };

  return {
    async create(tableId) {
      try {
        await dynamo.send(
          new CreateTableCommand({
            TableName: nameOf(tableId),
            BillingMode: 'PAY_PER_REQUEST',
            DeletionProtectionEnabled: true,
            AttributeDefinitions: [partitionKey, sortKey, workIndex.partition, workIndex.sort].map((AttributeName) => ({
              AttributeName,
              AttributeType: 'S',
            })),
            KeySchema: [
              { AttributeName: partitionKey, KeyType: 'HASH' },
              { AttributeName: sortKey, KeyType: 'RANGE' },
            ],
            GlobalSecondaryIndexes: [
              {
                IndexName: workIndex.name,
                KeySchema: [
                  { AttributeName: workIndex.partition, KeyType: 'HASH' },
                  { AttributeName: workIndex.sort, KeyType: 'RANGE' },
                ],
                Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: [...workIndex.projected] },
              },
            ],
            StreamSpecification: { StreamEnabled: true, StreamViewType: 'KEYS_ONLY' },
          }),
        );
      } catch (error) {
        if (!(error instanceof ResourceInUseException)) throw error;
      }
    },

    async prepare(tableId) {
      const TableName = nameOf(tableId);
      const { Table } = await dynamo.send(new DescribeTableCommand({ TableName }));
      if (Table?.TableStatus !== 'ACTIVE' || Table.LatestStreamArn === undefined) return false;
      await ensureExpiry(TableName);
      await ensureBackups(TableName);
      return (await ensureMapping(Table.LatestStreamArn)) || (await ensureMapping(Table.LatestStreamArn));
    },
  };
}
