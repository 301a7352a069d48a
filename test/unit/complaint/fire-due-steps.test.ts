import { describe, expect, it } from 'vitest';
import type { ComplaintEvent } from '../../../shared/complaint/events.ts';
import { replay } from '../../../shared/complaint/evolve.ts';
import { complainant, system } from '../../../shared/complaint/facts.ts';
import { isLate, nextStepAt } from '../../../shared/complaint/state.ts';
import {
  complaintId,
  dispatched,
  facts,
  fired,
  given,
  history,
  registered,
  replied,
  shanghai,
  verb,
} from '../../support/given.ts';

/** Friday 27 November, one working day before the due Monday, within ten minutes of the opening. */
const reminder = { from: shanghai('2026-11-27 08:00'), to: shanghai('2026-11-27 08:10') };
const due = shanghai('2026-11-30 17:30');
/** The opening of Tuesday 1 December. */
const escalation = shanghai('2026-12-01 08:00');

const nextOf = (events: readonly ComplaintEvent[]) => replay(complaintId, events)?.clocks[0]?.next;

/** Registered at this moment; what the clock says then. */
function clockFrom(at: string) {
  const clock = replay(complaintId, history([verb.register(), facts(at, complainant)]))?.clocks[0];
  if (!clock) throw new Error('no clock was started');
  return clock;
}

describe('督办阶梯 the ladder', () => {
  it('waits for the reminder first, spread over ten minutes after the opening', () => {
    const next = nextOf(history(registered));
    expect(next?.step).toBe('one-day-before');
    expect(next && next.at >= reminder.from && next.at <= reminder.to).toBe(true);
  });

  it('does nothing before its moment, and says so without refusing', () => {
    given(...history(registered))
      .when(verb.fire, facts('2026-11-27 07:59', system))
      .thenEvents();
  });

  it('reminds, misses and escalates in order, each once', () => {
    const registeredOnly = history(registered, dispatched);
    const planned = nextOf(registeredOnly)?.at;

    const reminded = history(registered, dispatched, fired('2026-11-27 08:10'));
    expect(reminded.at(-1)).toMatchObject({
      type: 'HandlerReminded',
      actorId: 'system',
      data: { clock: 'feedback', step: 'one-day-before', plannedAt: planned, next: { step: 'due', at: due } },
    });
    given(...reminded)
      .when(verb.fire, facts('2026-11-30 17:29', system))
      .thenEvents();

    given(...reminded)
      .when(verb.fire, facts('2026-11-30 17:30', system))
      .thenEvents({
        type: 'DeadlineMissed',
        data: { step: 'due', plannedAt: due, next: { step: 'one-day-after', at: escalation } },
      })
      .thenState({ clocks: [{ status: 'missed' }] });

    const missed = history(registered, dispatched, fired('2026-11-27 08:10'), fired('2026-11-30 17:30'));
    const { after } = given(...missed)
      .when(verb.fire, facts('2026-12-01 08:00', system))
      .thenEvents({ type: 'ComplaintEscalated', data: { step: 'one-day-after', plannedAt: escalation } })
      .thenState({ isEscalated: true, clocks: [{ status: 'missed' }] });
    expect(isLate(after)).toBe(true);
    expect(nextStepAt(after)).toBeUndefined();

    const done = history(registered, fired('2026-11-27 08:10'), fired('2026-11-30 17:30'), fired('2026-12-01 08:00'));
    given(...done)
      .when(verb.fire, facts('2027-01-04 09:00', system))
      .thenEvents();
  });

  it('takes all steps at once, in order and each once, when the timer comes late', () => {
    given(...history(registered))
      .when(verb.fire, facts('2026-12-24 23:00', system))
      .thenEvents(
        { type: 'HandlerReminded', data: { step: 'one-day-before' } },
        { type: 'DeadlineMissed', data: { plannedAt: due } },
        { type: 'ComplaintEscalated', data: { plannedAt: escalation } },
      )
      .thenState({ isEscalated: true, seq: 4, clocks: [{ status: 'missed' }] });
    given(...history(registered, fired('2026-12-24 23:00')))
      .when(verb.fire, facts('2026-12-24 23:00', system))
      .thenEvents();
  });

  it('is left when the answer was given: met, or late without another step', () => {
    given(...history(registered, replied))
      .when(verb.fire, facts('2026-12-24 23:00', system))
      .thenEvents();
    given(...history(registered, fired('2026-11-30 17:30'), [verb.reply(), facts('2026-11-30 18:00')]))
      .when(verb.fire, facts('2026-12-24 23:00', system))
      .thenEvents();
  });

  it('reminds anew when the clock was given more time', () => {
    const more = history(registered, fired('2026-11-27 08:10'), [
      verb.dispatch('nursing-department', 'pharmacy'),
      facts('2026-11-27 09:00'),
    ]);
    // Due on Monday 7 December; one working day before is Friday the 4th.
    given(...more)
      .when(verb.fire, facts('2026-12-04 08:10', system))
      .thenEvents({ type: 'HandlerReminded', data: { next: { step: 'due', at: shanghai('2026-12-07 17:30') } } });
  });
});

