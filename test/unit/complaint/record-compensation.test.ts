import { describe, expect, it } from 'vitest';
import type { CommandOf } from '../../../shared/complaint/commands.ts';
import { begunWith, followedBy, on } from '../../support/accountable.ts';
import { facts, given, holding, hospital, positionsWithout, term } from '../../support/given.ts';

const give = (compensation: string, amount: number): CommandOf<'RecordCompensation'> => ({
  type: 'RecordCompensation',
  compensation: term(compensation),
  amount,
  comment: '当面退还。',
});
const now = on('2026-11-24 09:00');

describe('赔偿 / 补偿关怀', () => {
  it('enters what the complainant was given, and adds it up', () => {
    given(begunWith())
      .when(give('refund', 120.5), now)
      .thenEvents({
        type: 'CompensationRecorded',
        data: { compensation: 'refund', amount: 120.5 },
        texts: { comment: '当面退还。' },
      })
      .thenState({ compensationAmount: 120.5 });
    const log = followedBy(
      [begunWith()],
      { type: 'CompensationRecorded', data: { compensation: 'refund', amount: 0.1 } },
      { type: 'CompensationRecorded', data: { compensation: 'gift', amount: 0.2 } },
    );
    // In binary fractions 0.1 and 0.2 are a little more than 0.3.
    given(...log)
      .when(give('gift', 0), now)
      .thenState({ compensationAmount: 0.3 });
  });

  it('is still entered after the complaint was closed', () => {
    const closed = followedBy([begunWith()], { type: 'ComplaintClosed', data: { because: 'decided' } });
    given(...closed)
      .when(give('gift', 50), now)
      .thenState({ stage: 'closed', compensationAmount: 50 });
  });

  it('is refused for a kind that the rulebook does not know', () => {
    given(begunWith()).when(give('yacht', 1), now).thenRefused({ code: 'complaint/unknown-term', about: 'yacht' });
    expect(hospital.rulebook.compensations).toBeUndefined();
    given(begunWith())
      .when(give('refund', 1), facts('2026-11-24 09:00', now.actor))
      .thenRefused({ code: 'complaint/unknown-term', about: 'refund' });
  });

  it.each(positionsWithout('account'))('is not for %s', (position) => {
    given(begunWith())
      .when(give('refund', 1), on('2026-11-24 09:00', holding(position)))
      .thenRefused({ code: 'session/not-permitted', about: 'account' });
  });
});
