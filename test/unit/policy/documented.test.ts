import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../infra/policy/evaluate.ts';
import { type IamRequest, Statement } from '../../../infra/policy/statement.ts';

/*
 * What the IAM User Guide says in its examples, one by one; the page stands over each group. Account numbers and names are
 * the guide's own.
 */

type Example = {
  readonly about: string;
  readonly statements: readonly unknown[];
  readonly request: Partial<IamRequest>;
  readonly effect: ReturnType<typeof evaluate>['effect'];
};

const run = ({ statements, request }: Example): string =>
  evaluate(
    statements.map((each) => Statement.parse(each)),
    {
      action: 'dynamodb:GetItem',
      resource: 'arn:aws:dynamodb:us-east-1:111122223333:table/Thread',
      context: {},
      ...request,
    },
  ).effect;

const allow = (condition: object, more: object = {}): object => ({
  Effect: 'Allow',
  Action: '*',
  Resource: '*',
  Condition: condition,
  ...more,
});

/** A request of which only the context matters. */
const withContext = (values: Readonly<Record<string, readonly string[]>>) => ({ context: values });

const asking = (...attributes: readonly string[]) => ({ context: { 'dynamodb:requestedAttributes': attributes } });

const putting = (...attributes: readonly string[]) => ({ ...asking(...attributes), action: 'dynamodb:PutItem' });

const object = (key: string, context: IamRequest['context'] = {}) => ({
  action: 's3:GetObject',
  resource: `arn:aws:s3:::${key}`,
  context,
});

const scoresOf = (...keys: readonly string[]) => ({
  resource: 'arn:aws:dynamodb:us-west-2:123456789012:table/GameScores',
  context: { 'dynamodb:LeadingKeys': keys, 'www.amazon.com:user_id': ['Bob'] },
});

describe('policy evaluation logic', () => {
  // reference_policies_evaluation-logic: everything is refused by default, an explicit allow overrides that, an explicit
  // deny overrides any allow.
  const open = { Effect: 'Allow', Action: 'dynamodb:*', Resource: '*' };
  const closed = { Effect: 'Deny', Action: 'dynamodb:DeleteItem', Resource: '*' };
  it.each<Example>([
    { about: 'nothing is said', statements: [], request: {}, effect: 'refused' },
    { about: 'another service', statements: [open], request: { action: 's3:GetObject' }, effect: 'refused' },
    { about: 'it is allowed', statements: [open], request: {}, effect: 'allowed' },
    {
      about: 'it is allowed and forbidden',
      statements: [open, closed],
      request: { action: 'dynamodb:DeleteItem' },
      effect: 'forbidden',
    },
    {
      about: 'the prefix and the action name are case insensitive',
      statements: [{ ...open, Action: 'DynamoDB:getitem' }],
      request: {},
      effect: 'allowed',
    },
  ])('$about: $effect', (example) => {
    expect(run(example)).toBe(example.effect);
  });
});

