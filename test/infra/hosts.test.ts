import { Match } from 'aws-cdk-lib/assertions';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { consolePageCode } from '../../infra/aws/console-page.ts';
import { filesHostCode } from '../../infra/aws/files-host.ts';
import { functionNames, functions, hosts } from '../../infra/topology.ts';
import { uploadRefusedPath } from '../../infra/upload-refused.ts';
import { logicalId, resourcesOf, synthesize, type Synthesis } from './support/synthesis.ts';

let synthesis: Synthesis;
beforeAll(() => {
  synthesis = synthesize(false);
}, 60_000);
afterAll(() => synthesis?.remove());

const GetAtt = z.object({ 'Fn::GetAtt': z.tuple([z.string(), z.string()]) });
const Behaviour = z.looseObject({
  PathPattern: z.string().optional(),
  TargetOriginId: z.string(),
  ViewerProtocolPolicy: z.enum(['redirect-to-https', 'https-only']),
});
const DistributionConfig = z.looseObject({
  Aliases: z.array(z.string()),
  CacheBehaviors: z.array(Behaviour).default([]),
  DefaultCacheBehavior: Behaviour,
  Origins: z.array(
    z.looseObject({
      Id: z.string(),
      DomainName: GetAtt,
      OriginAccessControlId: GetAtt.optional(),
      OriginCustomHeaders: z.array(z.object({ HeaderName: z.string(), HeaderValue: z.unknown() })).default([]),
    }),
  ),
});

const nameOf = (label: string) => (label === '' ? synthesis.stage.domain : `${label}.${synthesis.stage.domain}`);

const distributionOf = (label: string) => {
  const found = resourcesOf(synthesis.service, 'AWS::CloudFront::Distribution')
    .map(([, { Properties }]) => DistributionConfig.parse(Properties['DistributionConfig']))
    .filter(({ Aliases }) => Aliases.includes(nameOf(label)));
  expect(found).toHaveLength(1);
  return found[0];
};

/** The origin that answers a path of a host, as CloudFront finds it. */
const originOf = (label: string, path: string) => {
  const distribution = distributionOf(label);
  const behaviour =
    path === '/'
      ? distribution?.DefaultCacheBehavior
      : distribution?.CacheBehaviors.find(({ PathPattern }) => PathPattern === `${path}*` || PathPattern === path);
  const origin = distribution?.Origins.find(({ Id }) => Id === behaviour?.TargetOriginId);
  if (origin === undefined) throw new Error(`nobody answers ${path} on ${nameOf(label)}`);
  return origin;
};

const routes = hosts.flatMap(({ label, routes: all }) => all.map(({ path, to }) => ({ label, path, to })));

