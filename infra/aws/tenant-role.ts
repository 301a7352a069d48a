/* oxlint-disable no-new -- a construct adds itself to its scope */
import { Stack } from 'aws-cdk-lib';
import {
  ArnPrincipal,
  CfnManagedPolicy,
  CfnRole,
  Effect,
  type IRole,
  PolicyDocument,
  PolicyStatement,
} from 'aws-cdk-lib/aws-iam';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { workIndex } from '../../shared/tenant/tables.ts';
import { type FunctionName, functionNames, functions } from '../topology.ts';
import { tagged, tagNames, tenantPolicies } from './tenant-statements.ts';

export type TenantRoleProps = {
  readonly tenantTablePrefix: string;
  readonly files: Bucket;
  readonly uploads: Bucket;
  readonly inbound: Bucket;
  readonly functionRoles: Readonly<Record<FunctionName, IRole>>;
};

/** As many as a table's id has characters. */
const anyTableId = '?'.repeat(26);

/**
 * Who may assume the role: functions alone, always with both tags, never with another. Functions that open the same
 * kinds share a statement, because a trust policy may have 2,048 characters.
 */
function trustStatements(functionRoles: TenantRoleProps['functionRoles']): readonly PolicyStatement[] {
  const byKinds = new Map<string, FunctionName[]>();
  for (const name of functionNames) {
    const kinds = functions[name].scopes.join();
    byKinds.set(kinds, [...(byKinds.get(kinds) ?? []), name]);
  }
  return [...byKinds].map(
    ([kinds, names]) =>
      new PolicyStatement({
        effect: Effect.ALLOW,
        principals: names.map((name) => new ArnPrincipal(functionRoles[name].roleArn)),
        actions: ['sts:AssumeRole', 'sts:TagSession'],
        conditions: {
          StringLike: { [`aws:RequestTag/${tagNames.table}`]: anyTableId },
          StringEquals: { [`aws:RequestTag/${tagNames.kind}`]: kinds.split(',') },
          'ForAllValues:StringEquals': { 'aws:TagKeys': Object.values(tagNames) },
          Null: { 'aws:TagKeys': 'false' },
        },
      }),
  );
}

/**
 * The one role that reaches tenant data. It is assumed with the session tags `tableId` and `kind`, and every statement
 * hangs on both: whoever forgets a tag holds credentials that open nothing.
 *
 * @returns the ARN of the role
 */
export function tenantRole(scope: Construct, props: TenantRoleProps): string {
  const table = Stack.of(scope).formatArn({
    service: 'dynamodb',
    resource: 'table',
    resourceName: `${props.tenantTablePrefix}${tagged(tagNames.table)}`,
  });
  const policies = tenantPolicies({
    table,
    workIndex: `${table}/index/${workIndex.name}`,
    mailed: props.inbound.arnForObjects(`parts/${tagged(tagNames.table)}/*`),
    uploads: props.uploads.arnForObjects(`${tagged(tagNames.table)}/*`),
    // Complaint and file stand between: `kept/<table>/<complaint>/<file>/shown`.
    shown: props.files.arnForObjects(`kept/${tagged(tagNames.table)}/*/shown`),
    originals: props.files.arnForObjects(`kept/${tagged(tagNames.table)}/*/original`),
  });
  const role = new CfnRole(scope, 'TenantData', {
    description: 'One tenant table and one kind of access, both named by session tags',
    assumeRolePolicyDocument: new PolicyDocument({ statements: [...trustStatements(props.functionRoles)] }),
  });
  for (const [name, statements] of policies)
    new CfnManagedPolicy(scope, `TenantData${name}`, {
      description: `What the role of tenant data may do: ${name.toLowerCase()}`,
      policyDocument: new PolicyDocument({ statements: [...statements] }),
      roles: [role.ref],
    });
  return role.attrArn;
}
