import { describe, expect, it } from 'vitest';
import { replay } from '../../../shared/complaint/evolve.ts';
import {
  complaintId,
  facts,
  given,
  history,
  holding,
  positionsWith,
  positionsWithout,
  registered,
  replied,
  verb,
} from '../../support/given.ts';

const monday = facts('2026-11-23 11:00');
const filedAs = (identityMode: 'confidential' | 'anonymous') =>
  history([verb.register({ identityMode }), registered[1]]);

describe('查看身份 revealing who complains', () => {
  it('is an event with the reason, and changes nothing else', () => {
    const events = history(registered);
    const { after } = given(...events)
      .when(verb.reveal('回电核实。'), monday)
      .thenEvents({ type: 'IdentityRevealed', data: {}, texts: { reason: '回电核实。' } });
    expect(after).toEqual({ ...replay(complaintId, events), seq: 2 });
  });

  it('is possible for a confidential complaint and for a closed one', () => {
    given(...filedAs('confidential'))
      .when(verb.reveal(), monday)
      .thenEvents({ type: 'IdentityRevealed' });
    given(...history(registered, replied, [verb.close(), facts('2026-11-26 10:00')]))
      .when(verb.reveal(), facts('2026-12-01 10:00'))
      .thenEvents({ type: 'IdentityRevealed' });
  });

  it('has nothing to show for an anonymous complaint', () => {
    given(...filedAs('anonymous'))
      .when(verb.reveal(), monday)
      .thenRefused({ code: 'session/not-permitted', about: 'revealIdentity' });
  });

  it.each(positionsWithout('revealIdentity'))('is not for %s', (position) => {
    given(...history(registered))
      .when(verb.reveal(), facts('2026-11-23 11:00', holding(position)))
      .thenRefused({ code: 'session/not-permitted', about: 'revealIdentity' });
  });

  it('is for the officer alone', () => {
    expect(positionsWith('revealIdentity')).toEqual(['officer']);
  });
});
