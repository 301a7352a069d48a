import { s3FileStore } from '../../shared/files/file-store.ts';
import { type Bucket, s3Bucket } from '../../shared/files/s3-bucket.ts';
import type { VerifiedTenant } from '../../shared/tenant/scope.ts';
import type { ScopeKind } from '../../shared/tenant/tables.ts';
import { openScope } from '../../shared/tenant/scope.ts';
import type { FileStore } from '../../shared/usecase/files/ports.ts';
import { addressesOf } from './hosts.ts';
import type { Tenants } from './tenants.ts';

/** The buckets and where they are. */
export type FilesEnvironment = {
  readonly FILES_BUCKET: string;
  readonly UPLOADS_BUCKET: string;
  readonly AWS_REGION: string;
};

/** Where S3 answers: its own address for the bucket, or a path on the machine that AWS_ENDPOINT_URL_S3 names. */
export function bucketEndpoint(bucket: string, region: string): string {
  const own = process.env['AWS_ENDPOINT_URL_S3'];
  const suffix = region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
  return own ? `${own.replace(/\/$/, '')}/${bucket}` : `https://${bucket}.s3.${region}.${suffix}`;
}

/** Both buckets, reached with the same scoped credentials as the tenant's table. */
export function openBuckets(
  tenants: Tenants,
  tenant: VerifiedTenant,
  kind: ScopeKind,
  { FILES_BUCKET, UPLOADS_BUCKET, AWS_REGION: region }: FilesEnvironment,
): { readonly kept: Bucket; readonly uploads: Bucket } {
  const client = tenants.clients.clientFor(openScope(tenant, kind));
  const open = (name: string): Bucket =>
    s3Bucket({
      name,
      region,
      endpoint: bucketEndpoint(name, region),
      credentials: () => client.config.credentials(),
    });
  return { kept: open(FILES_BUCKET), uploads: open(UPLOADS_BUCKET) };
}

/** The files of one tenant, for those who serve people. */
export const openFiles = (
  tenants: Tenants,
  tenant: VerifiedTenant,
  kind: ScopeKind,
  environment: FilesEnvironment & Parameters<typeof addressesOf>[0],
): FileStore =>
  s3FileStore({
    ...openBuckets(tenants, tenant, kind, environment),
    filesOrigin: addressesOf(environment).files(tenant.slug),
    slug: tenant.slug,
    tableId: tenant.tableId,
  });