describe('condition operators', () => {
  // reference_policies_elements_condition, reference_policies_elements_condition_operators
  const john = allow({ StringEquals: { 'aws:username': 'john' } });
  const startsOn = allow({ StringEquals: { 'aws:PrincipalTag/job-category': 'iamuser-admin' } });
  const anyCase = allow({ StringEqualsIgnoreCase: { 'aws:username': 'john' } });
  const home = allow({ StringLike: { 's3:prefix': ['', 'home/', 'home/${aws:username}/'] } });
  const types = { 'ec2:InstanceType': ['t1.*', 't2.*', 'm3.*'] };
  const topic = allow({ ArnEquals: { 'aws:SourceArn': 'arn:aws:sns:us-east-2:123456789012:TOPIC-ID' } });
  const finance = 'arn:aws:someservice:*:111122223333:finance/*';
  const twisted = 'arn:aws:someservice:us-east-2:999999999999:store/abc:111122223333:finance/document.txt';
  it.each<Example>([
    { about: 'john', statements: [john], request: withContext({ 'aws:username': ['john'] }), effect: 'allowed' },
    {
      about: 'John is not john',
      statements: [john],
      request: withContext({ 'aws:username': ['John'] }),
      effect: 'refused',
    },
    {
      about: 'John in any case',
      statements: [anyCase],
      request: withContext({ 'aws:username': ['John'] }),
      effect: 'allowed',
    },
    {
      about: 'names of keys are not case sensitive',
      statements: [john],
      request: withContext({ 'AWS:UserName': ['john'] }),
      effect: 'allowed',
    },
    {
      about: 'a tag that is there',
      statements: [startsOn],
      request: withContext({ 'aws:PrincipalTag/job-category': ['iamuser-admin'] }),
      effect: 'allowed',
    },
    { about: 'a key that is not there does not match', statements: [startsOn], request: {}, effect: 'refused' },
    {
      about: 'a negated operator is true where the key is not there',
      statements: [allow({ StringNotLike: { 'aws:username': 'j*' } })],
      request: {},
      effect: 'allowed',
    },
    {
      about: 'the home folder of whoever asks',
      statements: [home],
      request: withContext({ 's3:prefix': ['home/jo/'], 'aws:username': ['jo'] }),
      effect: 'allowed',
    },
    {
      about: "somebody else's home folder",
      statements: [home],
      request: withContext({ 's3:prefix': ['home/jane/'], 'aws:username': ['jo'] }),
      effect: 'refused',
    },
    {
      about: 'StringLike over the colons of an ARN',
      statements: [allow({ StringLike: { 'aws:SourceArn': finance } })],
      request: withContext({ 'aws:SourceArn': [twisted] }),
      effect: 'allowed',
    },
    {
      about: 'ArnLike takes each component apart',
      statements: [allow({ ArnLike: { 'aws:SourceArn': finance } })],
      request: withContext({ 'aws:SourceArn': [twisted] }),
      effect: 'refused',
    },
    {
      about: 'a message of the topic',
      statements: [topic],
      request: withContext({ 'aws:SourceArn': ['arn:aws:sns:us-east-2:123456789012:TOPIC-ID'] }),
      effect: 'allowed',
    },
    { about: 'a message of nobody', statements: [topic], request: {}, effect: 'refused' },
    {
      about: 'an instance type without IfExists, where there is none',
      statements: [allow({ StringLike: types })],
      request: { action: 'ec2:RunInstances' },
      effect: 'refused',
    },
    {
      about: 'an instance type with IfExists, where there is none',
      statements: [allow({ StringLikeIfExists: types })],
      request: { action: 'ec2:RunInstances' },
      effect: 'allowed',
    },
    {
      about: 'an instance type with IfExists that does not fit',
      statements: [allow({ StringLikeIfExists: types })],
      request: withContext({ 'ec2:InstanceType': ['c5.large'] }),
      effect: 'refused',
    },
    {
      about: 'a missing tag is still denied by StringNotEqualsIfExists',
      statements: [
        allow({}),
        {
          Effect: 'Deny',
          Action: '*',
          Resource: '*',
          Condition: { StringNotEqualsIfExists: { 'aws:PrincipalTag/x': 'y' } },
        },
      ],
      request: {},
      effect: 'forbidden',
    },
    {
      about: 'own credentials, for which there is no token',
      statements: [allow({ Null: { 'aws:TokenIssueTime': 'true' } })],
      request: {},
      effect: 'allowed',
    },
    {
      about: 'temporary credentials, for which there is one',
      statements: [allow({ Null: { 'aws:TokenIssueTime': 'true' } })],
      request: withContext({ 'aws:TokenIssueTime': ['2026-01-01T00:00:00Z'] }),
      effect: 'refused',
    },
  ])('$about: $effect', (example) => {
    expect(run(example)).toBe(example.effect);
  });

  it('evaluates no operator that it does not know', () => {
    const numeric = { about: '', statements: [allow({ NumericLessThan: { 's3:max-keys': '10' } })], request: {} };
    expect(() => run({ ...numeric, effect: 'refused' })).toThrow(/NumericLessThan/);
    expect(Statement.safeParse({ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }).success).toBe(false);
  });
});

describe('set operators', () => {
  // reference_policies_multi-value-conditions: the table Thread and its attributes
  const some = { 'dynamodb:requestedAttributes': ['PostDateTime', 'Message', 'Tags'] };
  const reading = allow({ 'ForAllValues:StringLike': some });
  const forbidden = {
    Effect: 'Deny',
    Action: 'dynamodb:PutItem',
    Resource: '*',
    Condition: { 'ForAnyValue:StringLike': { 'dynamodb:requestedAttributes': ['ID', 'PostDateTime'] } },
  };
  it.each<Example>([
    {
      about: 'all are in the list',
      statements: [reading],
      request: asking('PostDateTime', 'Message'),
      effect: 'allowed',
    },
    {
      about: 'one is not in the list',
      statements: [reading],
      request: asking('PostDateTime', 'UserName'),
      effect: 'refused',
    },
    {
      about: 'ID is not in the list',
      statements: [reading],
      request: asking('ID', 'Message', 'Tags'),
      effect: 'refused',
    },
    { about: 'an empty set fits all values', statements: [reading], request: asking(''), effect: 'allowed' },
    { about: 'an absent key fits all values', statements: [reading], request: {}, effect: 'allowed' },
    {
      about: 'any is forbidden',
      statements: [allow({}), forbidden],
      request: putting('UserName', 'Message', 'PostDateTime'),
      effect: 'forbidden',
    },
    { about: 'none is forbidden', statements: [allow({}), forbidden], request: putting('UserName'), effect: 'allowed' },
    {
      about: 'none is forbidden, none is allowed',
      statements: [forbidden],
      request: putting('UserName'),
      effect: 'refused',
    },
    {
      about: 'an empty set fits no value',
      statements: [allow({}), forbidden],
      request: putting(''),
      effect: 'allowed',
    },
    // reference_policies_condition_examples-multi-valued-context-keys: Null keeps a missing key from being true.
    {
      about: 'an absent key with its twin',
      statements: [allow({ 'ForAllValues:StringLike': some, Null: { 'dynamodb:requestedAttributes': 'false' } })],
      request: {},
      effect: 'refused',
    },
  ])('$about: $effect', (example) => {
    expect(run(example)).toBe(example.effect);
  });

  it('compares no several values without a set operator', () => {
    const example = { about: '', statements: [allow({ StringLike: some })], request: asking('Message', 'Tags') };
    expect(() => run({ ...example, effect: 'refused' })).toThrow(/several values/);
  });
});

