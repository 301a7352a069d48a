import { describe, expect, it } from 'vitest';
import { productionCost, scryptPasswords } from '../../../shared/data/staff/scrypt-passwords.ts';
import { goodPassword, otherPassword, testCost } from '../../support/staff.ts';

describe('scrypt passwords', () => {
  it('are verified with the parameters of production, which cost 128 MB', async () => {
    expect(productionCost).toEqual({ cost: 131_072, blockSize: 8, parallelization: 1 });
    const passwords = scryptPasswords();
    const stored = await passwords.hash(goodPassword);
    expect(stored).toMatchObject({ algorithm: 'scrypt', ...productionCost });
    expect(await passwords.verify(goodPassword, stored)).toBe(true);
    expect(await passwords.verify(otherPassword, stored)).toBe(false);
  }, 30_000);

  it('have a salt of their own', async () => {
    const passwords = scryptPasswords(testCost);
    const [first, second] = await Promise.all([passwords.hash(goodPassword), passwords.hash(goodPassword)]);
    expect(first.salt).not.toBe(second.salt);
    expect(first.hash).not.toBe(second.hash);
    expect(Buffer.from(first.salt, 'base64url')).toHaveLength(16);
    expect(Buffer.from(first.hash, 'base64url')).toHaveLength(32);
  });

  it('of weaker times can still be verified, and are known to be old', async () => {
    const stored = await scryptPasswords(testCost).hash(goodPassword);
    const today = scryptPasswords({ ...testCost, cost: testCost.cost * 2 });
    expect(await today.verify(goodPassword, stored)).toBe(true);
    expect(today.isCurrent(stored)).toBe(false);
    expect(today.isCurrent(await today.hash(goodPassword))).toBe(true);
  });

  it('of nobody are never right', async () => {
    expect(await scryptPasswords(testCost).verify(goodPassword, undefined)).toBe(false);
  });

  it('that are cut short in storage are never right', async () => {
    const passwords = scryptPasswords(testCost);
    const stored = await passwords.hash(goodPassword);
    expect(await passwords.verify(goodPassword, { ...stored, hash: stored.hash.slice(0, 8) })).toBe(false);
  });

  it('are told apart by every character, also the last of 128', async () => {
    const passwords = scryptPasswords(testCost);
    const long = 'k'.repeat(127);
    const stored = await passwords.hash(`${long}a`);
    expect(await passwords.verify(`${long}b`, stored)).toBe(false);
    expect(await passwords.verify(`${long}a`, stored)).toBe(true);
  });
});
