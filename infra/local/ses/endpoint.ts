import { crashPoint } from '../crash.ts';
import { queryService, type Service, ServiceError } from '../protocol.ts';
import type { Inward } from './inward.ts';
import type { MailStore } from './mail-store.ts';
import { addressesIn, parseMail } from './mime.ts';

const recipientsMax = 50;
/** What SES takes without a raised quota, in bytes of the raw message. */
const messageBytesMax = 10 * 1024 * 1024;
const addressPattern = /^[^\s@<>]+@[^\s@<>]+$/;

const members = (form: URLSearchParams, prefix: string): readonly string[] => {
  const values: string[] = [];
  for (let n = 1; form.has(`${prefix}.member.${n}`); n += 1) values.push(form.get(`${prefix}.member.${n}`) ?? '');
  return values;
};

/**
 * Simple Email Service, version 1, as far as the functions use it. What goes to our own mail domain comes in.
 *
 * @param now the virtual clock
 */
export function sesService(mails: MailStore, inward: Pick<Inward, 'sent'>, now: () => string): Service {
  const accept = (raw: Buffer, from: string, to: readonly string[]): string => {
    const plain = to.flatMap(addressesIn);
    if (plain.length === 0) throw new ServiceError('InvalidParameterValue', 'Missing final recipient');
    if (plain.length > recipientsMax) throw new ServiceError('InvalidParameterValue', 'Recipient count exceeds 50.');
    const wrong = plain.find((address) => !addressPattern.test(address));
    if (wrong !== undefined) throw new ServiceError('InvalidParameterValue', `Illegal address: ${wrong}`);
    if (addressesIn(from).length !== 1) throw new ServiceError('InvalidParameterValue', 'Missing or illegal sender');
    if (raw.length > messageBytesMax)
      throw new ServiceError('InvalidParameterValue', 'Message length exceeds the limit');
    const messageId = mails.keep(raw, { at: now(), from, to: plain });
    inward.sent(raw, messageId, plain);
    crashPoint('ses-accepted');
    return `<MessageId>${messageId}</MessageId>`;
  };

  return queryService('http://ses.amazonaws.com/doc/2010-12-01/', {
    SendRawEmail: (form) => {
      const raw = Buffer.from(form.get('RawMessage.Data') ?? '', 'base64');
      const { headers } = parseMail(raw);
      const named = members(form, 'Destinations');
      const inHeaders = ['to', 'cc', 'bcc'].map((name) => headers[name] ?? '');
      return accept(raw, form.get('Source') ?? headers['from'] ?? '', named.length > 0 ? named : inHeaders);
    },

    SendEmail: (form) => {
      const from = form.get('Source') ?? '';
      const to = ['ToAddresses', 'CcAddresses', 'BccAddresses'].flatMap((kind) => members(form, `Destination.${kind}`));
      return accept(compose(form, from, to), from, to);
    },

    GetSendQuota: () =>
      '<Max24HourSend>50000.0</Max24HourSend><MaxSendRate>14.0</MaxSendRate><SentLast24Hours>0.0</SentLast24Hours>',
  });
}

/** The message that SES would make of the parts of SendEmail. */
function compose(form: URLSearchParams, from: string, to: readonly string[]): Buffer {
  const base64 = (name: string): string => Buffer.from(form.get(name) ?? '', 'utf8').toString('base64');
  const part = (type: string, name: string): readonly string[] =>
    form.has(name)
      ? ['--part', `Content-Type: text/${type}; charset=utf-8`, 'Content-Transfer-Encoding: base64', '', base64(name)]
      : [];
  const replyTo = members(form, 'ReplyToAddresses');
  const lines = [
    `From: ${from}`,
    `To: ${to.join(', ')}`,
    ...(replyTo.length > 0 ? [`Reply-To: ${replyTo.join(', ')}`] : []),
    `Subject: =?utf-8?B?${base64('Message.Subject.Data')}?=`,
    'MIME-Version: 1.0',
    'Content-Type: multipart/alternative; boundary="part"',
    '',
    ...part('plain', 'Message.Body.Text.Data'),
    ...part('html', 'Message.Body.Html.Data'),
    '--part--',
    '',
  ];
  return Buffer.from(lines.join('\r\n'), 'utf8');
}
