import { type ScryptOptions, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import type { PasswordHash, Passwords } from '../../usecase/staff/ports.ts';

export type ScryptCost = Pick<PasswordHash, 'cost' | 'blockSize' | 'parallelization'>;

/**
 * 128 MB and a few hundred milliseconds per password (OWASP ASVS 5.0 11.4.2; the figures are those of the OWASP Password
 * Storage Cheat Sheet). Raising them is safe: people are rehashed when they next sign in.
 */
export const productionCost: ScryptCost = { cost: 2 ** 17, blockSize: 8, parallelization: 1 };

const hashBytes = 32;
const saltBytes = 16;

function derive(password: string, salt: Buffer, { cost, blockSize, parallelization }: ScryptCost): Promise<Buffer> {
  const options: ScryptOptions = {
    N: cost,
    r: blockSize,
    p: parallelization,
    // What scrypt needs by its definition, plus room: node's default limit is 32 MB.
    maxmem: 128 * blockSize * (cost + parallelization) + 2 ** 20,
  };
  return new Promise((resolve, reject) => {
    scrypt(password, salt, hashBytes, options, (error, key) => (error ? reject(error) : resolve(key)));
  });
}

/** Hashes passwords with scrypt at the given cost, and compares in constant time. */
export function scryptPasswords(today: ScryptCost = productionCost): Passwords {
  const nobodysSalt = randomBytes(saltBytes);
  return {
    async hash(password) {
      const salt = randomBytes(saltBytes);
      const hash = await derive(password, salt, today);
      return {
        algorithm: 'scrypt',
        ...today,
        salt: salt.toString('base64url'),
        hash: hash.toString('base64url'),
      };
    },

    async verify(password, stored) {
      if (!stored) {
        await derive(password, nobodysSalt, today);
        return false;
      }
      const expected = Buffer.from(stored.hash, 'base64url');
      const actual = await derive(password, Buffer.from(stored.salt, 'base64url'), stored);
      return expected.length === actual.length && timingSafeEqual(expected, actual);
    },

    isCurrent: (stored) =>
      stored.cost === today.cost &&
      stored.blockSize === today.blockSize &&
      stored.parallelization === today.parallelization,
  };
}
