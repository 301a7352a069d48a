import { describe, expect, it } from 'vitest';
import { type CurrentStaff, capabilitiesOf } from '../../../shared/usecase/staff/person.ts';
import { capabilities } from '../../../shared/rulebook/capabilities.ts';
import { positionWith, term, testRules } from '../../support/staff.ts';

const held = (...positions: readonly string[]): CurrentStaff['holdings'] =>
  positions.map((position) => ({ position: term(position), unit: term('surgery') }));

describe('what positions grant', () => {
  it('is put together, once each, in the order of the list', () => {
    const holdings = held(
      positionWith('reply'),
      positionWith('managePeople'),
      positionWith('dispatch'),
      'administrator',
    );
    expect(capabilitiesOf(holdings, testRules)).toEqual(['dispatch', 'reply', 'managePeople']);
  });

  it('is nothing for a position that the rulebook does not know any more', () => {
    expect(capabilitiesOf(held('of-an-older-rulebook'), testRules)).toEqual([]);
  });

  it.each(capabilities)('reaches exactly as far as the position that may %s', (capability) => {
    expect(capabilitiesOf(held(positionWith(capability)), testRules)).toEqual([capability]);
  });
});