describe('variables', () => {
  // reference_policies_variables
  const own = { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::mybucket/${aws:username}/*' };
  const queue = { Effect: 'Allow', Action: 'sqs:*', Resource: 'arn:aws:sqs:us-east-2:*:${aws:username}-queue' };
  const team = {
    Effect: 'Allow',
    Action: 's3:GetObject',
    Resource: "arn:aws:s3:::amzn-s3-demo-bucket/${aws:PrincipalTag/team, 'company-wide'}/*",
  };
  const stars = { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::mybucket/${*}/${$}{x}${?}' };
  const david = { 'aws:username': ['David'] };
  it.each<Example>([
    { about: 'the own folder', statements: [own], request: object('mybucket/David/a/b', david), effect: 'allowed' },
    { about: "another's folder", statements: [own], request: object('mybucket/Davids/a', david), effect: 'refused' },
    { about: 'a variable without a value', statements: [own], request: object('mybucket//a'), effect: 'refused' },
    {
      about: 'a star in the value is a star',
      statements: [own],
      request: object('mybucket/Jane/a', { 'aws:username': ['*'] }),
      effect: 'refused',
    },
    {
      about: 'a queue of the own name, in any account',
      statements: [queue],
      request: {
        action: 'sqs:CreateQueue',
        resource: 'arn:aws:sqs:us-east-2:111122223333:David-queue',
        context: david,
      },
      effect: 'allowed',
    },
    {
      about: 'the same queue in another region',
      statements: [queue],
      request: {
        action: 'sqs:CreateQueue',
        resource: 'arn:aws:sqs:us-west-2:111122223333:David-queue',
        context: david,
      },
      effect: 'refused',
    },
    {
      about: 'the tag of whoever asks',
      statements: [team],
      request: object('amzn-s3-demo-bucket/yellow/a', { 'aws:PrincipalTag/team': ['yellow'] }),
      effect: 'allowed',
    },
    {
      about: 'the default where there is no tag',
      statements: [team],
      request: object('amzn-s3-demo-bucket/company-wide/a'),
      effect: 'allowed',
    },
    {
      about: 'a literal star, dollar and question mark',
      statements: [stars],
      request: object('mybucket/*/${x}?'),
      effect: 'allowed',
    },
    {
      about: 'anything else than the literal ones',
      statements: [stars],
      request: object('mybucket/a/${x}b'),
      effect: 'refused',
    },
  ])('$about: $effect', (example) => {
    expect(run(example)).toBe(example.effect);
  });
});

describe('fine-grained access to DynamoDB', () => {
  // Amazon DynamoDB Developer Guide, specifying-conditions: items whose partition key is the user's own id
  const scores = {
    Effect: 'Allow',
    Action: ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query', 'dynamodb:PutItem', 'dynamodb:UpdateItem'],
    Resource: 'arn:aws:dynamodb:us-west-2:123456789012:table/GameScores',
    Condition: { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': ['${www.amazon.com:user_id}'] } },
  };
  it.each<Example>([
    { about: 'his own scores', statements: [scores], request: scoresOf('Bob'), effect: 'allowed' },
    { about: 'hers', statements: [scores], request: scoresOf('Alice'), effect: 'refused' },
    { about: 'his and hers together', statements: [scores], request: scoresOf('Bob', 'Alice'), effect: 'refused' },
    {
      about: 'a scan, which the guide leaves out because it would return everything',
      statements: [scores],
      request: { ...scoresOf(), action: 'dynamodb:Scan' },
      effect: 'refused',
    },
  ])('$about: $effect', (example) => {
    expect(run(example)).toBe(example.effect);
  });
});
