import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { ScopedClients } from '../../../shared/data/scoped-client.ts';

export type { ScopedClients } from '../../../shared/data/scoped-client.ts';

/** The bug: the function works under its own role, without any scope. */
export function scopedClients(_roleArn: string): ScopedClients {
  const own = new DynamoDBClient({});
  return { clientFor: () => own };
}
