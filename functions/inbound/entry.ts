import { randomBytes } from 'node:crypto';
import * as z from 'zod';
import { decideForMail } from '../../shared/complaint/decide-for-mail.ts';
import { dynamoAttemptCounter } from '../../shared/data/attempt-counter.ts';
import { dynamoHourKeys } from '../../shared/data/hour-keys.ts';
import { underHourKey } from '../../shared/usecase/public/guard/under-hour-key.ts';
import { dynamoMailBox } from '../../shared/data/mail-box/mail-box-store.ts';
import { dynamoNoticeStore } from '../../shared/data/notices/notice-store.ts';
import { staffStore } from '../../shared/data/staff/staff-store.ts';
import { readKeys } from '../../shared/data/tenancy/documents.ts';
import { mediaTypeOfWhole } from '../../shared/files/media-type.ts';
import { instantOf } from '../../shared/kernel/time.ts';
import type { VerifiedTenant } from '../../shared/tenant/scope.ts';
import type { IncomingMail } from '../../shared/usecase/mail-box/ports.ts';
import { recipientOf } from '../../shared/usecase/mail-box/reply-token.ts';
import { reportBounce } from '../../shared/usecase/mail-box/report-bounce.ts';
import { type Arrived, takeMail } from '../../shared/usecase/mail-box/take-mail.ts';
import { complaintPorts, identityParts } from '../lib/complaint-ports.ts';
import { readEnvironment } from '../lib/environment.ts';
import { openFiles } from '../lib/files.ts';
import { addressesOf } from '../lib/hosts.ts';
import { jobChain } from '../lib/job-chain.ts';
import { logError } from '../lib/log.ts';
import { openArrivals, openMailFiles } from '../lib/mail-files.ts';
import { openTenants } from '../lib/tenants.ts';
import { noticeOf, SesEvent, verdictsOf } from './ses-events.ts';

const environment = readEnvironment([
  'HUIYIN_DOMAIN',
  'HUIYIN_SCHEME',
  'CONTROL_TABLE',
  'TENANT_TABLE_PREFIX',
  'TENANT_ROLE_ARN',
  'FILES_BUCKET',
  'UPLOADS_BUCKET',
  'INBOUND_BUCKET',
  'AWS_REGION',
]);
const addresses = addressesOf(environment);
const tenants = openTenants(environment);
const arrivals = openArrivals(tenants, environment);

/** What nobody of ours is meant by is dropped, with a line in the log that names no address. */
const drop = (why: string): void => console.warn(JSON.stringify({ level: 'warn', what: 'a mail was dropped', why }));

async function takeIn(tenant: VerifiedTenant, arrived: Arrived): Promise<void> {
  const table = tenants.table(tenant, 'background');
  await takeMail(
    {
      ports: complaintPorts(table, tenant, decideForMail),
      identity: identityParts(tenants.table(tenant, 'identity')),
      box: dynamoMailBox(table),
      mailFiles: openMailFiles(tenants, tenant, 'background', environment),
      files: openFiles(tenants, tenant, 'background', environment),
      typeOf: mediaTypeOfWhole,
      attempts: underHourKey(dynamoAttemptCounter(table, 'mail-in'), dynamoHourKeys(table, randomBytes)),
      secret: async () => Buffer.from((await readKeys(table)).receipt, 'base64'),
      mailDomain: addresses.mailDomain,
    },
    arrived,
  );
}

async function receive(event: Extract<SesEvent, { notificationType: 'Received' }>): Promise<void> {
  const { recipients, action, timestamp } = event.receipt;
  const receivedAt = instantOf(Date.parse(timestamp));
  const meant = recipients.flatMap((address) => recipientOf(address, addresses.mailDomain) ?? []);
  if (meant.length === 0) return drop('no recipient of ours');
  let mail: IncomingMail | undefined;
  const done = new Set<string>();
  for (const { slug, token } of meant) {
    const tenant = await tenants.registry.bySlug(slug);
    if (tenant?.status !== 'active') drop('no such organisation');
    else if (!done.has(slug)) {
      done.add(slug);
      mail ??= await read(action.objectKey);
      if (!mail) return drop('the mail is no longer there');
      await takeIn(tenant, { mail, token, verdicts: verdictsOf(event), receivedAt });
    }
  }
}

/** The parser is read when the first mail comes: a report of a bounce needs none. */
async function read(key: string): Promise<IncomingMail | undefined> {
  const raw = await arrivals.read(key);
  if (!raw) return undefined;
  const { readMail } = await import('../../shared/mail/read-mail.ts');
  return readMail(raw.content, addresses.mailDomain);
}

async function bounce(mail: unknown, isPermanent: boolean): Promise<void> {
  const about = noticeOf(mail);
  if (!about) return;
  const tenant = await tenants.registry.byId(about.tenantId);
  if (!tenant) return;
  const table = tenants.table(tenant, 'background');
  const ports = complaintPorts(table, tenant, decideForMail);
  const parts = { ports, notices: dynamoNoticeStore(table), people: staffStore(table).people };
  await reportBounce(parts, { noticeId: about.noticeId, isPermanent });
}

async function work(body: string): Promise<void> {
  const parsed = SesEvent.safeParse(JSON.parse(body));
  // SES says hello when a topic is connected.
  if (!parsed.success) return drop('not an event of ours');
  const event = parsed.data;
  if ('notificationType' in event) await receive(event);
  else await bounce(event.mail, event.eventType === 'Complaint' || event.bounce.bounceType === 'Permanent');
}

const QueueEvent = z.object({ Records: z.array(z.object({ messageId: z.string(), body: z.string() })) });

/** Takes in what came by mail and what came back. A message that fails comes back; the others do not wait for it. */
export const handler = jobChain('inbound', QueueEvent, async ({ Records }) => {
  const batchItemFailures: { itemIdentifier: string }[] = [];
  for (const { messageId, body } of Records) {
    try {
      await work(body);
    } catch (error) {
      logError('a mail could not be taken in', error, { message: messageId });
      batchItemFailures.push({ itemIdentifier: messageId });
    }
  }
  return { batchItemFailures };
});
