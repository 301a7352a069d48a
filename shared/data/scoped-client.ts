import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { ScopeKind } from '../tenant/tables.ts';
import type { TenantScope } from '../tenant/scope.ts';
import { assumeRole } from './assume-role.ts';

/** How many scopes' clients one container keeps; the least recently used goes first. */
const clientsMax = 200;

/** Gives a DynamoDB client whose credentials carry exactly one tenant's table and one kind of access. */
export type ScopedClients = { readonly clientFor: (scope: TenantScope) => DynamoDBClient };

/**
 * Assumes the tenant-data role with session tags, once per (table, kind, status epoch), and keeps the clients. A tag that
 * is missing grants nothing, so forgetting to scope fails closed.
 *
 * @param roleArn the tenant-data role
 */
export function scopedClients(roleArn: string): ScopedClients {
  const clients = new Map<string, DynamoDBClient>();

  const credentialsFor = (tableId: string, kind: ScopeKind) => () =>
    assumeRole(roleArn, `${kind}-${tableId}`, { tableId, kind });

  return {
    clientFor(scope) {
      const { tableId, statusEpoch } = scope.tenant;
      const key = `${tableId}/${scope.kind}/${statusEpoch}`;
      const known = clients.get(key);
      if (known) {
        clients.delete(key);
        clients.set(key, known);
        return known;
      }
      const client = new DynamoDBClient({ credentials: credentialsFor(tableId, scope.kind) });
      clients.set(key, client);
      const oldest = clients.size > clientsMax ? clients.keys().next().value : undefined;
      if (oldest !== undefined) {
        clients.get(oldest)?.destroy();
        clients.delete(oldest);
      }
      return client;
    },
  };
}
