import { randomBytes } from 'node:crypto';
import * as z from 'zod';
import { systemClock } from '#clock';
import { decideForPublic } from '../../shared/complaint/decide-for-public.ts';
import { dynamoAccessLog } from '../../shared/data/complaint/access-log.ts';
import { dynamoAttemptCounter } from '../../shared/data/attempt-counter.ts';
import { dynamoHourKeys } from '../../shared/data/hour-keys.ts';
import { dynamoSenderBook } from '../../shared/data/sender-book.ts';
import { readKeys, readPromise } from '../../shared/data/tenancy/documents.ts';
import { readPlace } from '../../shared/data/tenancy/place-store.ts';
import { readLogo, readPages } from '../../shared/data/tenancy/profile-store.ts';
import { opaqueId } from '../../shared/kernel/ids.ts';
import { createPublicDesk } from '../../shared/usecase/public/create-public-desk.ts';
import type { PublicDesk } from '../../shared/usecase/public/public-desk.ts';
import { complaintPorts } from '../lib/complaint-ports.ts';
import { readEnvironment } from '../lib/environment.ts';
import { openFiles } from '../lib/files.ts';
import { addressesOf } from '../lib/hosts.ts';
import { httpChain } from '../lib/http-chain.ts';
import { openTenants } from '../lib/tenants.ts';
import { createPagesApp } from './app.ts';

const environment = readEnvironment([
  'HUIYIN_DOMAIN',
  'HUIYIN_SCHEME',
  'CONTROL_TABLE',
  'TENANT_TABLE_PREFIX',
  'TENANT_ROLE_ARN',
  'FILES_BUCKET',
  'UPLOADS_BUCKET',
  'MAIL_QUEUE_URL',
  'ORIGIN_SECRET',
  'ONBOARDING_MACHINE_ARN',
  'PLATFORM_SECRET',
  'AWS_REGION',
]);
const Invocation = z.object({ event: z.object({ requestContext: z.object({ requestId: z.string() }) }) });
const requestIdOf = (bindings: unknown): string => Invocation.parse(bindings).event.requestContext.requestId;

const addresses = addressesOf(environment);
const tenants = openTenants(environment);

/** The desk of the tenant at this host; a tenant that is not active looks like none. */
async function publicDesk(host: string): Promise<PublicDesk | undefined> {
  const slug = addresses.slugOf(host, 'intake');
  const tenant = slug === undefined ? undefined : await tenants.registry.bySlug(slug);
  if (tenant?.status !== 'active') return undefined;
  const table = tenants.table(tenant, 'public');
  return createPublicDesk({
    ...complaintPorts(table, tenant, decideForPublic),
    promise: () => readPromise(table, systemClock.now()),
    profile: () => readPages(table),
    logo: (digest) => readLogo(table, tenant.tableId, digest),
    place: (id) => readPlace(table, id),
    isVerified: tenant.isVerified,
    secret: async () => Buffer.from((await readKeys(table)).receipt, 'base64'),
    files: openFiles(tenants, tenant, 'public', environment),
    access: dynamoAccessLog(table),
    hourKeys: dynamoHourKeys(table, randomBytes),
    senders: dynamoSenderBook(table),
    wrongCodes: dynamoAttemptCounter(table, 'code'),
    uploadsAnnounced: dynamoAttemptCounter(table, 'upload'),
    filingsOfAll: (now) => dynamoAttemptCounter(table, 'filings').read('all', now),
    newFileId: () => opaqueId(randomBytes(17)),
    intakeAddress: addresses.intake(tenant.slug),
  });
}

const app = createPagesApp(
  {
    domain: environment.HUIYIN_DOMAIN,
    scheme: environment.HUIYIN_SCHEME,
    publicDesk,
    requestId: (context) => requestIdOf(context.env),
  },
  async () => (await import('./sign-up.ts')).openSignUpDesk(environment, tenants, addresses),
);

export const handler = httpChain(app, environment.ORIGIN_SECRET);
