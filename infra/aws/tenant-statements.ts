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

/** Said outright, although a resource that names an absent tag matches nothing either: who forgets it, gets nothing. */
const theTagIsThere = { [`aws:PrincipalTag/${tagNames.table}`]: 'false' };

/** ARNs that hold the variable of the tag instead of a table's id. */
export type TenantResources = {
  readonly table: string;
  readonly workIndex: string;
  readonly mailed: string;
  readonly uploads: string;
  readonly shown: string;
  readonly originals: string;
};

const itemActions: Readonly<Record<Access, readonly string[]>> = {
  read: ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query', 'dynamodb:ConditionCheckItem'],
  write: ['dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem'],
  append: ['dynamodb:PutItem'],
  remove: ['dynamodb:DeleteItem'],
  redact: ['dynamodb:UpdateItem'],
};

/** What an update that redacts may name: the key, and the texts that lie beside the chained event. */
const redactable = ['pk', 'sk', 'texts'];

type FilesGrant = {
  readonly kinds: readonly ScopeKind[];
  readonly of: readonly ('mailed' | 'uploads' | 'shown' | 'originals')[];
  readonly actions: readonly string[];
};

/**
 * What kinds of scope may do with the tenant's files. Browsers post with the credentials of `public` or `staff` and reach
 * uploads alone; what arrived is looked at, and removed when it is not what it claims. The public never reaches an original.
 * Who seals reads uploads with their tags, joins pieces for the scanner, and writes what is kept; background work removes what
 * retention ends. Attachments of mails are left by background work, and lie with the uploads once somebody says what they
 * belong to.
 */
const fileGrants: readonly FilesGrant[] = [
  { kinds: ['staff'], of: ['mailed'], actions: ['s3:GetObject'] },
  { kinds: ['background'], of: ['mailed'], actions: ['s3:GetObject', 's3:PutObject'] },
  { kinds: ['public', 'staff'], of: ['uploads'], actions: ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'] },
  {
    kinds: ['background'],
    of: ['uploads'],
    actions: ['s3:GetObject', 's3:GetObjectTagging', 's3:PutObject', 's3:DeleteObject'],
  },
  { kinds: ['public', 'staff'], of: ['shown'], actions: ['s3:GetObject'] },
  { kinds: ['staff'], of: ['originals'], actions: ['s3:GetObject'] },
  {
    kinds: ['background'],
    of: ['shown', 'originals'],
    actions: ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'],
  },
];

const isSubject = (word: string): word is KeySubject => word in keyPrefixes;
const subjects: readonly KeySubject[] = Object.keys(keyPrefixes).filter(isSubject);

type Grant = { readonly access: Access; readonly isBlind: boolean; readonly subjects: readonly KeySubject[] };

/** The subjects of a kind, grouped by what may be done with them; blind is what may be put but not read. */
function grantsOf(kind: ScopeKind): readonly Grant[] {
  const held = (subject: KeySubject): readonly Access[] => scopeAccess[kind][subject] ?? [];
  const accesses: readonly Access[] = ['read', 'write', 'append', 'remove', 'redact'];
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
    /** The only attributes that the request may name, and then it may not answer with the rest. */
    attributes?: readonly string[];
  },
): PolicyStatement {
  return new PolicyStatement({
    sid: `${title(kind)}${statement.sid}`,
    effect: Effect.ALLOW,
    actions: [...statement.actions],
    // Without the tag of the table its variable stands for nothing, and the statement with it.
    resources: [statement.resource],
    conditions: {
      StringEquals: { [`aws:PrincipalTag/${tagNames.kind}`]: kind },
      'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': statement.prefixes.map((prefix) => `${prefix}*`) },
      Null: {
        'dynamodb:LeadingKeys': 'false',
        ...theTagIsThere,
        ...(statement.attributes && { 'dynamodb:Attributes': 'false' }),
      },
      ...(statement.attributes
        ? { 'ForAllValues:StringEquals': { 'dynamodb:Attributes': [...statement.attributes] } }
        : {}),
      // A put can answer with what it replaced. The key is absent where nothing was asked for.
      ...(statement.isBlind || statement.attributes
        ? { StringEqualsIfExists: { 'dynamodb:ReturnValues': 'NONE' } }
        : {}),
    },
  });
}

const filesStatements = (resources: TenantResources): readonly PolicyStatement[] =>
  fileGrants.map(
    ({ kinds, of, actions }) =>
      new PolicyStatement({
        sid: [...kinds, ...of].map(title).join(''),
        effect: Effect.ALLOW,
        actions: [...actions],
        resources: of.map((place) => resources[place]),
        conditions: { StringEquals: { [`aws:PrincipalTag/${tagNames.kind}`]: [...kinds] }, Null: theTagIsThere },
      }),
  );

/**
 * Everything the role of tenant data may do: the access table of `shared/tenant/tables.ts`, written as IAM. One policy for
 * each kind of scope and one for files, because a policy may have 6,144 characters, and all that are written into a role
 * itself 10,240.
 */
export function tenantPolicies(resources: TenantResources): ReadonlyMap<string, readonly PolicyStatement[]> {
  const ofKind = (kind: ScopeKind): readonly PolicyStatement[] => [
    ...grantsOf(kind).map(({ access, isBlind, subjects: granted }) =>
      overKeys(kind, {
        sid: `${title(access)}${isBlind ? 'Blind' : ''}`,
        actions: itemActions[access],
        resource: resources.table,
        prefixes: granted.map((subject) => keyPrefixes[subject]),
        isBlind,
        ...(access === 'redact' && { attributes: redactable }),
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
  ];
  return new Map([
    ...scopeKinds.map((kind): [string, readonly PolicyStatement[]] => [title(kind), ofKind(kind)]),
    ['Files', filesStatements(resources)],
  ]);
}
