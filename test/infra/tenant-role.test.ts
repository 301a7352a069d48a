import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { functionNames, functions } from '../../infra/topology.ts';
import {
  keyPrefixes,
  queuePrefixes,
  scopeAccess,
  type ScopeKind,
  scopeKinds,
  scopeQueues,
} from '../../shared/tenant/tables.ts';
import {
  conditionsHold,
  isAllowed,
  type Request,
  type Statement,
  statementsOf,
  textOf,
  trustOf,
} from './support/policy.ts';
import { type Resource, resourcesOf, synthesize, type Synthesis } from './support/synthesis.ts';

const ownTable = '01JZ8Y6QK3T5V7W9X1A2B3C4D5';
const otherTable = '01JZ8Y6QK3T5V7W9X1A2B3C4D6';
const tableArn = (tableId: string) =>
  `arn:<AWS::Partition>:dynamodb:ap-southeast-1:<AWS::AccountId>:table/t-${tableId}`;

const actionsOf = {
  read: ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query', 'dynamodb:ConditionCheckItem'],
  write: ['dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem'],
  append: ['dynamodb:PutItem'],
  remove: ['dynamodb:DeleteItem'],
  redact: ['dynamodb:UpdateItem'],
} as const;
const everyItemAction = [...actionsOf.read, ...actionsOf.write];

let synthesis: Synthesis;
let role: Resource;
/** One for each kind, and one for files. */
let policies: readonly (readonly Statement[])[];
let statements: readonly Statement[];

beforeAll(() => {
  synthesis = synthesize(false);
  const roles = resourcesOf(synthesis.service, 'AWS::IAM::Role').filter(([id]) => id === 'TenantData');
  expect(roles).toHaveLength(1);
  for (const [, found] of roles) role = found;
  policies = resourcesOf(synthesis.service, 'AWS::IAM::ManagedPolicy').map(([, policy]) => statementsOf(policy));
  expect(policies).toHaveLength(scopeKinds.length + 1);
  statements = policies.flat();
}, 60_000);
afterAll(() => synthesis?.remove());

/** A call on one item of a table, under a scope of `kind` on the own table. */
const itemCall = (kind: ScopeKind, action: string, key: string): Request => ({
  action,
  resource: tableArn(ownTable),
  context: {
    'aws:PrincipalTag/tableId': [ownTable],
    'aws:PrincipalTag/kind': [kind],
    'dynamodb:LeadingKeys': [key],
    ...(action === 'dynamodb:UpdateItem' && { 'dynamodb:Attributes': ['pk', 'sk', 'texts'] }),
  },
});

const without = (request: Request, key: string): Request => ({
  ...request,
  context: Object.fromEntries(Object.entries(request.context).filter(([name]) => name !== key)),
});

/** The logical id of the bucket whose name begins so. */
const bucketOf = (name: string): string =>
  resourcesOf(synthesis.service, 'AWS::S3::Bucket').find(([id]) => id.startsWith(name))?.[0] ?? '';

const places = (tableId: string) => ({
  uploads: `<${bucketOf('Uploads')}.Arn>/${tableId}/01JZ/01JX/0`,
  shown: `<${bucketOf('Files')}.Arn>/kept/${tableId}/01JZ/01JX/shown`,
  originals: `<${bucketOf('Files')}.Arn>/kept/${tableId}/01JZ/01JX/original`,
});

