import { s3FileStore } from '../../shared/files/file-store.ts';
import type { VerifiedTenant } from '../../shared/tenant/scope.ts';
import type { ScopeKind } from '../../shared/tenant/tables.ts';
import { openScope } from '../../shared/tenant/scope.ts';
import type { FileStore } from '../../shared/usecase/public/ports.ts';
import type { Tenants } from './tenants.ts';

/** Where S3 answers: its own address for the bucket, or a path on the machine that AWS_ENDPOINT_URL_S3 names. */
function bucketEndpoint(bucket: string, region: string): string {
  const own = process.env['AWS_ENDPOINT_URL_S3'];
  const suffix = region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
  return own ? `${own.replace(/\/$/, '')}/${bucket}` : `https://${bucket}.s3.${region}.${suffix}`;
}

/** The attachments of one tenant, reached with the same scoped credentials as its table. */
export function openFiles(
  tenants: Tenants,
  tenant: VerifiedTenant,
  at: { readonly kind: ScopeKind; readonly bucket: string; readonly region: string; readonly filesOrigin: string },
): FileStore {
  const client = tenants.clients.clientFor(openScope(tenant, at.kind));
  return s3FileStore({
    bucket: at.bucket,
    region: at.region,
    endpoint: bucketEndpoint(at.bucket, at.region),
    filesOrigin: at.filesOrigin,
    tableId: tenant.tableId,
    credentials: () => client.config.credentials(),
  });
}