describe('every route of the topology', () => {
  it('is a route of the edge, and the edge has no other', () => {
    synthesis.service.resourceCountIs('AWS::CloudFront::Distribution', hosts.length);
    for (const host of hosts) {
      // The files host has a page of words besides.
      const more = host.kind === 'files' ? 1 : 0;
      expect(distributionOf(host.label)?.CacheBehaviors).toHaveLength(host.routes.length - 1 + more);
      expect(distributionOf(host.label)?.Aliases).toEqual([nameOf(host.label)]);
    }
  });

  it.each(routes.flatMap(({ label, path, to }) => ('function' in to ? [{ label, path, name: to.function }] : [])))(
    'brings "$label" $path to $name, with the secret of the edge',
    ({ label, path, name }) => {
      const origin = originOf(label, path);
      expect(origin.OriginCustomHeaders).toEqual([{ HeaderName: 'x-origin-secret', HeaderValue: expect.anything() }]);
      const [domainId] = origin.DomainName['Fn::GetAtt'];
      const domain = resourcesOf(synthesis.service, 'AWS::ApiGatewayV2::DomainName').find(([id]) => id === domainId);
      expect(domain?.[1].Properties['DomainName']).toBe(nameOf(label));
      const mapping = resourcesOf(synthesis.service, 'AWS::ApiGatewayV2::ApiMapping')
        .map(([, { Properties }]) => Properties)
        .find((properties) => JSON.stringify(properties['DomainName']) === JSON.stringify({ Ref: domainId }));
      synthesis.service.hasResourceProperties('AWS::ApiGatewayV2::Integration', {
        ApiId: mapping?.['ApiId'],
        PayloadFormatVersion: '2.0',
        IntegrationUri: { 'Fn::GetAtt': [logicalId(synthesis.deployment, name), 'Arn'] },
      });
      synthesis.service.hasResourceProperties('AWS::ApiGatewayV2::Route', {
        ApiId: mapping?.['ApiId'],
        RouteKey: '$default',
      });
    },
  );

  it('brings the console to its bucket, which only the edge may read', () => {
    const origin = originOf('*.console', '/');
    expect(origin.DomainName['Fn::GetAtt'][0]).toMatch(/ConsoleAssets/);
    expect(origin.OriginAccessControlId).toBeDefined();
    synthesis.service.hasResourceProperties('AWS::S3::BucketPolicy', {
      Bucket: { Ref: origin.DomainName['Fn::GetAtt'][0] },
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Action: 's3:GetObject',
            Effect: 'Allow',
            Principal: { Service: 'cloudfront.amazonaws.com' },
            Condition: { StringEquals: { 'AWS:SourceArn': Match.anyValue() } },
          }),
        ]),
      },
    });
  });

  it.each([
    ['/', /^Uploads/],
    ['/kept/', /^Files/],
  ])('brings files at %s to their bucket, where nobody signs in the place of the visitor', (path, bucket) => {
    const origin = originOf('*.files', path);
    expect(origin.DomainName['Fn::GetAtt'][0]).toMatch(bucket);
    expect(origin.OriginAccessControlId).toBeUndefined();
    expect(origin.OriginCustomHeaders).toEqual([]);
  });

  it('answers for the files host in words where S3 would answer in XML', () => {
    const page = originOf('*.files', uploadRefusedPath);
    expect(page.DomainName['Fn::GetAtt'][0]).toMatch(/ConsoleAssets/);
    const errors = [400, 403].map((ErrorCode) => ({
      ErrorCode,
      ResponseCode: ErrorCode,
      ResponsePagePath: uploadRefusedPath,
      ErrorCachingMinTTL: 0,
    }));
    synthesis.service.hasResourceProperties('AWS::CloudFront::Distribution', {
      DistributionConfig: Match.objectLike({ Aliases: [nameOf('*.files')], CustomErrorResponses: errors }),
    });
  });

  it('has an address for both kinds of IP', () => {
    for (const { label } of hosts) {
      for (const Type of ['A', 'AAAA']) {
        synthesis.service.hasResourceProperties('AWS::Route53::RecordSet', { Name: `${nameOf(label)}.`, Type });
      }
    }
  });
});

describe('the APIs', () => {
  it('answer under our hosts alone', () => {
    const apis = resourcesOf(synthesis.service, 'AWS::ApiGatewayV2::Api');
    expect(apis).toHaveLength(functionNames.filter((name) => functions[name].trigger === 'http').length);
    for (const [, { Properties }] of apis)
      expect(Properties).toMatchObject({ DisableExecuteApiEndpoint: true, ProtocolType: 'HTTP' });
  });

  it('write no query strings into their logs', () => {
    const stages = resourcesOf(synthesis.service, 'AWS::ApiGatewayV2::Stage');
    expect(stages.length).toBeGreaterThan(0);
    for (const [, { Properties }] of stages) {
      const { Format } = z.object({ Format: z.string() }).parse(Properties['AccessLogSettings']);
      expect(Format).toContain('$context.requestId');
      expect(Format).not.toMatch(/query|authorizer|identity|agent|\bip\b|header|cookie/i);
    }
  });

  it('write nothing about visitors of the public pages but that somebody was there', () => {
    const formats = resourcesOf(synthesis.service, 'AWS::ApiGatewayV2::Stage').map(
      ([id, { Properties }]) =>
        [id, z.object({ Format: z.string() }).parse(Properties['AccessLogSettings']).Format] as const,
    );
    const [pages, ...more] = formats.filter(([id]) => id.includes('Httppages'));
    expect(more).toEqual([]);
    expect(Object.values(z.record(z.string(), z.string()).parse(JSON.parse(pages?.[1] ?? '{}'))).toSorted()).toEqual([
      '$context.domainName',
      '$context.httpMethod',
      '$context.integrationErrorMessage',
      '$context.requestId',
      '$context.requestTime',
      '$context.responseLatency',
      '$context.responseLength',
      '$context.status',
    ]);
  });

  it('have an edge in front that keeps no log of visitors, and no rule that keeps samples of them', () => {
    const distributions = resourcesOf(synthesis.service, 'AWS::CloudFront::Distribution');
    expect(distributions.length).toBeGreaterThan(0);
    for (const [, { Properties }] of distributions) {
      const config = z.looseObject({}).parse(Properties['DistributionConfig']);
      expect(config).not.toHaveProperty('Logging');
      expect(JSON.stringify(config)).not.toContain('RealtimeLogConfigArn');
    }
    expect(resourcesOf(synthesis.service, 'AWS::CloudFront::RealtimeLogConfig')).toEqual([]);
    expect(resourcesOf(synthesis.service, 'AWS::Logs::DeliverySource')).toEqual([]);
    for (const [, { Properties }] of resourcesOf(synthesis.service, 'AWS::WAFv2::WebACL'))
      expect(JSON.stringify(Properties)).not.toContain('"SampledRequestsEnabled":true');
  });
});

