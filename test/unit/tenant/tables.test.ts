import { expect, it } from 'vitest';
import { keyPrefixes, scopeAccess, scopeKinds, scopeQueues } from '../../../shared/tenant/tables.ts';

it('no key prefix is the beginning of another, so that a right to one is never a right to two', () => {
  const prefixes = Object.values(keyPrefixes);
  expect(prefixes.length).toBeGreaterThan(10);
  for (const one of prefixes) expect(prefixes.filter((other) => other.startsWith(one))).toEqual([one]);
});

it('the vault is read through the identity scope alone', () => {
  expect(scopeKinds.filter((kind) => scopeAccess[kind].vault?.includes('read'))).toEqual(['identity']);
  expect(Object.keys(scopeAccess.identity).toSorted()).toEqual(['access', 'vault']);
});

it('the public scope reaches no staff, session, link, draft or outbox, and no queue', () => {
  for (const subject of ['staff', 'staffMail', 'session', 'link', 'draft', 'outbox'] as const) {
    expect(scopeAccess.public).not.toHaveProperty(subject);
  }
  expect(scopeQueues.public).toEqual([]);
});

it('nobody may change what was written into the logs', () => {
  for (const kind of scopeKinds) {
    expect(scopeAccess[kind].events ?? []).not.toContain('write');
    expect(scopeAccess[kind].access ?? []).not.toContain('write');
    expect(scopeAccess[kind].vault ?? []).not.toContain('write');
  }
});
