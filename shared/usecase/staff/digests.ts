import { createHash, createHmac } from 'node:crypto';

/** The form of an e-mail address under which it is unique: people do not remember capitals. */
export const canonicalAddress = (email: string): string => email.trim().toLowerCase();

/** SHA-256 of the canonical address, hexadecimal. */
export const addressDigest = (email: string): string => sha256(canonicalAddress(email));

/** Under which a session is stored: a stolen table opens no session. */
export const sessionDigest = (token: string): string => sha256(token);

/** A network address, unguessable without the tenant's secret: there are too few addresses for a plain hash. */
export const senderDigest = (secret: Uint8Array, sender: string): string =>
  createHmac('sha256', secret).update(`sender${sender}`).digest('hex');

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
