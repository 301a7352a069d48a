import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { BlockPublicAccess, Bucket, BucketEncryption, HttpMethods, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { uploadsKeptDays } from '../topology.ts';
import { hostName } from './host-names.ts';

const isPrivate = {
  blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
  encryption: BucketEncryption.S3_MANAGED,
  enforceSSL: true,
  minimumTLSVersion: 1.2,
  objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
  removalPolicy: RemovalPolicy.RETAIN,
} as const;

const corsOf = (domain: string, allowedMethods: HttpMethods[]) => [
  {
    // A star of S3 spans dots, so it stands for the intake and the console of every tenant.
    allowedOrigins: [`https://${hostName('*', domain)}`],
    allowedMethods,
    allowedHeaders: ['*'],
    exposedHeaders: ['ETag'],
    maxAge: 3600,
  },
];

/**
 * What is kept of files: sealed originals and what people see. Private: whoever reads holds an address signed with the
 * credentials of one tenant. Written once by the one who seals, so a version is kept in case something is removed by mistake.
 */
export function filesBucket(scope: Construct, domain: string): Bucket {
  return new Bucket(scope, 'Files', {
    ...isPrivate,
    versioned: true,
    lifecycleRules: [
      {
        id: 'incomplete-uploads',
        abortIncompleteMultipartUploadAfter: Duration.days(1),
        noncurrentVersionExpiration: Duration.days(30),
      },
    ],
    cors: corsOf(domain, [HttpMethods.GET, HttpMethods.HEAD]),
  });
}

/**
 * What browsers post. Without versions on purpose: what is removed here is gone, which is what anonymous senders are promised
 * of their originals. Everything is gone after two days, sealed or not.
 */
export function uploadsBucket(scope: Construct, domain: string): Bucket {
  return new Bucket(scope, 'Uploads', {
    ...isPrivate,
    versioned: false,
    lifecycleRules: [
      {
        id: 'uploads-expire',
        expiration: Duration.days(uploadsKeptDays),
        abortIncompleteMultipartUploadAfter: Duration.days(1),
      },
    ],
    cors: corsOf(domain, [HttpMethods.POST]),
  });
}
