import { dynamoMailBox } from '../../../shared/data/mail-box/mail-box-store.ts';
import type { VerifiedTenant } from '../../../shared/tenant/scope.ts';
import { type MailDesk, mailDesk } from '../../../shared/usecase/mail-box/mail-desk.ts';
import { type InboundEnvironment, openMailFiles } from '../../lib/mail-files.ts';
import type { Tenants } from '../../lib/tenants.ts';
import type { ComplaintDeps } from '../complaints/shell.ts';

/** The mail box of one tenant, for one request. */
export const openMailDesk = (
  tenants: Tenants,
  tenant: VerifiedTenant,
  deps: ComplaintDeps,
  environment: InboundEnvironment,
): MailDesk =>
  mailDesk({
    ...deps,
    box: dynamoMailBox(tenants.table(tenant, 'staff')),
    mailFiles: openMailFiles(tenants, tenant, 'staff', environment),
  });
