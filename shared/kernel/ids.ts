import * as z from 'zod';

/** 26 characters of Crockford's base 32: 130 random or derived bits, safe in keys, names and addresses. */
const opaque = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{26}$/);

/** A complaint. Derived from the idempotency token of its form, so that a second click finds the first complaint. */
export const ComplaintId = opaque.brand<'ComplaintId'>();
export type ComplaintId = z.infer<typeof ComplaintId>;

/** A tenant. Never reused, never derived from its name. */
export const TenantId = opaque.brand<'TenantId'>();
export type TenantId = z.infer<typeof TenantId>;

/** The variable part of a tenant table's name. Not the tenant's id: a restored tenant gets a new table. */
export const TableId = opaque.brand<'TableId'>();
export type TableId = z.infer<typeof TableId>;

/** A member of staff within one tenant. */
export const StaffId = opaque.brand<'StaffId'>();
export type StaffId = z.infer<typeof StaffId>;

export const SignUpId = opaque.brand<'SignUpId'>();
export type SignUpId = z.infer<typeof SignUpId>;

/** A word of a tenant's own vocabulary: a unit, category, position, channel, clock. `medical-affairs`. */
export const TermId = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(40)
  .brand<'TermId'>();
export type TermId = z.infer<typeof TermId>;

/** A place with a code to scan; short, because it stands in the code. Random, so that codes cannot be tried out. */
export const PlaceId = z
  .string()
  .regex(/^[0-9a-hjkmnp-tv-z]{8}$/)
  .brand<'PlaceId'>();
export type PlaceId = z.infer<typeof PlaceId>;

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * Writes the first 130 bits of `bytes` as an opaque id.
 *
 * @param bytes at least 17 bytes, random or the digest of something unguessable
 * @throws RangeError when there are fewer
 */
export function opaqueId(bytes: Uint8Array): string {
  if (bytes.length < 17) throw new RangeError('an opaque id needs 17 bytes');
  let text = '';
  let buffer = 0;
  let bits = 0;
  for (const byte of bytes) {
    buffer = ((buffer << 8) | byte) & 0xfff;
    bits += 8;
    while (bits >= 5 && text.length < 26) {
      bits -= 5;
      text += alphabet.charAt((buffer >> bits) & 31);
    }
  }
  return text;
}