describe('a scope on a tenant', () => {
  it('reaches exactly the subjects that the access table gives its kind', () => {
    let allowed = 0;
    let refused = 0;
    for (const kind of scopeKinds) {
      for (const [subject, prefix] of Object.entries(keyPrefixes)) {
        const accesses = Object.entries(scopeAccess[kind]).find(([name]) => name === subject)?.[1] ?? [];
        for (const action of everyItemAction) {
          const expected = accesses.some((access) => actionsOf[access].some((one) => one === action));
          const actual = isAllowed(statements, itemCall(kind, action, `${prefix}01JZ`));
          expect(actual, `${kind} ${action} ${subject}`).toBe(expected);
          if (actual) allowed += 1;
          else refused += 1;
        }
      }
    }
    expect(allowed).toBeGreaterThan(100);
    expect(refused).toBeGreaterThan(100);
  });

  it('queries exactly the queues of its kind, and the index in no other way', () => {
    for (const kind of scopeKinds) {
      for (const [queue, prefix] of Object.entries(queuePrefixes)) {
        const call = {
          ...itemCall(kind, 'dynamodb:Query', `${prefix}centre`),
          resource: `${tableArn(ownTable)}/index/work`,
        };
        expect(isAllowed(statements, call), `${kind} ${queue}`).toBe(scopeQueues[kind].some((one) => one === queue));
        expect(isAllowed(statements, { ...call, action: 'dynamodb:Scan' })).toBe(false);
        expect(isAllowed(statements, { ...call, resource: `${tableArn(ownTable)}/index/other` })).toBe(false);
      }
    }
  });

  it("does not reach another tenant's table, nor one whose name begins alike", () => {
    const own = itemCall('staff', 'dynamodb:GetItem', 'COMPLAINT#01JZ');
    expect(isAllowed(statements, own)).toBe(true);
    expect(isAllowed(statements, { ...own, resource: tableArn(otherTable) })).toBe(false);
    expect(isAllowed(statements, { ...own, resource: `${tableArn(ownTable)}X` })).toBe(false);
    expect(isAllowed(statements, { ...own, resource: tableArn('*') })).toBe(false);
  });

  it.each(['aws:PrincipalTag/tableId', 'aws:PrincipalTag/kind', 'dynamodb:LeadingKeys'])(
    'opens nothing without %s',
    (key) => {
      for (const kind of scopeKinds) {
        for (const prefix of Object.values(keyPrefixes)) {
          for (const action of everyItemAction) {
            expect(isAllowed(statements, without(itemCall(kind, action, `${prefix}01JZ`), key))).toBe(false);
          }
        }
      }
    },
  );

  it('takes a star in a tag for a star, not for everything', () => {
    const call = itemCall('staff', 'dynamodb:GetItem', 'COMPLAINT#01JZ');
    expect(isAllowed(statements, { ...call, context: { ...call.context, 'aws:PrincipalTag/tableId': ['*'] } })).toBe(
      false,
    );
    expect(isAllowed(statements, { ...call, context: { ...call.context, 'aws:PrincipalTag/kind': ['*'] } })).toBe(
      false,
    );
  });

  it('reaches nothing when one key of several is not its own', () => {
    const call = itemCall('public', 'dynamodb:BatchGetItem', 'COMPLAINT#01JZ');
    const mixed = { ...call.context, 'dynamodb:LeadingKeys': ['COMPLAINT#01JZ', 'VAULT#01JZ'] };
    expect(isAllowed(statements, call)).toBe(true);
    expect(isAllowed(statements, { ...call, context: mixed })).toBe(false);
  });

  it('cannot read back what it may only append', () => {
    const put = itemCall('public', 'dynamodb:PutItem', 'VAULT#01JZ');
    expect(isAllowed(statements, put)).toBe(true);
    const asking = { ...put.context, 'dynamodb:ReturnValues': ['ALL_OLD'] };
    expect(isAllowed(statements, { ...put, context: asking })).toBe(false);
  });

  it('takes texts from beside an event, and touches nothing that the chain covers', () => {
    const redact = itemCall('background', 'dynamodb:UpdateItem', 'EVENTS#01JZ');
    expect(isAllowed(statements, redact)).toBe(true);
    expect(isAllowed(statements, without(redact, 'dynamodb:Attributes'))).toBe(false);
    for (const attributes of [['pk', 'sk', 'texts', 'envelope'], ['envelope']]) {
      const context = { ...redact.context, 'dynamodb:Attributes': attributes };
      expect([attributes, isAllowed(statements, { ...redact, context })]).toEqual([attributes, false]);
    }
    const answered = { ...redact.context, 'dynamodb:ReturnValues': ['ALL_OLD'] };
    expect(isAllowed(statements, { ...redact, context: answered })).toBe(false);
    const remove = itemCall('background', 'dynamodb:DeleteItem', 'VAULT#01JZ');
    expect(isAllowed(statements, remove)).toBe(true);
    const asking = { ...remove.context, 'dynamodb:ReturnValues': ['ALL_OLD'] };
    expect(isAllowed(statements, { ...remove, context: asking })).toBe(false);
  });

  it('reaches files under its own table alone, each kind exactly what it is for', () => {
    const expected = {
      public: { uploads: ['Get', 'Put', 'Delete'], shown: ['Get'], originals: [] },
      staff: { uploads: ['Get', 'Put', 'Delete'], shown: ['Get'], originals: ['Get'] },
      identity: { uploads: [], shown: [], originals: [] },
      background: {
        uploads: ['Get', 'Put', 'Delete'],
        shown: ['Get', 'Put', 'Delete'],
        originals: ['Get', 'Put', 'Delete'],
      },
    } as const satisfies Record<ScopeKind, Record<keyof ReturnType<typeof places>, readonly string[]>>;
    let allowed = 0;
    for (const kind of scopeKinds) {
      for (const place of ['uploads', 'shown', 'originals'] as const) {
        for (const action of ['Get', 'Put', 'Delete', 'List'] as const) {
          const ask = (tableId: string): boolean =>
            isAllowed(statements, {
              action: `s3:${action}Object`,
              resource: places(tableId)[place],
              context: { 'aws:PrincipalTag/tableId': [ownTable], 'aws:PrincipalTag/kind': [kind] },
            });
          const isExpected = expected[kind][place].some((one) => one === action);
          expect(ask(ownTable), `${kind} ${action} ${place}`).toBe(isExpected);
          expect(ask(otherTable), `${kind} ${action} ${place} of another`).toBe(false);
          if (isExpected) allowed += 1;
        }
      }
    }
    expect(allowed).toBe(18);
  });
});

