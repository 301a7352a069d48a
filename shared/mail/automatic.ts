import type { AutomaticSign } from '../contract/mail-box.ts';

/** The headers of a mail: names in lower case, values in their order. */
export type Headers = ReadonlyMap<string, readonly string[]>;

/**
 * By what a mail shows that a machine wrote it (RFC 3834, RFC 2919, and what mail programs do): such a mail is never answered,
 * so that two machines do not write to each other for ever.
 *
 * @param ownDomain the domain that our own mails come from
 */
export function automaticSign(
  headers: Headers,
  sender: string | undefined,
  ownDomain: string,
): AutomaticSign | undefined {
  const all = (name: string): readonly string[] => headers.get(name) ?? [];
  const has = (name: string): boolean => headers.has(name);
  const [local = '', domain = ''] = (sender ?? '').toLowerCase().split('@');
  if (domain === ownDomain) return 'own';
  const isReport = all('content-type').some((value) => /^multipart\/report/i.test(value));
  const isReturned = all('return-path').some((value) => value.trim() === '<>');
  if (isReport || isReturned || /^(mailer-daemon|postmaster|bounces?)([+=-]|$)/.test(local)) return 'bounce';
  if (all('auto-submitted').some((value) => !/^no(\s|;|$)/i.test(value.trim()))) return 'auto-submitted';
  const replies = ['x-autoreply', 'x-autorespond', 'x-autoresponse'];
  if (replies.some(has)) return 'auto-submitted';
  if (['list-id', 'list-unsubscribe', 'list-post'].some(has)) return 'list';
  if (all('precedence').some((value) => /^(bulk|junk|list|auto_reply)/i.test(value.trim()))) return 'bulk';
  return /^(no-?reply|do-?not-?reply)([+-]|$)/.test(local) ? 'bulk' : undefined;
}
