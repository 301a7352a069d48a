import { CfnElement, CfnResource, type Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as z from 'zod';
import { Statement } from '../policy/statement.ts';

/**
 * What a place calls the things of a deployment: by the construct's path inside its stack and the attribute asked for
 * (`Ref` for the thing itself). Undefined for what does not exist there.
 */
export type NameIn = (path: string, attribute: string) => string | undefined;

/** The pseudo parameters of a template. */
export type Pseudo = { readonly partition: string; readonly account: string; readonly region: string };

/** The statements of one role: what it may do, and who may assume it. */
export type RolePolicies = { readonly may: readonly Statement[]; readonly trust: readonly Statement[] };

const Expression = z.union([
  z.string(),
  z.strictObject({ Ref: z.string() }),
  z.strictObject({ 'Fn::GetAtt': z.tuple([z.string(), z.string()]) }),
  z.strictObject({ 'Fn::Join': z.tuple([z.string(), z.array(z.unknown())]) }),
]);

const Document = z.object({ Statement: z.array(z.unknown()) });
const Policy = z.object({ PolicyDocument: Document, Roles: z.array(z.object({ Ref: z.string() })) });
const Role = z.object({
  AssumeRolePolicyDocument: Document,
  Policies: z.array(z.object({ PolicyDocument: Document })).default([]),
});
const Resources = z.object({
  Resources: z.record(z.string(), z.looseObject({ Type: z.string(), Properties: z.unknown().optional() })),
});

/** Where each logical id of a stack stands in its tree. */
function pathsOf(stack: Stack): ReadonlyMap<string, string> {
  const paths = new Map<string, string>();
  for (const node of stack.node.findAll()) {
    if (!CfnResource.isCfnResource(node) || !CfnElement.isCfnElement(node)) continue;
    const id = z.string().parse(stack.resolve(stack.getLogicalId(node)));
    paths.set(id, node.node.path.split('/').slice(1).join('/'));
  }
  return paths;
}

/**
 * The policies of the roles of a stack as it would be deployed, read from its template, with the names that a place gives to
 * things instead of references. What a place has no name for becomes an ARN that nothing has.
 *
 * @returns by the path of the role
 */
export function rolePoliciesOf(stack: Stack, nameIn: NameIn, pseudo: Pseudo): ReadonlyMap<string, RolePolicies> {
  const { Resources: resources } = Resources.parse(Template.fromStack(stack).toJSON());
  const paths = pathsOf(stack);
  const pseudoNames: Readonly<Record<string, string>> = {
    'AWS::Partition': pseudo.partition,
    'AWS::AccountId': pseudo.account,
    'AWS::Region': pseudo.region,
    'AWS::URLSuffix': 'amazonaws.com',
  };

  const nameOf = (id: string, attribute: string): string => {
    const known = pseudoNames[id];
    if (known !== undefined) return known;
    const path = paths.get(id) ?? id;
    return nameIn(path, attribute) ?? `arn:${pseudo.partition}:elsewhere:::${path}`;
  };

  const textOf = (given: unknown): string => {
    const expression = Expression.parse(given);
    if (typeof expression === 'string') return expression;
    if ('Ref' in expression) return nameOf(expression.Ref, 'Ref');
    if ('Fn::GetAtt' in expression) return nameOf(...expression['Fn::GetAtt']);
    const [between, parts] = expression['Fn::Join'];
    return parts.map(textOf).join(between);
  };

  /** Every expression in a statement as text; the rest as it is. */
  const written = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(written);
    if (typeof value !== 'object' || value === null) return value;
    if (Expression.safeParse(value).success) return textOf(value);
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, written(each)]));
  };

  const statementsOf = (document: z.infer<typeof Document>): readonly Statement[] =>
    document.Statement.map((each) => Statement.parse(written(each)));

  const attached = Object.values(resources)
    .filter(({ Type }) => Type === 'AWS::IAM::Policy' || Type === 'AWS::IAM::ManagedPolicy')
    .map(({ Properties }) => Policy.parse(Properties));

  return new Map(
    Object.entries(resources)
      .filter(([, { Type }]) => Type === 'AWS::IAM::Role')
      .map(([id, { Properties }]) => {
        const role = Role.parse(Properties);
        const own = role.Policies.map(({ PolicyDocument }) => PolicyDocument);
        const others = attached.filter(({ Roles }) => Roles.some(({ Ref }) => Ref === id));
        const documents = [...own, ...others.map(({ PolicyDocument }) => PolicyDocument)];
        return [
          paths.get(id) ?? id,
          { may: documents.flatMap(statementsOf), trust: statementsOf(role.AssumeRolePolicyDocument) },
        ];
      }),
  );
}
