import { randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import * as z from 'zod';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { systemClock } from '#clock';
import { decide } from '../../shared/complaint/decide.ts';
import { dynamoAccessLog } from '../../shared/data/complaint/access-log.ts';
import { scryptPasswords } from '../../shared/data/staff/scrypt-passwords.ts';
import { staffStore } from '../../shared/data/staff/staff-store.ts';
import { readKeys, readProfile } from '../../shared/data/tenancy/documents.ts';
import type { VerifiedTenant } from '../../shared/tenant/scope.ts';
import type { CalendarDesk } from '../../shared/usecase/calendar/calendar-desk.ts';
import type { MailDesk } from '../../shared/usecase/mail-box/mail-desk.ts';
import type { RulebookDesk } from '../../shared/usecase/rulebook/rulebook-desk.ts';
import { opaqueId } from '../../shared/kernel/ids.ts';
import { vocabularyView } from '../../shared/usecase/complaint/vocabulary.ts';
import { staffDesk } from '../../shared/usecase/staff/staff-desk.ts';
import { complaintPorts, directoryOf, identityParts } from '../lib/complaint-ports.ts';
import { readEnvironment } from '../lib/environment.ts';
import { openFiles } from '../lib/files.ts';
import { addressesOf } from '../lib/hosts.ts';
import { httpChain } from '../lib/http-chain.ts';
import { openMailQueue, openOutbox } from '../lib/notices.ts';
import { openTenants } from '../lib/tenants.ts';
import { NoSuchTenant, createApiApp } from './app.ts';
import type { ComplaintDeps } from './complaints/shell.ts';
import type { PagesDesk } from './profile/open-profile-desk.ts';
import type { StaffDeps } from './staff/staff-shell.ts';

const environment = readEnvironment([
  'HUIYIN_DOMAIN',
  'HUIYIN_SCHEME',
  'CONTROL_TABLE',
  'TENANT_TABLE_PREFIX',
  'TENANT_ROLE_ARN',
  'FILES_BUCKET',
  'UPLOADS_BUCKET',
  'INBOUND_BUCKET',
  'MAIL_QUEUE_URL',
  'ORIGIN_SECRET',
  'AWS_REGION',
]);
const addresses = addressesOf(environment);
const tenants = openTenants(environment);
const queue = openMailQueue(environment.MAIL_QUEUE_URL);
const passwords = scryptPasswords();

const Bindings = z.object({ event: z.custom<APIGatewayProxyEventV2>((event) => typeof event === 'object') });
const eventOf = (c: Context): APIGatewayProxyEventV2 => Bindings.parse(c.env).event;

/** The tenant of the console host that the request came to. */
async function tenantOf(c: Context): Promise<VerifiedTenant> {
  const slug = addresses.slugOf(eventOf(c).requestContext.domainName, 'console');
  const tenant = slug === undefined ? undefined : await tenants.registry.bySlug(slug);
  if (tenant?.status !== 'active') throw new NoSuchTenant();
  return tenant;
}

async function staffOf(c: Context): Promise<StaffDeps> {
  const tenant = await tenantOf(c);
  const table = tenants.table(tenant, 'staff');
  const ports = complaintPorts(table, tenant, decide);
  const [profile, { rulebook }] = await Promise.all([readProfile(table), ports.rules.current()]);
  const desk = staffDesk({
    store: staffStore(table),
    passwords,
    outbox: openOutbox(table, queue, tenant),
    secret: async () => Buffer.from((await readKeys(table)).link, 'base64'),
    clock: systemClock,
    random: (bytes) => new Uint8Array(randomBytes(bytes)),
    rules: rulebook.rulebook,
    organisation: { slug: profile.slug, language: profile.language },
    isUnitInUse: async (unit) => {
      const pages = await Promise.all(
        (['late', 'open'] as const).map((state) => ports.log.queue(unit, state, { limit: 1 })),
      );
      return pages.some((page) => (page?.items.length ?? 0) > 0);
    },
  });
  return {
    desk,
    sender: eventOf(c).requestContext.http.sourceIp,
    tenantView: {
      name: profile.organisation,
      slug: profile.slug,
      isVerified: tenant.isVerified,
      language: profile.language,
      timeZone: profile.timeZone,
      intakeAddress: `${addresses.intake(profile.slug)}/`,
    },
  };
}

async function complaintsOf(c: Context): Promise<ComplaintDeps> {
  const tenant = await tenantOf(c);
  const table = tenants.table(tenant, 'staff');
  const ports = complaintPorts(table, tenant, decide);
  return {
    ...ports,
    directory: directoryOf(table),
    access: dynamoAccessLog(table),
    identity: identityParts(tenants.table(tenant, 'identity')),
    files: openFiles(tenants, tenant, 'staff', environment),
    newFileId: () => opaqueId(randomBytes(17)),
    secret: async () => Buffer.from((await readKeys(table)).receipt, 'base64'),
    vocabulary: async () => vocabularyView((await ports.rules.current()).rulebook),
  };
}

/** The desk is loaded for the first who comes to it: few do, and those who handle complaints need not wait for it. */
async function rulebooksOf(c: Context): Promise<RulebookDesk> {
  const { openRulebookDesk } = await import('./rulebook/open-rulebook-desk.ts');
  return openRulebookDesk(tenants, await tenantOf(c));
}

async function calendarsOf(c: Context): Promise<CalendarDesk> {
  const { openCalendarDesk } = await import('./calendar/open-calendar-desk.ts');
  return openCalendarDesk(tenants, await tenantOf(c));
}

async function profilesOf(c: Context): Promise<PagesDesk> {
  const { openProfileDesk } = await import('./profile/open-profile-desk.ts');
  return openProfileDesk(tenants, await tenantOf(c));
}

async function mailsOf(c: Context): Promise<MailDesk> {
  const { openMailDesk } = await import('./mail-box/open-mail-desk.ts');
  return openMailDesk(tenants, await tenantOf(c), await complaintsOf(c), environment);
}

const app = createApiApp({
  scheme: environment.HUIYIN_SCHEME,
  staffOf,
  complaintsOf,
  calendarsOf,
  rulebooksOf,
  profilesOf,
  mailsOf,
});

export const handler = httpChain(app, environment.ORIGIN_SECRET);
