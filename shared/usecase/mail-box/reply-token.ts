import { createHmac, timingSafeEqual } from 'node:crypto';
import { ComplaintId, opaqueId } from '../../kernel/ids.ts';

/** Characters of the signature: with the id and the longest slug the local part is 64 long, as long as it may be. */
const signatureLength = 7;

const signature = (secret: Uint8Array, id: ComplaintId): string =>
  opaqueId(createHmac('sha256', secret).update(`mail-reply\n${id}`).digest()).slice(0, signatureLength);

/**
 * What stands behind the `+` of the address that a complainant answers to: the complaint and a signature of the tenant's, in
 * base 32, so that a mail reader that changes the case does no harm. Whoever shows it has had a mail about this complaint.
 */
export const replyToken = (secret: Uint8Array, id: ComplaintId): string =>
  `${id}${signature(secret, id)}`.toLowerCase();

/** The complaint that a token speaks of, proved or not. */
export const complaintOfToken = (token: string): ComplaintId | undefined =>
  ComplaintId.safeParse(token.slice(0, -signatureLength).toUpperCase()).data;

/** Whether the token is the one of this complaint. */
export function isReplyToken(secret: Uint8Array, token: string, id: ComplaintId): boolean {
  const [given, expected] = [Buffer.from(token.toLowerCase()), Buffer.from(replyToken(secret, id))];
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/** The address that answers go to. */
export const replyAddress = (slug: string, token: string, mailDomain: string): string =>
  `${slug}+${token}@${mailDomain}`;

/** The Message-ID that all mails about one complaint refer to, so that mail readers show them together. */
export const threadId = (token: string, mailDomain: string): string => `<${token}.thread@${mailDomain}>`;

/** The token in a Message-ID that a mail answers; undefined where it is not of a thread of ours. */
export function tokenOfThread(messageId: string, mailDomain: string): string | undefined {
  const [local = '', domain] = messageId.replaceAll(/[<>\s]/g, '').split('@');
  return domain?.toLowerCase() === mailDomain && local.endsWith('.thread')
    ? local.slice(0, -'.thread'.length)
    : undefined;
}

/** Who of us a mail is for: the slug before the `+`, and what stands behind it. Undefined for another domain. */
export function recipientOf(
  address: string,
  mailDomain: string,
): { readonly slug: string; readonly token: string | undefined } | undefined {
  const [local = '', domain, more] = address.trim().toLowerCase().split('@');
  if (domain !== mailDomain || more !== undefined) return undefined;
  const [slug = '', ...rest] = local.split('+');
  return /^[a-z][a-z0-9-]*$/.test(slug) ? { slug, token: rest.length > 0 ? rest.join('+') : undefined } : undefined;
}
