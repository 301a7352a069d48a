import * as z from 'zod';
import { ServiceError } from '../protocol.ts';
import type { TableSettings } from './table-settings.ts';

type RequireTable = (nameOrArn: string) => Promise<string>;
type Operation = (input: unknown, settings: TableSettings, requireTable: RequireTable) => Promise<object>;

const Table = z.object({ TableName: z.string() });
const Resource = z.object({ ResourceArn: z.string() });
const Tags = z.array(z.object({ Key: z.string(), Value: z.string() }));

const recovery = (enabled: boolean): object => ({
  ContinuousBackupsDescription: {
    ContinuousBackupsStatus: 'ENABLED',
    PointInTimeRecoveryDescription: { PointInTimeRecoveryStatus: enabled ? 'ENABLED' : 'DISABLED' },
  },
});

/** DynamoDB operations that DynamoDB Local refuses, or (time to live) must not see because it follows the real clock. */
export const settingsOperations: Readonly<Record<string, Operation>> = {
  DescribeTimeToLive: async (input, settings, requireTable) => {
    const attribute = settings.timeToLive(await requireTable(Table.parse(input).TableName));
    const description =
      attribute === undefined
        ? { TimeToLiveStatus: 'DISABLED' }
        : { TimeToLiveStatus: 'ENABLED', AttributeName: attribute };
    return { TimeToLiveDescription: description };
  },

  UpdateTimeToLive: async (input, settings, requireTable) => {
    const specification = z.object({ Enabled: z.boolean(), AttributeName: z.string().min(1) });
    const update = Table.extend({ TimeToLiveSpecification: specification }).parse(input);
    const table = await requireTable(update.TableName);
    const { Enabled, AttributeName } = update.TimeToLiveSpecification;
    if (Enabled === (settings.timeToLive(table) !== undefined)) {
      throw new ServiceError('ValidationException', `TimeToLive is already ${Enabled ? 'enabled' : 'disabled'}`);
    }
    settings.setTimeToLive(table, Enabled ? AttributeName : undefined);
    return { TimeToLiveSpecification: update.TimeToLiveSpecification };
  },

  DescribeContinuousBackups: async (input, settings, requireTable) =>
    recovery(settings.hasRecovery(await requireTable(Table.parse(input).TableName))),

  UpdateContinuousBackups: async (input, settings, requireTable) => {
    const specification = z.object({ PointInTimeRecoveryEnabled: z.boolean() });
    const update = Table.extend({ PointInTimeRecoverySpecification: specification }).parse(input);
    const enabled = update.PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled;
    settings.setRecovery(await requireTable(update.TableName), enabled);
    return recovery(enabled);
  },

  TagResource: async (input, settings, requireTable) => {
    const request = Resource.extend({ Tags }).parse(input);
    const table = await requireTable(request.ResourceArn);
    for (const tag of request.Tags) settings.tag(table, tag.Key, tag.Value);
    return {};
  },

  UntagResource: async (input, settings, requireTable) => {
    const request = Resource.extend({ TagKeys: z.array(z.string()) }).parse(input);
    const table = await requireTable(request.ResourceArn);
    for (const key of request.TagKeys) settings.untag(table, key);
    return {};
  },

  ListTagsOfResource: async (input, settings, requireTable) => {
    const table = await requireTable(Resource.parse(input).ResourceArn);
    return { Tags: settings.tags(table).map((tag) => ({ Key: tag.key, Value: tag.value })) };
  },
};
