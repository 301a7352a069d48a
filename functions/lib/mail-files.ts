import { type Bucket, s3Bucket } from '../../shared/files/s3-bucket.ts';
import { s3MailFiles } from '../../shared/files/mail-files.ts';
import { openScope, type VerifiedTenant } from '../../shared/tenant/scope.ts';
import type { ScopeKind } from '../../shared/tenant/tables.ts';
import type { MailFiles } from '../../shared/usecase/mail-box/ports.ts';
import { bucketEndpoint, type FilesEnvironment, openBuckets } from './files.ts';
import type { Tenants } from './tenants.ts';

/** The bucket of what came by mail. */
export type InboundEnvironment = FilesEnvironment & { readonly INBOUND_BUCKET: string };

/** What SES has left there for the function itself, before it is known whose it is. */
export const openArrivals = (
  tenants: Tenants,
  { INBOUND_BUCKET: name, AWS_REGION: region }: InboundEnvironment,
): Bucket =>
  s3Bucket({
    name,
    region,
    endpoint: bucketEndpoint(name, region),
    credentials: () => tenants.dynamo.config.credentials(),
  });

/** The attachments of one tenant's mails. */
export function openMailFiles(
  tenants: Tenants,
  tenant: VerifiedTenant,
  kind: ScopeKind,
  environment: InboundEnvironment,
): MailFiles {
  const client = tenants.clients.clientFor(openScope(tenant, kind));
  const { INBOUND_BUCKET: name, AWS_REGION: region } = environment;
  const credentials = () => client.config.credentials();
  const inbound = s3Bucket({ name, region, endpoint: bucketEndpoint(name, region), credentials });
  return s3MailFiles(inbound, openBuckets(tenants, tenant, kind, environment).uploads, tenant.tableId);
}