/** Where the edge's function sends a request of the console. */
const page = (uri: string) =>
  z
    .object({ uri: z.string() })
    .parse(runInNewContext(`${consolePageCode}; handler({ request: { uri: ${JSON.stringify(uri)} } })`)).uri;

describe('the page of the console', () => {
  it.each([
    ['/', '/index.html'],
    ['/complaints/01JZ8Y6QK3T5V7W9X1A2B3C4D5', '/index.html'],
    ['/password', '/index.html'],
    ['/assets/main-3fA_9.js', '/assets/main-3fA_9.js'],
    ['/favicon.svg', '/favicon.svg'],
  ])('answers %s with %s', (uri, expected) => {
    expect(page(uri)).toBe(expected);
  });

  it('loads nothing from strangers', () => {
    synthesis.service.hasResourceProperties('AWS::CloudFront::ResponseHeadersPolicy', {
      ResponseHeadersPolicyConfig: {
        SecurityHeadersConfig: Match.objectLike({
          ContentSecurityPolicy: {
            ContentSecurityPolicy: Match.stringLikeRegexp("^default-src 'self'; .*frame-ancestors 'none'"),
            Override: true,
          },
        }),
      },
    });
  });
});

/** What the edge's function makes of a request to a files host: through, or nothing there. */
const filesHost = (host: string, method: string, query: Readonly<Record<string, object>>) => {
  const request = { method, headers: { host: { value: host } }, querystring: query };
  const answer: unknown = runInNewContext(`${filesHostCode}; handler({ request: ${JSON.stringify(request)} })`);
  return z
    .union([z.object({ method: z.string() }).transform(() => 'through'), z.object({ statusCode: z.number() })])
    .parse(answer);
};

/** The tenant that an address names, as CloudFront tells functions of queries. */
const of = (slug: string, ...more: readonly string[]) => ({
  'x-tenant': { value: slug, ...(more.length > 0 && { multiValue: [slug, ...more].map((value) => ({ value })) }) },
});

describe('a files host', () => {
  const nothing = { statusCode: 404 };
  const files = 'a.files.huiyin.example';
  it.each([
    { what: 'an address of its own', host: files, method: 'GET', query: of('a'), expected: 'through' },
    { what: 'one in capitals', host: files.toUpperCase(), method: 'HEAD', query: of('a'), expected: 'through' },
    { what: 'a form', host: files, method: 'POST', query: {}, expected: 'through' },
    { what: 'a question before a form', host: files, method: 'OPTIONS', query: {}, expected: 'through' },
    { what: 'an address of another', host: 'b.files.huiyin.example', method: 'GET', query: of('a'), expected: nothing },
    { what: 'an address of nobody', host: files, method: 'GET', query: {}, expected: nothing },
    { what: 'an address of two', host: files, method: 'GET', query: of('a', 'b'), expected: nothing },
    { what: 'another method', host: files, method: 'PUT', query: of('a'), expected: nothing },
    { what: 'removal', host: files, method: 'DELETE', query: of('a'), expected: nothing },
  ])('answers $what as it should', ({ host, method, query, expected }) => {
    expect(filesHost(host, method, query)).toEqual(expected);
  });
});
