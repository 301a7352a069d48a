import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import {
  type Access,
  type KeySubject,
  keyPrefixes,
  queuePrefixes,
  type ScopeKind,
  scopeAccess,
  scopeKinds,
  scopeQueues,
} from '../../shared/tenant/tables.ts';

/** The session tags of a scope. */
export const tagNames = { table: 'tableId', kind: 'kind' } as const;

/** A policy variable: the value that the session was tagged with. Without the tag the statement matches nothing. */
export const tagged = (tag: string): string => `\${aws:PrincipalTag/${tag}}`;

/** ARNs that hold the variable of the tag instead of a table's id. */
export type TenantResources = { readonly table: string; readonly workIndex: string; readonly files: string };

const itemActions: Readonly<Record<Access, readonly string[]>> = {
  read: ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query', 'dynamodb:ConditionCheckItem'],
  write: ['dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem'],
  append: ['dynamodb:PutItem'],
};

/**
 * What each kind of scope may do with the tenant's files. A form uploads and is read back to see that it is what it
 * claims, or removed when it is not; staff read, and attach evidence; background work removes what retention ends.
 */
const fileActions: Readonly<Record<ScopeKind, readonly string[]>> = {
  public: ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'],
  staff: ['s3:GetObject', 's3:PutObject'],
  identity: [],
  background: ['s3:GetObject', 's3:DeleteObject'],
};

const isSubject = (word: string): word is KeySubject => word in keyPrefixes;
const subjects: readonly KeySubject[] = Object.keys(keyPrefixes).filter(isSubject);

type Grant = { readonly access: Access; readonly isBlind: boolean; readonly subjects: readonly KeySubject[] };

/** The subjects of a kind, grouped by what may be done with them; blind is what may be put but not read. */
function grantsOf(kind: ScopeKind): readonly Grant[] {
  const held = (subject: KeySubject): readonly Access[] => scopeAccess[kind][subject] ?? [];
  const accesses: readonly Access[] = ['read', 'write', 'append'];
  return accesses
    .flatMap((access) => [false, true].map((isBlind) => ({ access, isBlind })))
    .map(({ access, isBlind }) => ({
      access,
      isBlind,
      subjects: subjects.filter(
        (subject) => held(subject).includes(access) && held(subject).includes('read') !== isBlind,
      ),
    }))
    .filter((grant) => grant.subjects.length > 0);
}

const title = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/**
 * A statement over key prefixes. `ForAllValues` is true when the request names no key at all, so its twin demands that
 * it names one.
 */
function overKeys(
  kind: ScopeKind,
  statement: {
    sid: string;
    actions: readonly string[];
    resource: string;
    prefixes: readonly string[];
    isBlind: boolean;
  },
): PolicyStatement {
  return new PolicyStatement({
    sid: `${title(kind)}${statement.sid}`,
    effect: Effect.ALLOW,
    actions: [...statement.actions],
    resources: [statement.resource],
    conditions: {
      StringEquals: { [`aws:PrincipalTag/${tagNames.kind}`]: kind },
      'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': statement.prefixes.map((prefix) => `${prefix}*`) },
      Null: { 'dynamodb:LeadingKeys': 'false', [`aws:PrincipalTag/${tagNames.table}`]: 'false' },
      // A put can answer with what it replaced. The key is absent where nothing was asked for.
      ...(statement.isBlind ? { StringEqualsIfExists: { 'dynamodb:ReturnValues': 'NONE' } } : {}),
    },
  });
}

function filesStatement(kind: ScopeKind, resource: string): readonly PolicyStatement[] {
  if (fileActions[kind].length === 0) return [];
  return [
    new PolicyStatement({
      sid: `${title(kind)}Files`,
      effect: Effect.ALLOW,
      actions: [...fileActions[kind]],
      resources: [resource],
      conditions: {
        StringEquals: { [`aws:PrincipalTag/${tagNames.kind}`]: kind },
        Null: { [`aws:PrincipalTag/${tagNames.table}`]: 'false' },
      },
    }),
  ];
}

/** Everything the role of tenant data may do: the access table of `shared/tenant/tables.ts`, written as IAM. */
export function tenantStatements(resources: TenantResources): readonly PolicyStatement[] {
  return scopeKinds.flatMap((kind) => [
    ...grantsOf(kind).map(({ access, isBlind, subjects: granted }) =>
      overKeys(kind, {
        sid: `${title(access)}${isBlind ? 'Blind' : ''}`,
        actions: itemActions[access],
        resource: resources.table,
        prefixes: granted.map((subject) => keyPrefixes[subject]),
        isBlind,
      }),
    ),
    ...(scopeQueues[kind].length === 0
      ? []
      : [
          overKeys(kind, {
            sid: 'Queues',
            actions: ['dynamodb:Query'],
            resource: resources.workIndex,
            prefixes: scopeQueues[kind].map((queue) => queuePrefixes[queue]),
            isBlind: false,
          }),
        ]),
    ...filesStatement(kind, resources.files),
  ]);
}
