import { createHmac } from 'node:crypto';

/** The eight groups of an IPv6 address; undefined when it is none. */
function groupsOf(address: string): readonly string[] | undefined {
  const [head = '', tail, ...more] = address.split('::');
  if (more.length > 0) return undefined;
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const missing = 8 - before.length - after.length;
  if (tail === undefined ? missing !== 0 : missing < 1) return undefined;
  const groups = [...before, ...Array<string>(missing).fill('0'), ...after];
  return groups.every((group) => /^[\da-f]{1,4}$/i.test(group)) ? groups : undefined;
}

/**
 * Whom an address stands for: an IPv4 address for itself, an IPv6 address for its network of 64 bits, which is what one
 * household or one device is given.
 */
export function networkOf(address: string): string {
  const plain = address.replace(/^\[|\]$|%.*$/g, '').replace(/^::ffff:(?=\d+\.)/i, '');
  const groups = plain.includes('.') ? undefined : groupsOf(plain);
  if (!groups) return plain;
  const network = groups.slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16));
  return `${network.join(':')}::/64`;
}

/** A digest of a text for one purpose under a key; 12 bytes unless fewer will do. */
export const digestUnder = (key: Uint8Array, purpose: string, text: string, bytes = 12): string =>
  createHmac('sha256', key).update(`${purpose}\n${text}`).digest().subarray(0, bytes).toString('base64url');