describe('National Day 2026', () => {
  it('days off do not count, the make-up Saturday does', () => {
    // Registered Wednesday 30 September. Holiday 1 to 7 October. Thu 8 (1), Fri 9 (2), Sat 10 make-up day (3),
    // Sun 11 off, Mon 12 (4), Tue 13 (5). Reminder: Monday 12.
    const clock = clockFrom('2026-09-30 10:00');
    expect(clock).toMatchObject({ dueAt: shanghai('2026-10-13 17:30'), dueOn: '2026-10-13' });
    expect(
      clock.next && clock.next.at >= shanghai('2026-10-12 08:00') && clock.next.at <= shanghai('2026-10-12 08:10'),
    ).toBe(true);
    expect(clock).not.toHaveProperty('isProvisional');
  });

  it('an answer may fall due on the make-up Saturday; the next level hears of it on Monday', () => {
    // Registered Monday 28 September. Tue 29 (1), Wed 30 (2), Thu 8 October (3), Fri 9 (4), Sat 10 make-up day (5).
    // The make-up day keeps the hours of a Friday, so it ends at 17:30. Reminder: Friday 9. Escalation: Monday 12.
    const clock = clockFrom('2026-09-28 10:00');
    expect(clock).toMatchObject({ dueAt: shanghai('2026-10-10 17:30'), dueOn: '2026-10-10' });
    const filed = history([verb.register(), facts('2026-09-28 10:00', complainant)], fired('2026-10-10 17:30'));
    expect(nextOf(filed)).toEqual({ step: 'one-day-after', at: shanghai('2026-10-12 08:00') });
  });

  it('the make-up Sunday before it counts, and Mid-Autumn puts the escalation off', () => {
    // Registered Friday 18 September. Sat 19 off, Sun 20 make-up day (1), Mon 21 (2), Tue 22 (3), Wed 23 (4), Thu 24 (5).
    // Mid-Autumn is Fri 25 to Sun 27, so one working day after is Monday 28.
    const clock = clockFrom('2026-09-18 10:00');
    expect(clock).toMatchObject({ dueAt: shanghai('2026-09-24 17:30') });
    const filed = history([verb.register(), facts('2026-09-18 10:00', complainant)], fired('2026-09-24 17:30'));
    expect(nextOf(filed)).toEqual({ step: 'one-day-after', at: shanghai('2026-09-28 08:00') });
  });

  it('a clock that runs into a year without published holidays says so', () => {
    // Registered Wednesday 30 December 2026: the fifth working day lies in 2027.
    expect(clockFrom('2026-12-30 10:00')).toMatchObject({ isProvisional: true });
  });
});
