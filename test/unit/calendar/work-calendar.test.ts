import { expect, test } from 'vitest';
import { dayReason } from '../../../shared/calendar/day-reason.ts';
import { WorkCalendar } from '../../../shared/calendar/work-calendar.ts';
import { calendarWith, day, officeDraft } from './calendars.ts';

const complaintsAbout = (changes: object): string[] => {
  const result = WorkCalendar.safeParse({ ...officeDraft, ...changes });
  return result.success ? [] : result.error.issues.map(({ message }) => message);
};
const monday = (...intervals: [string, string][]): object => ({
  openingHours: { ...officeDraft.openingHours, monday: intervals.map(([from, to]) => ({ from, to })) },
});
const reason = { zh: '院庆', en: 'Anniversary' };

test('a lunch break, touching intervals and a closing at 24:00 are fine', () => {
  expect(complaintsAbout(monday(['09:00', '12:00'], ['13:00', '17:00']))).toEqual([]);
  expect(complaintsAbout(monday(['09:00', '12:00'], ['12:00', '24:00']))).toEqual([]);
});

test.each([
  ['overlapping', monday(['09:00', '12:00'], ['11:59', '17:00']), /overlaps/],
  ['out of order', monday(['13:00', '17:00'], ['09:00', '12:00']), /out of order/],
  ['empty', monday(['09:00', '09:00']), /closes before it opens/],
  ['ending before they begin', monday(['22:00', '06:00']), /two intervals/],
  ['at impossible times', monday(['09:00', '24:30']), /08:30/],
  ['missing on a working day', monday(), /without opening hours/],
])('opening hours %s are refused', (_, changes, message) => {
  expect(complaintsAbout(changes)).toEqual([expect.stringMatching(message)]);
});

test.each([
  ['make-up hours of a day off', { makeUpDayHours: 'sunday' }],
  ['a year nobody published', { publishedYears: [2026, 2027] }],
  ['a year twice', { publishedYears: [2026, 2026] }],
  [
    'a closure twice',
    {
      closures: [
        { day: '2026-07-01', reason },
        { day: '2026-07-01', reason },
      ],
    },
  ],
  [
    'a day both closed and extra',
    { closures: [{ day: '2026-07-04', reason }], extraWorkdays: [{ day: '2026-07-04', reason }] },
  ],
  ['an unknown time zone', { timeZone: 'Asia/Atlantis' }],
  ['a word it does not know', { closing: 'midnight' }],
])('a calendar with %s is refused', (_, changes) => {
  expect(complaintsAbout(changes).length).toBe(1);
});

test("the tenant's own days win over public holidays, these over the weekday", () => {
  const calendar = calendarWith({
    closures: [{ day: '2026-10-10', reason }],
    extraWorkdays: [
      { day: '2026-10-02', reason },
      { day: '2026-07-04', reason },
    ],
  });
  const reasons = ['2026-10-10', '2026-10-02', '2026-10-03', '2026-07-04', '2026-07-05', '2026-07-06'].map((each) => {
    const { working, reason: why, name } = dayReason(calendar, day(each));
    return [working, why, name?.zh];
  });
  expect(reasons).toEqual([
    [false, 'tenant-closure', '院庆'],
    [true, 'tenant-extra-day', '院庆'],
    [false, 'public-holiday', '国庆节'],
    [true, 'tenant-extra-day', '院庆'],
    [false, 'weekend', undefined],
    [true, 'weekday', undefined],
  ]);
});
