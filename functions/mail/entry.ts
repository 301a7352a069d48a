import { SESClient } from '@aws-sdk/client-ses';
import * as z from 'zod';
import { systemClock } from '#clock';
import { dynamoNoticeStore } from '../../shared/data/notices/notice-store.ts';
import { dynamoRules } from '../../shared/data/tenancy/documents.ts';
import { MailTaskMessage } from '../../shared/cloud/mail-queue.ts';
import { sesNoticePort } from '../../shared/mail/ses-port.ts';
import { unreachable } from '../../shared/kernel/result.ts';
import type { TenantId } from '../../shared/kernel/ids.ts';
import { sendNotice } from '../../shared/usecase/notices/send-notice.ts';
import { sealerFor } from '../../shared/usecase/tenancy/seal.ts';
import { SignUpMail } from '../../shared/usecase/tenancy/sign-up.ts';
import { letter } from '../../web/words/mail/letter.ts';
import { frameWords, signUpWords } from '../../web/words/mail/words.ts';
import { identityParts } from '../lib/complaint-ports.ts';
import { readEnvironment } from '../lib/environment.ts';
import { addressesOf } from '../lib/hosts.ts';
import { jobChain } from '../lib/job-chain.ts';
import { logError } from '../lib/log.ts';
import { openTenants } from '../lib/tenants.ts';
import { composeFor } from './compose-notice.ts';

const environment = readEnvironment([
  'HUIYIN_DOMAIN',
  'HUIYIN_SCHEME',
  'CONTROL_TABLE',
  'TENANT_TABLE_PREFIX',
  'TENANT_ROLE_ARN',
  'PLATFORM_SECRET',
  'MAIL_CONFIGURATION_SET',
]);
const addresses = addressesOf(environment);
const tenants = openTenants(environment);
const port = sesNoticePort(new SESClient({}), environment.MAIL_CONFIGURATION_SET);
const sealer = sealerFor(environment.PLATFORM_SECRET, 'sign-up');

async function sendTenantNotice(tenantId: TenantId, noticeId: string): Promise<'done' | 'busy'> {
  const tenant = await tenants.registry.byId(tenantId);
  if (!tenant) {
    // The invitation of a tenant that is about to open: the queue brings it again in a moment.
    return 'busy';
  }
  const table = tenants.table(tenant, 'background');
  const identity = identityParts(tenants.table(tenant, 'identity'));
  const rules = dynamoRules(table, tenant.tableId, systemClock);
  const compose = composeFor({
    tenantId,
    slug: tenant.slug,
    isVerified: tenant.isVerified,
    table,
    identity,
    rules,
    addresses,
  });
  return sendNotice({ clock: systemClock, store: dynamoNoticeStore(table), compose, port }, noticeId);
}

async function sendSignUp(sealed: string): Promise<'done'> {
  const mail = SignUpMail.parse(sealer.open(sealed));
  const { language, organisation, name } = mail;
  const link = `${addresses.site}/sign-up/confirm?token=${encodeURIComponent(mail.token)}`;
  const words = signUpWords(language, organisation);
  const from = frameWords[language].platform;
  await port.send({
    id: mail.signUpId,
    from: { name: from, address: `no-reply@${addresses.mailDomain}` },
    to: { name, address: mail.email },
    subject: words.subject,
    ...letter(words, { language, name, from, link }),
    language,
  });
  return 'done';
}

async function work(body: string): Promise<'done' | 'busy'> {
  const task = MailTaskMessage.parse(JSON.parse(body));
  switch (task.kind) {
    case 'notice':
      return sendTenantNotice(task.tenantId, task.noticeId);
    case 'signUp':
      return sendSignUp(task.sealed);
    default:
      return unreachable(task);
  }
}

const QueueEvent = z.object({ Records: z.array(z.object({ messageId: z.string(), body: z.string() })) });

/** Sends what the queue brings. A message that fails or is in another's hands comes back; the others do not wait for it. */
export const handler = jobChain('mail', QueueEvent, async ({ Records }) => {
  const batchItemFailures: { itemIdentifier: string }[] = [];
  for (const record of Records) {
    try {
      if ((await work(record.body)) === 'busy') batchItemFailures.push({ itemIdentifier: record.messageId });
    } catch (error) {
      logError('a mail could not be sent', error, { message: record.messageId });
      batchItemFailures.push({ itemIdentifier: record.messageId });
    }
  }
  return { batchItemFailures };
});
