import { expect, it } from 'vitest';
import { isReservedSlug } from '../../../shared/tenant/slug.ts';

it.each([
  ['www', 'a host of ours'],
  ['console', 'a host of ours'],
  ['icbc', 'a bank'],
  ['1cbc', 'looks like icbc'],
  ['lcbc', 'looks like icbc'],
  ['i-c-b-c', 'looks like icbc'],
  ['b0c', 'looks like boc'],
  ['a8c', 'looks like abc'],
  ['p1ngan', 'looks like pingan'],
  ['rnoh', 'looks like moh'],
  ['vvechat', 'looks like wechat'],
  ['gov-xyz', 'speaks for an authority'],
  ['yueqing-gov', 'speaks for an authority'],
  ['yueqing-gov-cn', 'speaks for an authority'],
  ['the-official-clinic', 'speaks for an authority'],
  ['xn--fiqs8s', 'hides its letters'],
])('%s is refused: %s', (slug) => {
  expect(isReservedSlug(slug)).toBe(true);
});

it.each(['yueqing-hospital', 'renmin', 'abc-clinic', 'governess', 'officials-choir', 'sunny', 'bankside', 'courtyard'])(
  '%s is free',
  (slug) => {
    expect(isReservedSlug(slug)).toBe(false);
  },
);
