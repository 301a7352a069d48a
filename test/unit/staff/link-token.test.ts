import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { LinkCheckBody } from '../../../shared/contract/staff.ts';
import { deriveLinkToken, linkIdOf } from '../../../shared/usecase/staff/link-token.ts';

const secret = createHash('sha256').update('secret of one tenant').digest();
const otherSecret = createHash('sha256').update('secret of another').digest();
const linkId = '0123456789ABCDEFGHJKMNPQRS';

describe('the token of a mail link', () => {
  it('is made of the id and a digest under the secret of the tenant, and fits the contract', () => {
    const token = deriveLinkToken(secret, linkId);
    expect(token).toMatch(/^0123456789ABCDEFGHJKMNPQRS\.[\w-]{43}$/);
    expect(LinkCheckBody.parse({ token })).toEqual({ token });
    expect(deriveLinkToken(secret, linkId)).toBe(token);
    expect(deriveLinkToken(otherSecret, linkId)).not.toBe(token);
  });

  it('gives the id back to the tenant who made it, and to no other', () => {
    const token = deriveLinkToken(secret, linkId);
    expect(linkIdOf(secret, token)).toBe(linkId);
    expect(linkIdOf(otherSecret, token)).toBeUndefined();
  });

  it.each([
    ['nothing', ''],
    ['the id alone', linkId],
    ['an empty digest', `${linkId}.`],
    ['the digest of another id', `${linkId}.${deriveLinkToken(secret, 'ANOTHER').split('.')[1]}`],
    ['something behind it', `${deriveLinkToken(secret, linkId)}.x`],
    ['characters beyond ASCII', `${linkId}.${'密'.repeat(43)}`],
  ])('is not %s', (_, token) => {
    expect(linkIdOf(secret, token)).toBeUndefined();
  });
});
