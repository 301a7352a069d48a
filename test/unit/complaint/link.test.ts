import { describe, it } from 'vitest';
import { banker, bankersWithout } from '../../support/bank.ts';
import { complaintId, complaintIdNamed, given, history, shanghai, type Step } from '../../support/given.ts';
import { exactly, monday, stagesBut, today, untilStage } from '../../support/intake.ts';

const other = complaintIdNamed('another complaint');
const link = (how: 'related' | 'duplicate' | 'merged') => ({ type: 'LinkComplaint' as const, other, how });
const noon = '2026-11-25 12:00';

describe('关联 linking', () => {
  it.each(['related', 'duplicate'] as const)('names another complaint as %s and changes nothing else', (how) => {
    const outcome = given(...history(monday)).when({ ...link(how), comment: '同一客户。' }, today(noon));
    exactly(outcome, { type: 'ComplaintLinked', data: { other, how }, texts: { comment: '同一客户。' } });
    outcome.thenState({ stage: 'registered', links: [{ other, how }] });
  });

  it('并案 ends this complaint; the other is answered for both', () => {
    const outcome = given(...history(monday)).when(link('merged'), today(noon));
    exactly(
      outcome,
      { type: 'ComplaintLinked', data: { other, how: 'merged' } },
      { type: 'ComplaintClosed', data: { because: 'merged' } },
    );
    outcome.thenState({ stage: 'closed', closedBecause: 'merged', closedAt: shanghai(noon) });
  });

  it('keeps one link to another complaint, the latest', () => {
    const related: Step = [link('related'), today(noon)];
    given(...history(monday, related))
      .when(link('merged'), today(noon))
      .thenState({ links: [{ other, how: 'merged' }] });
  });

  it('is not possible with itself, nor the same twice', () => {
    given(...history(monday))
      .when({ ...link('related'), other: complaintId }, today(noon))
      .thenRefused({ code: 'complaint/same-complaint' });
    given(...history(monday, [link('related'), today(noon)]))
      .when(link('related'), today(noon))
      .thenRefused({ code: 'complaint/already-done' });
  });

  it.each(Object.entries(untilStage))('is possible while the complaint is %s', (stage, steps) => {
    given(...history(...steps))
      .when(link('related'), today(noon))
      .thenState({ stage, links: [{ other, how: 'related' }] });
  });

  it.each(stagesBut('registered', 'accepted', 'dispatched', 'stated', 'replied'))(
    '并案 comes too late once the complaint is %s',
    (stage) => {
      given(...history(...untilStage[stage]))
        .when(link('merged'), today(noon))
        .thenRefused({ code: 'complaint/wrong-stage', about: stage });
    },
  );

  it.each(bankersWithout('dispatch', 'classify'))('is not for %s', (position) => {
    given(...history(monday))
      .when(link('related'), today(noon, banker(position)))
      .thenRefused({ code: 'session/not-permitted', about: 'dispatch' });
  });
});
