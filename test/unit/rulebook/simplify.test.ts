import { describe, expect, test } from 'vitest';
import { Predicate } from '../../../shared/rulebook/predicate.ts';
import { simplify, simplifyAny } from '../../../shared/rulebook/simplify.ts';

const noise = { is: 'category', in: ['noise'] };
const byPhone = { is: 'channel', in: ['phone'] };
const online = { is: 'channel', in: ['web'] };
const named = { is: 'identityMode', in: ['named'] };
const not = (of: object) => ({ is: 'not', of });
const all = (...of: readonly object[]) => ({ is: 'all', of });
const any = (...of: readonly object[]) => ({ is: 'any', of });

/** What is left when only the channel is known. */
const left = (predicate: object) =>
  simplify(Predicate.parse(predicate), (leaf) =>
    leaf.is === 'channel' ? leaf.in.some((id) => id === 'web') : undefined,
  );

describe('what is left of a condition', () => {
  test.each([
    [{ is: 'always' }, true],
    [online, true],
    [byPhone, false],
    [not(byPhone), true],
    [noise, noise],
    [not(noise), not(noise)],
    [all(online, noise), noise],
    [all(byPhone, noise), false],
    [any(online, noise), true],
    [any(byPhone, noise), noise],
    [any(byPhone, byPhone), false],
    [all(online, noise, named), all(noise, named)],
    [not(all(online, not(any(byPhone, noise)))), not(not(noise))],
  ])('%j: %j', (predicate, expected) => {
    expect(left(predicate)).toEqual(expected);
  });

  test('of a list one is enough, and of none there is nothing', () => {
    expect(simplifyAny([], () => undefined)).toBe(false);
    const list = [Predicate.parse(noise), Predicate.parse(named)];
    expect(simplifyAny(list, ({ is }) => (is === 'category' ? false : undefined))).toEqual(named);
    expect(simplifyAny(list, ({ is }) => (is === 'category' ? true : undefined))).toBe(true);
  });
});