describe('the role of tenant data', () => {
  it('names every action, and no table, prefix or object by a bare star', () => {
    expect(statements.length).toBeGreaterThan(10);
    for (const statement of statements) {
      const resources = [statement.Resource].flat().map(textOf);
      expect(statement.Action.join()).not.toMatch(/\*|PartiQL|Scan|Table|Export|Stream|Backup|PutObjectTagging/);
      for (const resource of resources) {
        expect(resource).toContain('${aws:PrincipalTag/tableId}');
        expect(resource.replace(/\/\$\{aws:PrincipalTag\/tableId\}\/\*(\/shown|\/original)?$/, '')).not.toContain('*');
        expect(resource).not.toContain('arn:aws:');
      }
    }
  });

  it('has a twin that demands the key beside every condition over all values', () => {
    const twins = [...statements, ...trustOf(role)].flatMap(({ Condition }) =>
      Object.entries(Condition)
        .filter(([operator]) => operator.startsWith('ForAllValues:'))
        .flatMap(([, keys]) => Object.keys(keys).map((key) => Condition['Null']?.[key])),
    );
    expect(twins.length).toBeGreaterThan(10);
    expect(new Set(twins)).toEqual(new Set(['false']));
    const keys = statements.flatMap(({ Condition }) => Object.values(Condition).flatMap((one) => Object.keys(one)));
    expect(keys.filter((key) => /\s/.test(key))).toEqual([]);
  });

  it('fits into the characters that IAM allows', () => {
    // As long as the names will be that stand for the template's own expressions.
    const arn = 'arn:aws:iam::123456789012:role/example-service-escalateRole75F6F2AC-0123456789AB';
    const named = (resource: unknown): string =>
      textOf(resource)
        .replaceAll(/<[^>]*\.Arn>/g, arn)
        .replaceAll('<AWS::Partition>', 'aws-us-gov')
        .replaceAll('<AWS::AccountId>', '123456789012');
    const lengthOf = (part: readonly Statement[]) =>
      JSON.stringify(
        part.map((one) => ({
          ...one,
          ...(one.Resource !== undefined && { Resource: [one.Resource].flat().map(named) }),
        })),
      ).replaceAll(/\{"Fn::GetAtt":\[[^\]]*\]\}/g, `"${arn}"`).length;
    expect(lengthOf(trustOf(role))).toBeLessThan(2048);
    for (const policy of policies) expect(lengthOf(policy)).toBeLessThan(6144);
  });
});

/** What a session asks for, in the words of IAM. */
const session = (kind: string): Request['context'] => ({
  'aws:RequestTag/tableId': [ownTable],
  'aws:RequestTag/kind': [kind],
  'aws:TagKeys': ['tableId', 'kind'],
});
const trustIn = (name: string) =>
  trustOf(role).filter(({ Principal }) => JSON.stringify(Principal).includes(`"${name}Role`));

describe('assuming the role', () => {
  it('is for the functions alone, each with its own kinds', () => {
    const principals = trustOf(role).flatMap(({ Principal }) => Object.keys(Object(Principal)));
    expect(new Set(principals)).toEqual(new Set(['AWS']));
    for (const name of functionNames) {
      const trust = trustIn(name);
      expect(trust, name).toHaveLength(1);
      for (const { Action, Condition } of trust) {
        expect(Action).toEqual(['sts:AssumeRole', 'sts:TagSession']);
        for (const kind of scopeKinds) {
          expect(conditionsHold(Condition, session(kind)), `${name} ${kind}`).toBe(
            functions[name].scopes.includes(kind),
          );
        }
      }
    }
  });

  it('is refused without tags, with an empty table, and with a tag too many', () => {
    const [trust] = trustIn('pages');
    const full = session('public');
    const condition = trust?.Condition ?? {};
    expect(conditionsHold(condition, full)).toBe(true);
    expect(conditionsHold(condition, {})).toBe(false);
    expect(conditionsHold(condition, { ...full, 'aws:RequestTag/tableId': [''] })).toBe(false);
    expect(conditionsHold(condition, { ...full, 'aws:RequestTag/kind': ['*'] })).toBe(false);
    expect(conditionsHold(condition, { ...full, 'aws:TagKeys': ['tableId', 'kind', 'tenantId'] })).toBe(false);
    expect(conditionsHold(condition, { 'aws:RequestTag/kind': ['public'], 'aws:TagKeys': ['kind'] })).toBe(false);
  });
});
