/* oxlint-disable no-new -- a construct adds itself to its scope */
import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type { ICertificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AllowedMethods,
  type BehaviorOptions,
  CachePolicy,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HttpVersion,
  OriginProtocolPolicy,
  OriginRequestPolicy,
  OriginSslPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { AaaaRecord, ARecord, type IHostedZone, RecordTarget } from 'aws-cdk-lib/aws-route53';
import { CloudFrontTarget } from 'aws-cdk-lib/aws-route53-targets';
import { BlockPublicAccess, Bucket, BucketEncryption, type IBucket, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { type HostKind, hosts, originSecretHeader } from '../topology.ts';
import { uploadRefusedPath } from '../upload-refused.ts';
import { consolePageCode } from './console-page.ts';
import { filesHostCode } from './files-host.ts';
import { hostName } from './host-names.ts';
import { consoleHeaders, filesHeaders } from './response-headers.ts';

export type EdgeProps = {
  readonly zone: IHostedZone;
  readonly certificate: ICertificate;
  readonly originSecret: string;
  /** Regional name behind which the API of a host name is served. */
  readonly apiOrigins: ReadonlyMap<string, string>;
  readonly buckets: Readonly<Record<'files' | 'uploads', Bucket>>;
};

type Host = (typeof hosts)[number];
type Target = Host['routes'][number]['to'];

/** One distribution and its DNS names for every host of the topology, because CloudFront routes by path, not by host. */
export class Edge extends Construct {
  /** The console's page and scripts; `ConsoleStack` fills it. */
  readonly consoleAssets: IBucket;
  readonly distributions: ReadonlyMap<HostKind, Distribution>;
  readonly #props: EdgeProps;

  constructor(scope: Construct, id: string, props: EdgeProps) {
    super(scope, id);
    this.#props = props;
    const consoleAssets = new Bucket(this, 'ConsoleAssets', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    // CDK's class lets an optional member be undefined where its own interface does not.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    this.consoleAssets = consoleAssets as IBucket;
    const behaviours = this.#behaviours();
    this.distributions = new Map(hosts.map((host) => [host.kind, this.#distribution(host, behaviours)]));
  }

  #distribution(host: Host, behaviours: (target: Target, name: string) => BehaviorOptions): Distribution {
    const { zone, certificate } = this.#props;
    const name = hostName(host.label, zone.zoneName);
    const fallback = host.routes.find((route) => route.path === '/');
    if (fallback === undefined) throw new Error(`nobody answers on ${name} where no other route fits`);
    const distribution = new Distribution(this, `Distribution-${host.kind}`, {
      comment: `${host.kind}: ${name}`,
      domainNames: [name],
      certificate,
      httpVersion: HttpVersion.HTTP2_AND_3,
      minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      defaultBehavior: behaviours(fallback.to, name),
      additionalBehaviors: {
        ...Object.fromEntries(
          host.routes
            .filter((route) => route !== fallback)
            .map((route) => [`${route.path}*`, behaviours(route.to, name)]),
        ),
        ...(host.kind === 'files' && { [uploadRefusedPath]: this.#refusedPage() }),
      },
      ...(host.kind === 'files' && {
        errorResponses: [400, 403].map((httpStatus) => ({
          httpStatus,
          responseHttpStatus: httpStatus,
          responsePagePath: uploadRefusedPath,
          ttl: Duration.seconds(0),
        })),
      }),
    });
    const record = { zone, recordName: `${name}.`, target: RecordTarget.fromAlias(new CloudFrontTarget(distribution)) };
    new ARecord(this, `Ipv4-${host.kind}`, record);
    new AaaaRecord(this, `Ipv6-${host.kind}`, record);
    return distribution;
  }

  /** The page that stands in for refusals of S3, which knows no words. `ConsoleStack` puts it where it is looked for. */
  #refusedPage(): BehaviorOptions {
    return {
      origin: S3BucketOrigin.withOriginAccessControl(this.consoleAssets),
      viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
      cachePolicy: CachePolicy.CACHING_OPTIMIZED,
    };
  }

  #behaviours(): (target: Target, name: string) => BehaviorOptions {
    const { zone, buckets } = this.#props;
    const assets: BehaviorOptions = {
      origin: S3BucketOrigin.withOriginAccessControl(this.consoleAssets),
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      cachePolicy: CachePolicy.CACHING_OPTIMIZED,
      responseHeadersPolicy: consoleHeaders(this, zone.zoneName),
      functionAssociations: [
        {
          eventType: FunctionEventType.VIEWER_REQUEST,
          function: new EdgeFunction(this, 'ConsolePage', {
            code: FunctionCode.fromInline(consolePageCode),
            runtime: FunctionRuntime.JS_2_0,
          }),
        },
      ],
    };
    const responseHeadersPolicy = filesHeaders(this);
    const filesHost = new EdgeFunction(this, 'FilesHost', {
      code: FunctionCode.fromInline(filesHostCode),
      runtime: FunctionRuntime.JS_2_0,
    });
    const toBucket = (bucket: Bucket): BehaviorOptions => ({
      // Addresses are signed for the bucket's own name: the bucket must see that name and a query nobody touched, and
      // nobody signs in the visitor's place.
      origin: new HttpOrigin(bucket.bucketRegionalDomainName, { protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY }),
      viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
      allowedMethods: AllowedMethods.ALLOW_ALL,
      cachePolicy: CachePolicy.CACHING_DISABLED,
      originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
      responseHeadersPolicy,
      functionAssociations: [{ eventType: FunctionEventType.VIEWER_REQUEST, function: filesHost }],
    });
    const ofBuckets = { files: toBucket(buckets.files), uploads: toBucket(buckets.uploads) };
    return (target, name) => {
      if ('function' in target) return this.#toFunction(name);
      return 'assets' in target ? assets : ofBuckets[target.bucket];
    };
  }

  /** The API must see the visitor's host, which is the tenant, and the visitor's address, which CloudFront adds. */
  #toFunction(name: string): BehaviorOptions {
    const { apiOrigins, originSecret } = this.#props;
    const origin = apiOrigins.get(name);
    if (origin === undefined) throw new Error(`no API answers on ${name}`);
    return {
      origin: new HttpOrigin(origin, {
        protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY,
        originSslProtocols: [OriginSslPolicy.TLS_V1_2],
        readTimeout: Duration.seconds(30),
        customHeaders: { [originSecretHeader]: originSecret },
      }),
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      allowedMethods: AllowedMethods.ALLOW_ALL,
      cachePolicy: CachePolicy.CACHING_DISABLED,
      originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_AND_CLOUDFRONT_2022,
    };
  }
}
