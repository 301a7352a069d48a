import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { type ScopedClients, scopedClients } from '../../shared/data/scoped-client.ts';
import { type TenantTable, openTenantTable, tableOf } from '../../shared/data/tenant-table.ts';
import { dynamoRegistry } from '../../shared/data/tenancy/registry.ts';
import { type VerifiedTenant, openScope } from '../../shared/tenant/scope.ts';
import type { ScopeKind } from '../../shared/tenant/tables.ts';
import type { Registry } from '../../shared/usecase/tenancy/ports.ts';

/** The control table and the way into tenant tables, made once per container. */
export type Tenants = {
  readonly control: TenantTable;
  readonly dynamo: DynamoDBClient;
  readonly registry: Registry;
  readonly clients: ScopedClients;
  /** A verified tenant's table with one kind of access. */
  readonly table: (tenant: VerifiedTenant, kind: ScopeKind) => TenantTable;
};

export function openTenants(environment: {
  readonly CONTROL_TABLE: string;
  readonly TENANT_TABLE_PREFIX: string;
  readonly TENANT_ROLE_ARN: string;
}): Tenants {
  const dynamo = new DynamoDBClient({});
  const control = tableOf(dynamo, environment.CONTROL_TABLE);
  const clients = scopedClients(environment.TENANT_ROLE_ARN);
  return {
    control,
    dynamo,
    clients,
    registry: dynamoRegistry(control, () => performance.now()),
    table: (tenant, kind) => openTenantTable(clients, environment.TENANT_TABLE_PREFIX, openScope(tenant, kind)),
  };
}
