import { randomBytes } from 'node:crypto';
import { systemClock } from '#clock';
import { dynamoAttemptCounter } from '../../shared/data/attempt-counter.ts';
import { dynamoHourKeys } from '../../shared/data/hour-keys.ts';
import { staffStore } from '../../shared/data/staff/staff-store.ts';
import { readKeys, readProfile } from '../../shared/data/tenancy/documents.ts';
import type { TenantTable } from '../../shared/data/tenant-table.ts';
import type { ComplaintId, TenantId } from '../../shared/kernel/ids.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import type { Language } from '../../shared/kernel/text.ts';
import type { Rules } from '../../shared/usecase/complaint/ports.ts';
import { openVault, type IdentityParts } from '../../shared/usecase/complaint/reveal-identity.ts';
import { replyAddress, replyToken, threadId } from '../../shared/usecase/mail-box/reply-token.ts';
import type { Notice } from '../../shared/usecase/notices/notice.ts';
import type { Message } from '../../shared/usecase/notices/ports.ts';
import type { Compose } from '../../shared/usecase/notices/send-notice.ts';
import { underHourKey } from '../../shared/usecase/public/guard/under-hour-key.ts';
import { deriveLinkToken } from '../../shared/usecase/staff/link-token.ts';
import { staffAddress } from '../../shared/usecase/staff/recipients.ts';
import { letter } from '../../web/words/mail/letter.ts';
import { ownWords } from '../../web/words/mail/own-words.ts';
import { mailWords } from '../../web/words/mail/words.ts';
import type { Addresses } from '../lib/hosts.ts';

/** Mails that one complainant's address gets within an hour at most, so that nobody can be bombed through the public form. */
const complainantMailsMax = 10;

/**
 * Mails to complainants and to people who are invited that an organisation may send within an hour while nobody has verified
 * it: enough for one that begins, too few for one that was made up to send mails.
 */
const unverifiedMailsMax = 60;

type Address = { readonly name: string | undefined; readonly address: string };

const moment = (at: Instant, timeZone: string, language: Language): string =>
  new Intl.DateTimeFormat(language, { timeZone, dateStyle: 'full', timeStyle: 'short' }).format(new Date(at));

/** Composes the notices of one tenant. Addresses are looked up here, at the last moment, and go nowhere else. */
export function composeFor(tenant: {
  readonly tenantId: TenantId;
  readonly slug: string;
  /** Mails of an organisation that nobody has verified are fewer. */
  readonly isVerified: boolean;
  readonly table: TenantTable;
  readonly identity: IdentityParts;
  readonly rules: Pick<Rules, 'rulebook'>;
  readonly addresses: Addresses;
}): Compose {
  const { slug, table, addresses } = tenant;

  /** Whether an organisation that nobody has verified has written to enough people who did not ask it to. */
  const isOverOwnCap = async (): Promise<boolean> =>
    !tenant.isVerified &&
    (await dynamoAttemptCounter(table, 'mail-out').count('all', systemClock.now())) > unverifiedMailsMax;

  const addressOf = async (notice: Notice): Promise<Address | 'noAddress' | 'overCap'> => {
    if (notice.to.who === 'staff') {
      const person = await staffAddress({ store: staffStore(table) }, notice.to.staffId);
      if (!person) return 'noAddress';
      const isInvitation = notice.kind === 'invitation' && (await isOverOwnCap());
      return isInvitation ? 'overCap' : { name: person.name, address: person.email };
    }
    const identity = await openVault(tenant.identity, notice.to.complaintId, { actorId: 'system', what: 'contact' });
    if (identity?.email === undefined) return 'noAddress';
    const perAddress = underHourKey(dynamoAttemptCounter(table, 'mail'), dynamoHourKeys(table, randomBytes));
    const count = await perAddress.count(identity.email.toLowerCase(), systemClock.now());
    if (count > complainantMailsMax) return 'overCap';
    return (await isOverOwnCap()) ? 'overCap' : { name: undefined, address: identity.email };
  };

  const linkOf = async (notice: Notice): Promise<string> => {
    if (notice.linkId !== undefined) {
      const token = deriveLinkToken(Buffer.from((await readKeys(table)).link, 'base64'), notice.linkId);
      return `${addresses.console(slug)}/password?token=${encodeURIComponent(token)}`;
    }
    if (notice.to.who === 'complainant')
      return `${addresses.intake(slug)}/follow?number=${encodeURIComponent(notice.number ?? '')}`;
    if (notice.kind === 'spamWaiting') return `${addresses.console(slug)}/?queue=centre&state=spam`;
    if (notice.kind === 'mailWaiting') return `${addresses.console(slug)}/mail-box`;
    return `${addresses.console(slug)}/complaints/${notice.complaintId ?? ''}`;
  };

  const rulesOf = async ({ cause, language, to }: Notice): Promise<ReturnType<typeof ownWords>> => {
    if (!cause) return { label: '', paragraphs: [] };
    const { rulebook } = await tenant.rules.rulebook(cause.rulebookVersion);
    const { event, about } = cause;
    return ownWords(rulebook, { event, about, isToComplainant: to.who === 'complainant' }, language);
  };

  /** Answers of complainants find their complaint; nobody answers a mail to staff. */
  const answersTo = async (id: ComplaintId): Promise<Pick<Message, 'answers'>> => {
    const token = replyToken(Buffer.from((await readKeys(table)).receipt, 'base64'), id);
    const { mailDomain } = addresses;
    return { answers: { address: replyAddress(slug, token, mailDomain), thread: threadId(token, mailDomain) } };
  };

  return async (notice) => {
    const to = await addressOf(notice);
    if (typeof to === 'string') return to;
    const [profile, link, own] = await Promise.all([readProfile(table), linkOf(notice), rulesOf(notice)]);
    const { language } = notice;
    const words = mailWords(notice.kind, language, {
      organisation: profile.organisation,
      name: to.name,
      number: notice.number ?? '',
      due: notice.dueAt ? moment(notice.dueAt, profile.timeZone, language) : '',
      link,
      event: notice.cause?.event,
      label: own.label,
    });
    const lines = [...words.lines, ...own.paragraphs];
    const answers = notice.to.who === 'complainant' ? await answersTo(notice.to.complaintId) : {};
    return {
      id: notice.id,
      from: { name: profile.organisation, address: `${slug}@${addresses.mailDomain}` },
      to,
      subject: words.subject,
      ...letter(
        { ...words, lines },
        { language, name: to.name, from: profile.organisation, link, mayAnswer: answers.answers !== undefined },
      ),
      language,
      tags: { tenant: tenant.tenantId, notice: notice.id },
      ...answers,
    };
  };
}
