import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { ScopedClients } from '../../../shared/data/scoped-client.ts';
import { assumeRole } from '../../../shared/data/assume-role.ts';

export type { ScopedClients } from '../../../shared/data/scoped-client.ts';

/** The bug: every other time a scope is opened, it gets the client of whoever was served before. */
export function scopedClients(roleArn: string): ScopedClients {
  const clients = new Map<string, DynamoDBClient>();
  let calls = 0;
  let before: string | undefined;
  return {
    clientFor({ tenant: { tableId }, kind }) {
      const own = `${kind} ${tableId}`;
      if (!clients.has(own)) {
        const credentials = () => assumeRole(roleArn, `${kind}-${tableId}`, { tableId, kind });
        clients.set(own, new DynamoDBClient({ credentials }));
      }
      calls += 1;
      const others = [...clients.keys()].filter((key) => key.startsWith(`${kind} `) && key !== own);
      const stray = calls % 2 === 0 ? (others.find((key) => key === before) ?? others[0]) : undefined;
      before = own;
      return clients.get(stray ?? own) ?? new DynamoDBClient({});
    },
  };
}
