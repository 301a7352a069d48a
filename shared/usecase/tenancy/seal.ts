import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const algorithm = 'aes-256-gcm';

/**
 * Closes what must pass through places that hold nothing about people: the control table, a queue, the input of a state
 * machine. Only code with the platform's secret opens it again.
 */
export type Sealer = {
  readonly seal: (value: unknown) => string;
  /** @throws when the text was not sealed with this secret for this purpose, or was changed */
  readonly open: (sealed: string) => unknown;
};

/**
 * @param platformSecret 32 bytes, base64
 * @param purpose keeps what was sealed for one use from being opened by another
 */
export function sealerFor(platformSecret: string, purpose: string): Sealer {
  const key = Buffer.from(hkdfSync('sha256', Buffer.from(platformSecret, 'base64'), 'huiyin', `seal:${purpose}`, 32));
  return {
    seal(value) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv(algorithm, key, nonce);
      const closed = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), closed]).toString('base64url');
    },
    open(sealed) {
      const bytes = Buffer.from(sealed, 'base64url');
      const decipher = createDecipheriv(algorithm, key, bytes.subarray(0, 12), { authTagLength: 16 });
      decipher.setAuthTag(bytes.subarray(12, 28));
      return JSON.parse(
        Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8'),
      ) as unknown;
    },
  };
}
