import { describe, expect, it } from 'vitest';
import { repeatedAfter } from '../../../shared/calendar/repeat.ts';
import { office, plain, shanghai, utc } from './calendars.ts';

describe('something that is done again and again', () => {
  it('keeps the time of day from one working day to the next, over the National Day', () => {
    // Wed 30 Sep 2026; 1 to 7 October are off, Thu 8 and Fri 9 are worked, Sat 10 is a make-up workday.
    const first = shanghai('2026-09-30 08:30');
    const every = { unit: 'working-days' as const, count: 1 };
    expect([0, 1, 2, 3].map((times) => repeatedAfter(first, every, times, office))).toEqual([
      first,
      shanghai('2026-10-08 08:30'),
      shanghai('2026-10-09 08:30'),
      shanghai('2026-10-10 08:30'),
    ]);
  });

  it('steps by days, weeks and months, and rolls off a day off where it is told to', () => {
    const first = shanghai('2026-11-27 09:15');
    expect(repeatedAfter(first, { unit: 'calendar-days', count: 2 }, 1, office)).toBe(shanghai('2026-11-29 09:15'));
    expect(repeatedAfter(first, { unit: 'calendar-days', count: 2, rollToWorkingDay: true }, 1, office)).toBe(
      shanghai('2026-11-30 09:15'),
    );
    expect(repeatedAfter(first, { unit: 'weeks', count: 1 }, 2, office)).toBe(shanghai('2026-12-11 09:15'));
    // The last day of a shorter month, and back to the 31st after it.
    const end = shanghai('2026-12-31 09:15');
    expect(repeatedAfter(end, { unit: 'months', count: 1 }, 2, office)).toBe(shanghai('2027-02-28 09:15'));
    expect(repeatedAfter(end, { unit: 'months', count: 1 }, 3, office)).toBe(shanghai('2027-03-31 09:15'));
  });

  it('counts minutes, hours and working hours as they run', () => {
    const first = shanghai('2026-11-27 17:00');
    expect(repeatedAfter(first, { unit: 'minutes', count: 30 }, 3, office)).toBe(shanghai('2026-11-27 18:30'));
    expect(repeatedAfter(first, { unit: 'hours', count: 12 }, 2, office)).toBe(shanghai('2026-11-28 17:00'));
    // Half an hour until the close on Friday, an hour and a half on Monday from 08:30.
    expect(repeatedAfter(first, { unit: 'working-hours', count: 2 }, 1, office)).toBe(shanghai('2026-11-30 10:00'));
  });

  it('keeps the time of day over a change of the clocks', () => {
    // Berlin puts its clocks back on Sun 25 October 2026: 09:00 is 07:00 UTC before and 08:00 after.
    const berlin = plain('08:00', '17:00', 'Europe/Berlin');
    expect(repeatedAfter(utc('2026-10-24 07:00'), { unit: 'calendar-days', count: 1 }, 2, berlin)).toBe(
      utc('2026-10-26 08:00'),
    );
  });
});
