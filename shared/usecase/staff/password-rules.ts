import type { Refused } from '../../contract/problems.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import { isCommonPassword } from './common-passwords.ts';
import { canonicalAddress } from './digests.ts';

/** What is wrong with a password; the console has words for each. */
export type PasswordFault = 'too-common' | 'contains-organisation' | 'contains-address';

/** Shorter words occur in good passwords by chance. */
const contextWordMin = 3;

const contains = (password: string, word: string): boolean =>
  word.length >= contextWordMin && password.toLowerCase().includes(word);

/**
 * Whether a password may be set. Its length is the contract's affair (12 to 128); there are no composition rules and no
 * expiry (ASVS 5.0 6.2.5, 6.2.10). The words it must not contain (6.1.2, 6.2.11) are the organisation's slug, with and without
 * hyphens, and what stands before the @ of the person's address.
 */
export function checkPassword(
  password: string,
  context: { readonly slug: string; readonly email: string },
): Result<string, Refused<'request/invalid'>> {
  const fault = faultOf(password, context);
  if (!fault) return ok(password);
  return refuse({ code: 'request/invalid', fields: [{ pointer: '/password', code: fault }] });
}

function faultOf(
  password: string,
  context: { readonly slug: string; readonly email: string },
): PasswordFault | undefined {
  const slug = context.slug.toLowerCase();
  const local = canonicalAddress(context.email).split('@', 1)[0] ?? '';
  if (contains(password, slug) || contains(password, slug.replaceAll('-', ''))) return 'contains-organisation';
  if (contains(password, local)) return 'contains-address';
  return isCommonPassword(password) ? 'too-common' : undefined;
}
