import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * The token of a mail link, `<linkId>.<HMAC-SHA256 of 'link' and the id, base64url>`. It is made anew from the tenant's
 * secret at the moment of sending and stands nowhere.
 *
 * @param secret the tenant's 32 bytes
 */
export function deriveLinkToken(secret: Uint8Array, linkId: string): string {
  return `${linkId}.${createHmac('sha256', secret).update(`link${linkId}`).digest('base64url')}`;
}

/** The id in a token, or undefined when the token is not one of this tenant. */
export function linkIdOf(secret: Uint8Array, token: string): string | undefined {
  const linkId = token.split('.', 1)[0] ?? '';
  const expected = Buffer.from(deriveLinkToken(secret, linkId));
  const given = Buffer.from(token);
  return given.length === expected.length && timingSafeEqual(given, expected) ? linkId : undefined;
}
