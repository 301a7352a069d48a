import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { ScopedClients } from '../../../shared/data/scoped-client.ts';
import { assumeRole } from '../../../shared/data/assume-role.ts';

export type { ScopedClients } from '../../../shared/data/scoped-client.ts';

/** The bug: whoever asks is given the kind that opens the vault. */
export const scopedClients = (roleArn: string): ScopedClients => ({
  clientFor: ({ tenant: { tableId } }) =>
    new DynamoDBClient({
      credentials: () => assumeRole(roleArn, `identity-${tableId}`, { tableId, kind: 'identity' }),
    }),
});
