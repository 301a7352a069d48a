import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { ScopedClients } from '../../../shared/data/scoped-client.ts';
import { assumeRole } from '../../../shared/data/assume-role.ts';

export type { ScopedClients } from '../../../shared/data/scoped-client.ts';

/** The bug: clients are kept by the kind of scope alone, so that whoever comes first lends his credentials to all. */
export function scopedClients(roleArn: string): ScopedClients {
  const clients = new Map<string, DynamoDBClient>();
  return {
    clientFor({ tenant: { tableId }, kind }) {
      const known = clients.get(kind);
      if (known) return known;
      const client = new DynamoDBClient({
        credentials: () => assumeRole(roleArn, `${kind}-${tableId}`, { tableId, kind }),
      });
      clients.set(kind, client);
      return client;
    },
  };
}
