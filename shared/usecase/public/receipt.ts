import { createHmac, timingSafeEqual } from 'node:crypto';
import { ComplaintId, opaqueId } from '../../kernel/ids.ts';
import { type Instant, type IsoDate, millisecondsOf } from '../../kernel/time.ts';

/** How long a number and code that were shown need not be shown again. */
export const passSeconds = 2 * 3600;

/** A MAC of a text under a secret, for one purpose. */
export const mac = (secret: Uint8Array, purpose: string, text: string): Buffer =>
  createHmac('sha256', secret).update(`${purpose}\n${text}`).digest();

/** Compares without telling by the time it takes where two texts differ. */
export const isSame = (given: string, expected: string): boolean => {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
};

/**
 * The receipt code 查询码 of a complaint: 16 digits from an HMAC over its id under the tenant's secret. Nothing about it is
 * stored, so nothing that is stolen gives it away.
 *
 * @param rotation how often the code was replaced
 */
export function receiptCode(secret: Uint8Array, id: ComplaintId, rotation = 0): string {
  const bits = mac(secret, 'receipt', `${id}#${rotation}`).readBigUInt64BE();
  return (bits % 10_000_000_000_000_000n).toString().padStart(16, '0');
}

export const isReceiptCode = (secret: Uint8Array, id: ComplaintId, code: string, rotation = 0): boolean =>
  isSame(code, receiptCode(secret, id, rotation));

/** The complaint that a form's token makes, or has made. */
export const complaintIdOf = (secret: Uint8Array, token: string): ComplaintId =>
  ComplaintId.parse(opaqueId(mac(secret, 'form', token)));

/** A value that only this tenant could have signed, for one purpose. */
const signed = (secret: Uint8Array, purpose: string, text: string): string =>
  `${text}.${mac(secret, purpose, text).toString('base64url')}`;

function unsigned(secret: Uint8Array, purpose: string, value: string): string | undefined {
  const text = value.slice(0, value.lastIndexOf('.'));
  return isSame(value, signed(secret, purpose, text)) ? text : undefined;
}

/** Proof that number and code were shown, good for `passSeconds`, or until the code is replaced. */
export const passFor = (secret: Uint8Array, id: ComplaintId, now: Instant, rotation = 0): string =>
  signed(secret, 'pass', `${id}.${Math.floor(millisecondsOf(now) / 1000) + passSeconds}.${rotation}`);

/** The complaint a pass opens, and the rotation of its code then; undefined when it is not ours or has lapsed. */
export function complaintOfPass(
  secret: Uint8Array,
  pass: string,
  now: Instant,
): { readonly id: ComplaintId; readonly rotation: number } | undefined {
  const [id, until, rotation] = (unsigned(secret, 'pass', pass) ?? '').split('.');
  const complaintId = ComplaintId.safeParse(id);
  const isGood = complaintId.success && Number(until) * 1000 > millisecondsOf(now);
  return isGood ? { id: complaintId.data, rotation: Number(rotation) } : undefined;
}

/** Letters and digits that are not mistaken for each other; five bits each. */
const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * The signature on a receipt 回执验证码: 100 bits of an HMAC over number and day under the tenant's secret. To check it nothing
 * is read, so that it tells nothing, and still holds when the record is gone.
 */
export function proofCode(secret: Uint8Array, number: string, on: IsoDate): string {
  const bytes = mac(secret, 'proof', `${number}\n${on}`);
  return Array.from({ length: 20 }, (_, index) => digits[(bytes[index] ?? 0) % 32]).join('');
}

export const isProof = (secret: Uint8Array, proof: { number: string; on: IsoDate; code: string }): boolean =>
  isSame(proof.code, proofCode(secret, proof.number, proof.on));

/** The signed value that comes back from the files host with an uploaded file; no good once the code was replaced. */
export const uploadState = (secret: Uint8Array, id: ComplaintId, fileId: string, rotation = 0): string =>
  signed(secret, 'upload', `${id}.${fileId}.${rotation}`);

export function uploadOfState(
  secret: Uint8Array,
  state: string,
): { id: ComplaintId; fileId: string; rotation: number } | undefined {
  const [id, fileId, rotation] = (unsigned(secret, 'upload', state) ?? '').split('.');
  const complaintId = ComplaintId.safeParse(id);
  return complaintId.success && fileId !== undefined
    ? { id: complaintId.data, fileId, rotation: Number(rotation) }
    : undefined;
}
