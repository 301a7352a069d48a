import * as z from 'zod';
import type { DynamoFront } from './front.ts';

const Names = z.looseObject({ TableNames: z.array(z.string()), LastEvaluatedTableName: z.string().optional() });
const Described = z.looseObject({ Table: z.looseObject({ ItemCount: z.number() }) });

async function call(front: DynamoFront, operation: string, input: object): Promise<unknown> {
  const answer = await front.call(`DynamoDB_20120810.${operation}`, Buffer.from(JSON.stringify(input)));
  const text = String(answer.body ?? '');
  if (answer.status !== 200) throw new Error(`${operation}: ${text}`);
  return JSON.parse(text);
}

async function tableNames(front: DynamoFront): Promise<readonly string[]> {
  const names: string[] = [];
  let start: string | undefined;
  do {
    const page = Names.parse(
      await call(front, 'ListTables', start === undefined ? {} : { ExclusiveStartTableName: start }),
    );
    names.push(...page.TableNames);
    start = page.LastEvaluatedTableName;
  } while (start !== undefined);
  return names;
}

/** Every table with the number of its items. */
export async function countTables(front: DynamoFront): Promise<readonly { name: string; items: number }[]> {
  const names = await tableNames(front);
  return Promise.all(
    names.map(async (name) => {
      const described = Described.parse(await call(front, 'DescribeTable', { TableName: name }));
      return { name, items: described.Table.ItemCount };
    }),
  );
}

/** Creates the control table of a new installation, as the deployment does in AWS. */
export async function ensureControlTable(front: DynamoFront, name: string): Promise<void> {
  if ((await tableNames(front)).includes(name)) return;
  await call(front, 'CreateTable', {
    TableName: name,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: ['pk', 'sk'].map((key) => ({ AttributeName: key, AttributeType: 'S' })),
    KeySchema: [
      { AttributeName: 'pk', KeyType: 'HASH' },
      { AttributeName: 'sk', KeyType: 'RANGE' },
    ],
  });
  await call(front, 'UpdateTimeToLive', {
    TableName: name,
    TimeToLiveSpecification: { Enabled: true, AttributeName: 'expiresAt' },
  });
}
