import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { ScopedClients } from '../../../shared/data/scoped-client.ts';
import { assumeRole } from '../../../shared/data/assume-role.ts';

export type { ScopedClients } from '../../../shared/data/scoped-client.ts';

/** The bug: the session is not tagged with the table. */
export const scopedClients = (roleArn: string): ScopedClients => ({
  clientFor: ({ tenant: { tableId }, kind }) =>
    new DynamoDBClient({ credentials: () => assumeRole(roleArn, `${kind}-${tableId}`, { kind }) }),
});
